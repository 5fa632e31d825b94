"""Structured logs: one event per line, with the request's id and never a secret."""

import hashlib
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Literal

import structlog

_SECRET_NAMES = re.compile(r"password|secret|token|authorization|cookie|dsn|url", re.IGNORECASE)
# JSON web tokens, the credentials of an address, signed session tokens.
_SECRET_VALUES = re.compile(
    r"eyJ[A-Za-z0-9_-]{5,}(\.[A-Za-z0-9_-]*){0,2}|(?<=://)[^/@\s]+(?=@)|\b[A-Za-z0-9]{32}\.[\w%+/=-]{20,}"
)
_HIDDEN = "[hidden]"
# Fields whose names only look like those of secrets.
_HARMLESS = frozenset({"token_reason"})


def configure_logging(form: Literal["console", "json"] | None, level: str) -> None:
    """Sends everything to standard error, that of uvicorn and asyncio too."""
    if form is None:
        form = "console" if sys.stderr.isatty() else "json"
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redact,
    ]
    # JSON and repr both keep a value on its line, whatever control characters are in it.
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=True)
        if form == "json"
        else structlog.processors.KeyValueRenderer(
            key_order=["timestamp", "level", "event"], drop_missing=True, sort_keys=False
        )
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.getLogger("httpx").setLevel(logging.WARNING)


def redact(
    _logger: object, _method: str, event: MutableMapping[str, object]
) -> MutableMapping[str, object]:
    """Hides what must not be written down, should it ever get here."""
    for name, value in event.items():
        if _SECRET_NAMES.search(name) and name not in _HARMLESS:
            event[name] = _HIDDEN
        elif isinstance(value, str):
            event[name] = _SECRET_VALUES.sub(_HIDDEN, value)
    return event


def fingerprint(value: object) -> str:
    """Tells one session or user from another without saying which it is."""
    return hashlib.sha256(str(value).encode()).hexdigest()[:12]

"""The outermost layer: request id, security headers, figures, and the last word on errors."""

import re
import secrets
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.errors import AppError
from backend.middleware.metrics import Metrics
from backend.middleware.problems import send_problem

_REQUEST_ID = re.compile(rb"[A-Za-z0-9_-]{8,64}")
_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
# Only where a route did not decide otherwise: the documentation page has files and scripts.
_DEFAULT_HEADERS = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
}
_log = structlog.get_logger(__name__)


class Edge:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Exchange(scope, send, self._metrics).run(self._app, receive)


class _Exchange:
    """One request and its answer."""

    __slots__ = ("_is_stream", "_metrics", "_scope", "_send", "_started_at", "_status")

    def __init__(self, scope: Scope, send: Send, metrics: Metrics) -> None:
        self._scope = scope
        self._send = send
        self._metrics = metrics
        self._started_at = time.perf_counter()
        self._status = 0
        self._is_stream = False
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.bind_contextvars(request_id=request_id)

    async def run(self, app: ASGIApp, receive: Receive) -> None:
        try:
            await app(self._scope, receive, self._answer)
        except AppError as error:
            await self._fail(error)
        except Exception as error:  # noqa: BLE001  # nobody is left to answer but us
            _log.exception("request.crashed", path=self._scope["path"])
            unexpected = AppError()
            unexpected.__cause__ = error
            await self._fail(unexpected)
        finally:
            self._count()
            structlog.contextvars.unbind_contextvars("request_id")

    async def _fail(self, error: AppError) -> None:
        if self._status:
            # The answer has begun. Breaking it off is the only way left to say that it is wrong.
            raise error
        await send_problem(error, self._scope, self._answer)

    async def _answer(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers = list(message.get("headers", ()))
            names = {name for name, _ in headers}
            self._is_stream = (b"content-type", b"text/event-stream; charset=utf-8") in headers
            headers.extend(_SECURITY_HEADERS)
            headers.extend(item for item in _DEFAULT_HEADERS.items() if item[0] not in names)
            headers.append((b"x-request-id", self._scope["state"]["request_id"].encode()))
            message["headers"] = headers
        await self._send(message)

    def _count(self) -> None:
        route = getattr(self._scope.get("route"), "path_format", "unknown")
        method = self._scope["method"]
        seconds = None if self._is_stream else time.perf_counter() - self._started_at
        known_method = method if method in _KNOWN_METHODS else "other"
        self._metrics.answered(known_method, route, self._status, seconds)


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            return str(value, "ascii")
    return secrets.token_hex(16)

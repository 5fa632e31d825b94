"""Error documents as raw ASGI messages, for what fails before or beside the routes."""

from collections.abc import Iterable

import structlog
from starlette.types import Scope, Send

from backend.errors import PROBLEM_MEDIA_TYPE, AppError, OverloadedError, StoppingError

_SERVER_ERROR = 500
# Of what is shed there is too much for lines of its own: the figures count it.
_UNREMARKABLE = (OverloadedError, StoppingError)
_log = structlog.get_logger(__name__)


def request_id_of(scope: Scope) -> str:
    """The id that the edge gave the request."""
    return str(scope.get("state", {}).get("request_id", ""))


def problem(error: AppError, scope: Scope) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """Body and headers of the answer; failures of ours go to the log with their cause."""
    if error.status >= _SERVER_ERROR and not isinstance(error, _UNREMARKABLE):
        cause = error.__cause__ or error
        _log.warning(
            "request.failed", code=error.code, path=scope["path"], cause=type(cause).__name__
        )
    body = error.document(instance=scope["path"], request_id=request_id_of(scope))
    headers = [
        (b"content-type", PROBLEM_MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        *_encoded(error.headers.items()),
    ]
    return body, headers


async def send_problem(error: AppError, scope: Scope, send: Send) -> None:
    """Answers with the error."""
    body, headers = problem(error, scope)
    await send({"type": "http.response.start", "status": error.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]

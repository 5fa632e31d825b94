"""How a request reaches the auth server, and how its answer comes back."""

import json

import structlog
from fastapi import Request, Response, status
from pydantic import BaseModel

from backend.core.runtime import Runtime
from backend.core.services.auth_server import AuthAnswer
from backend.errors import (
    AuthServerError,
    AuthServerUnavailableError,
    ForbiddenOriginError,
    InvalidTokenError,
    UnauthenticatedError,
)
from backend.middleware.problems import request_id_of

# What the auth server may know of the client; everything else that a client says about itself,
# its address first of all, stays here.
_PASSED_ON = frozenset({"accept-language", "authorization", "cookie", "user-agent"})
_PASSED_BACK = frozenset({"set-cookie", "set-auth-token"})
_SENT_BY_BROWSERS = ("origin", "sec-fetch-site", "cookie")
_log = structlog.get_logger(__name__)


async def forward(request: Request, runtime: Runtime, payload: BaseModel | None = None) -> Response:
    """Sends the request on; raises AuthServerError for an error answer."""
    app_url = runtime.settings.app_url
    _check_origin(request, app_url)
    # Stripped: what may surround a value on its way in may not on its way on.
    sent = request.headers
    headers = {name: sent[name].strip(" \t") for name in _PASSED_ON & set(sent)}
    headers["x-client-ip"] = request.client.host if request.client else ""
    headers["x-request-id"] = request_id_of(request.scope)
    if any(name in request.headers for name in _SENT_BY_BROWSERS):
        # Checked above; the auth server knows one origin. Other clients have none, and must not
        # be taken for browsers: they get their session token in the answer.
        headers["origin"] = app_url
    body = b""
    if payload is not None:
        headers["content-type"] = "application/json"
        body = payload.model_dump_json(exclude_unset=True).encode()
    answer = await runtime.auth_server.send(request.method, request.url.path, headers, body)
    return _response(request, answer)


def _check_origin(request: Request, app_url: str) -> None:
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    is_foreign = origin is not None and origin not in {app_url, own}
    if is_foreign or request.headers.get("sec-fetch-site") == "cross-site":
        _log.warning("auth.foreign_origin", path=request.url.path)
        raise ForbiddenOriginError


def _response(request: Request, answer: AuthAnswer) -> Response:
    path = request.url.path
    if answer.status >= status.HTTP_400_BAD_REQUEST:
        error = _error(request, answer)
        _log.warning("auth.refused", path=path, status=error.status, code=error.code)
        raise error
    _log.info("auth.forwarded", path=path, status=answer.status)
    response = Response(answer.body, answer.status, media_type="application/json")
    for name, value in answer.headers:
        if name in _PASSED_BACK:
            response.headers.append(name, value)
    return response


def _error(request: Request, answer: AuthAnswer) -> AuthServerError:
    try:
        content = json.loads(answer.body)
        code, message = content["code"], content["message"]
    except (ValueError, KeyError, TypeError) as error:
        raise AuthServerUnavailableError from error
    retry_after = answer.header("retry-after")
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    if answer.status == status.HTTP_401_UNAUTHORIZED:
        sent_token = "authorization" in request.headers
        headers |= (InvalidTokenError if sent_token else UnauthenticatedError).headers
    return AuthServerError(answer.status, str(code), str(message), headers)

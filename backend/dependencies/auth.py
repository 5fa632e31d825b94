"""From the Authorization header to the caller: the only place that answers 401."""

from typing import Annotated

import structlog
from fastapi import Request, Security
from fastapi.openapi.models import HTTPBearer as HTTPBearerModel
from fastapi.security.base import SecurityBase

from backend.core.runtime import Runtime
from backend.core.security.jwt import TokenError
from backend.errors import BadRequestError, InvalidTokenError, UnauthenticatedError
from backend.logging import fingerprint
from backend.middleware.metrics import Metrics
from backend.schemas.auth import Caller

_log = structlog.get_logger(__name__)


class AccessTokenAuth(SecurityBase):
    """Verifies the token and that its session is alive; the answer never says which failed."""

    def __init__(self) -> None:
        self.scheme_name = "access_token"
        self.model = HTTPBearerModel(
            bearerFormat="JWT",
            description="An access token from GET /api/auth/token; it ends with its session.",
        )

    async def __call__(self, request: Request) -> Caller:
        token = _token_of(request)
        runtime: Runtime = request.app.state.runtime
        try:
            access = await runtime.verifier.verify(token)
        except TokenError as error:
            raise _refused(request, str(error)) from error
        session = await runtime.sessions.find(access.session_id)
        if session is None:
            raise _refused(request, "session_ended", fingerprint(access.session_id))
        if session.user_id != access.user_id:
            raise _refused(request, "foreign_session", fingerprint(access.session_id))
        return Caller(access.user_id, access.session_id)


def _token_of(request: Request) -> str:
    values = [value for name, value in request.scope["headers"] if name == b"authorization"]
    if not values:
        raise UnauthenticatedError
    if len(values) > 1:
        raise BadRequestError("Send one Authorization header.")
    scheme, _, token = values[0].decode("latin-1").partition(" ")
    if scheme.lower() != "bearer":
        raise UnauthenticatedError
    return str(token.strip(" "))


def _refused(request: Request, reason: str, session: str | None = None) -> InvalidTokenError:
    metrics: Metrics = request.app.state.metrics
    metrics.tokens_refused.labels(reason).inc()
    _log.warning("auth.token_refused", token_reason=reason, session=session)
    return InvalidTokenError()


CurrentUser = Annotated[Caller, Security(AccessTokenAuth())]

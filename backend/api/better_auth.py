"""The gateway to the auth server: typed and documented, forwarded, without any state.

Whoever works from this API's documentation needs no second address to sign up and in. Passwords
and sessions stay with the auth server; nothing is checked or stored here. Errors come as problem
documents that keep the auth server's `code` and `message`.
"""

from typing import Any

from fastapi import APIRouter, Request, Response, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from backend.api.documentation import auth_problems
from backend.api.forwarding import forward
from backend.api.strict_route import StrictRoute
from backend.dependencies.runtime import RuntimeDep
from backend.schemas.auth import (
    Code,
    CurrentSession,
    RecoveryCode,
    SecondStep,
    SignedIn,
    SignedOut,
    SignIn,
    SignUp,
    TokenAnswer,
)

router = APIRouter(prefix="/api/auth", tags=["auth"], route_class=StrictRoute)

# Documentation only: the auth server is the one that looks at them.
_SESSION = [
    Security(
        APIKeyCookie(
            name="daymark.session_token",
            scheme_name="session_cookie",
            description="Set at sign-in; over https it is called `__Host-daymark.session_token`.",
            auto_error=False,
        )
    ),
    Security(
        HTTPBearer(
            scheme_name="session_token",
            description="The signed session token that clients other than browsers get.",
            auto_error=False,
        )
    ),
]
# Who has no session is told so, or has nothing to end: that is no refusal.
_SESSION_IF_ANY: dict[str, Any] = {"security": [{}]}


@router.post(
    "/sign-up/email",
    summary="Create an account",
    response_model=SignedIn,
    responses=auth_problems((403, 408, 413, 415, 422, 429)),
)
async def sign_up(payload: SignUp, request: Request, runtime: RuntimeDep) -> Response:
    """Creates the account and signs in."""
    return await forward(request, runtime, payload)


@router.post(
    "/sign-in/email",
    summary="Sign in",
    response_model=SignedIn | SecondStep,
    responses=auth_problems((401, 403, 408, 413, 415, 422, 429)),
)
async def sign_in(payload: SignIn, request: Request, runtime: RuntimeDep) -> Response:
    """A wrong password and an unknown address get the same answer.

    With two-step verification the answer is `{"twoFactorRedirect": true, ...}` and no session:
    send the code to `/api/auth/two-factor/verify-totp`.
    """
    return await forward(request, runtime, payload)


@router.post(
    "/two-factor/verify-totp",
    summary="Finish signing in with a code",
    response_model=SignedIn,
    responses=auth_problems((401, 403, 408, 413, 415, 422, 429)),
)
async def verify_code(payload: Code, request: Request, runtime: RuntimeDep) -> Response:
    """The second step of a sign-in; a code works once."""
    return await forward(request, runtime, payload)


@router.post(
    "/two-factor/verify-backup-code",
    summary="Finish signing in with a recovery code",
    response_model=SignedIn,
    responses=auth_problems((401, 403, 408, 413, 415, 422, 429)),
)
async def verify_recovery_code(
    payload: RecoveryCode, request: Request, runtime: RuntimeDep
) -> Response:
    """The second step of a sign-in without the app; a recovery code works once."""
    return await forward(request, runtime, payload)


@router.post(
    "/sign-out",
    summary="Sign out",
    response_model=SignedOut,
    responses=auth_problems((403, 429)),
    dependencies=_SESSION,
    openapi_extra=_SESSION_IF_ANY,
)
async def sign_out(request: Request, runtime: RuntimeDep) -> Response:
    """Ends the session. No access token of it is accepted after the answer."""
    return await forward(request, runtime)


@router.get(
    "/token",
    summary="Get an access token",
    response_model=TokenAnswer,
    responses=auth_problems((401, 403, 429)),
    dependencies=_SESSION,
)
async def get_token(request: Request, runtime: RuntimeDep) -> Response:
    """A fresh access token of this session; also the way to renew one."""
    return await forward(request, runtime)


@router.get(
    "/get-session",
    summary="Get the session",
    response_model=CurrentSession | None,
    responses=auth_problems((403, 429)),
    dependencies=_SESSION,
    openapi_extra=_SESSION_IF_ANY,
)
async def get_session(request: Request, runtime: RuntimeDep) -> Response:
    """The session and its user; null when there is none."""
    return await forward(request, runtime)

"""Who calls, and the wire format of the gateway to the auth server."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from backend.schemas.base import Answer, Payload
from backend.schemas.fields import Flag, UnicodeText


@dataclass(frozen=True, slots=True)
class AccessToken:
    """The verified claims that matter here; times are seconds since the epoch."""

    user_id: UUID
    session_id: UUID
    expires_at: int


@dataclass(frozen=True, slots=True)
class Caller:
    """The user and session on whose behalf a transaction runs."""

    user_id: UUID
    session_id: UUID


Email = Annotated[UnicodeText, Field(min_length=3, max_length=254, examples=["ada@example.org"])]
Password = Annotated[
    UnicodeText, Field(min_length=1, max_length=128, examples=["correct horse battery staple"])
]


class SignUp(Payload):
    """A new account."""

    name: Annotated[UnicodeText, Field(min_length=1, max_length=100, examples=["Ada"])]
    email: Email
    password: Password
    rememberMe: Flag = True  # noqa: N815  # Better Auth's name


class SignIn(Payload):
    """Sign-in with e-mail address and password."""

    email: Email
    password: Password
    rememberMe: Flag = True  # noqa: N815  # Better Auth's name


class _AuthAnswer(Answer):
    # The auth server may add members; what is documented here is what may be relied on.
    model_config = ConfigDict(extra="allow", frozen=True)


class AuthUser(_AuthAnswer):
    """A user as Better Auth shows it."""

    id: UUID
    name: str
    email: str
    emailVerified: bool  # noqa: N815  # Better Auth's name
    createdAt: AwareDatetime  # noqa: N815  # Better Auth's name


class SignedIn(_AuthAnswer):
    """The session came as a cookie; `token` is the same for clients that are no browser."""

    token: Annotated[
        str | None,
        Field(description="Signed session token, for `Authorization: Bearer` on /api/auth/*"),
    ]
    user: AuthUser


class SignedOut(_AuthAnswer):
    """The session has ended, and every access token of it with it."""

    success: bool


class TokenAnswer(_AuthAnswer):
    """A fresh access token for this API."""

    token: str


class AuthSession(_AuthAnswer):
    """A session as Better Auth shows it, without its token."""

    id: UUID
    userId: UUID  # noqa: N815  # Better Auth's name
    expiresAt: AwareDatetime  # noqa: N815  # Better Auth's name


class CurrentSession(_AuthAnswer):
    """The session and its user."""

    session: AuthSession
    user: AuthUser

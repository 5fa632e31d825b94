"""Who calls, and the wire format of the gateway to the auth server."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, JsonValue

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


# The patterns only document what the auth server checks: the refusal is to be its own.
_NO_NUL: dict[str, JsonValue] = {"pattern": r"^[^\x00]*$"}
_EMAIL: dict[str, JsonValue] = {
    "pattern": r"^([A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]"
    r"@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$"
}
_UNPRINTABLE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
_PRINTABLE: dict[str, JsonValue] = {
    "pattern": rf"^[^{_UNPRINTABLE}]*[^\s\ufeff{_UNPRINTABLE}][^{_UNPRINTABLE}]*$"
}

Name = Annotated[
    UnicodeText,
    Field(min_length=1, max_length=100, examples=["Ada"], json_schema_extra=_PRINTABLE),
]
Email = Annotated[
    UnicodeText,
    Field(min_length=3, max_length=254, examples=["ada@example.org"], json_schema_extra=_EMAIL),
]
_LONG_PHRASE = "correct horse battery staple"
Password = Annotated[
    UnicodeText,
    Field(min_length=1, max_length=128, examples=[_LONG_PHRASE], json_schema_extra=_NO_NUL),
]
NewPassword = Annotated[
    UnicodeText,
    Field(
        min_length=1,
        max_length=128,
        examples=[_LONG_PHRASE],
        description="None of the words that everybody tries first",
        json_schema_extra={"minLength": 8, **_NO_NUL},
    ),
]


class SignUp(Payload):
    """A new account."""

    name: Name
    email: Email
    password: NewPassword
    rememberMe: Flag = True  # noqa: N815  # Better Auth's name


class SignIn(Payload):
    """Sign-in with e-mail address and password."""

    email: Email
    password: Password
    rememberMe: Flag = True  # noqa: N815  # Better Auth's name


SecondStepToken = Annotated[
    str | None,
    Field(
        max_length=256,
        description="For clients without cookies: what the sign-in answered as `twoFactorToken`",
        json_schema_extra=_NO_NUL,
    ),
]


class Code(Payload):
    """The second step, with a code of an app."""

    code: Annotated[
        UnicodeText,
        Field(min_length=6, max_length=16, examples=["123456"], json_schema_extra=_NO_NUL),
    ]
    twoFactorToken: SecondStepToken = None  # noqa: N815  # Better Auth's style
    trustDevice: Flag = False  # noqa: N815  # Better Auth's name


class RecoveryCode(Payload):
    """The second step, with one of the recovery codes; it works once."""

    code: Annotated[
        UnicodeText,
        Field(min_length=10, max_length=32, examples=["abcde-fghjk"], json_schema_extra=_NO_NUL),
    ]
    twoFactorToken: SecondStepToken = None  # noqa: N815  # Better Auth's style
    trustDevice: Flag = False  # noqa: N815  # Better Auth's name


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


class SecondStep(_AuthAnswer):
    """The password was right, and nobody is signed in yet: a code is asked for."""

    twoFactorRedirect: Literal[True]  # noqa: N815  # Better Auth's name
    twoFactorMethods: list[str]  # noqa: N815  # Better Auth's name
    twoFactorToken: Annotated[  # noqa: N815  # Better Auth's style
        str | None,
        Field(description="For clients without cookies: to be sent with the code, within minutes"),
    ] = None


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

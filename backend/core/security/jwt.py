"""Verifies access tokens: the only module that knows PyJWT, and the only way into the API.

PyJWT alone accepts duplicated members, UTF-16, padding, expiry times that are strings, and any
`typ` and `kid`. So the segments are read strictly here first, key and algorithm come from the
key ring by `kid` and never from the token, and the claims are checked again after PyJWT.
"""

import base64
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from backend.schemas.auth import AccessToken
from backend.schemas.strict_json import parse_strictly

MAX_TOKEN_LENGTH = 4096
MAX_CACHED_TOKENS = 10_000
# How far the clocks of the auth server and the backend may differ.
CLOCK_SKEW_SECONDS = 30
_MAX_INSTANT = 2**53
_SEGMENTS = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")
_TOKEN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEADER_MEMBERS = frozenset({"alg", "typ", "kid"})
_REQUIRED_CLAIMS = ["iss", "aud", "sub", "sid", "jti", "iat", "exp"]


class TokenError(Exception):
    """The token is not accepted; the message is a reason for the log, never for the answer."""


class UnknownKeyError(TokenError):
    """The ring has no key of this id, or not yet."""


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """A key together with the one algorithm that it may be used with."""

    algorithm: Literal["HS256", "EdDSA"]
    key: bytes | Ed25519PublicKey


class KeyRing(Protocol):
    """Where keys come from."""

    def find(self, kid: str) -> VerifyingKey | None:
        """The key of this id among those known now."""
        ...

    async def refresh(self) -> None:
        """Looks for new keys, if there can be any and nobody has looked a moment ago."""
        ...


class SharedSecrets:
    """The ring of `JWT_SECRETS`: every key verifies, whichever signs."""

    def __init__(self, secrets: Iterable[tuple[str, bytes]]) -> None:
        self._keys = {kid: VerifyingKey("HS256", key) for kid, key in secrets}

    def find(self, kid: str) -> VerifyingKey | None:
        return self._keys.get(kid)

    async def refresh(self) -> None:
        """Nothing to do: the ring is complete from the start."""


class TokenVerifier:
    """Turns the text of a token into an AccessToken.

    Verified tokens are kept, keyed by their exact text: a hit proves the signature and the claims
    that cannot change. Expiry is checked on every hit; whether the session is alive is not known
    here at all.
    """

    def __init__(
        self,
        ring: KeyRing,
        *,
        issuer: str,
        audience: str,
        lifetime_seconds: int,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._ring = ring
        self._issuer = issuer
        self._audience = audience
        self._lifetime_seconds = lifetime_seconds
        self._now = now
        self._verified: dict[str, AccessToken] = {}

    async def verify(self, token: str) -> AccessToken:
        """Raises TokenError unless every check passes."""
        known = self._verified.get(token)
        if known is not None:
            if known.expires_at <= self._now():
                del self._verified[token]
                raise TokenError("expired")
            return known
        try:
            verified = self._verify(token)
        except UnknownKeyError:
            await self._ring.refresh()
            verified = self._verify(token)
        if len(self._verified) >= MAX_CACHED_TOKENS:
            del self._verified[next(iter(self._verified))]
        self._verified[token] = verified
        return verified

    def forget(self) -> None:
        """Verifies everything anew, because keys were withdrawn."""
        self._verified.clear()

    def _verify(self, token: str) -> AccessToken:
        if len(token) > MAX_TOKEN_LENGTH:
            raise TokenError("too_long")
        segments = _SEGMENTS.fullmatch(token)
        if segments is None:
            raise TokenError("malformed")
        key = self._key(_json_object(segments[1]))
        _json_object(segments[2])
        _decoded(segments[3])
        try:
            claims = jwt.decode(
                token,
                key.key,
                algorithms=[key.algorithm],
                issuer=self._issuer,
                audience=self._audience,
                leeway=CLOCK_SKEW_SECONDS,
                options={
                    "require": _REQUIRED_CLAIMS,
                    "strict_aud": True,
                    "enforce_minimum_key_length": True,
                },
            )
        except Exception as error:  # whatever goes wrong in here, the answer is no
            raise TokenError(type(error).__name__) from error
        return self._access_token(claims)

    def _key(self, header: Mapping[str, object]) -> VerifyingKey:
        if not header.keys() <= _HEADER_MEMBERS or header.get("typ") != "JWT":
            raise TokenError("header")
        kid = header.get("kid")
        if not isinstance(kid, str):
            raise TokenError("header")
        key = self._ring.find(kid)
        if key is None:
            raise UnknownKeyError("unknown_key")
        return key

    def _access_token(self, claims: Mapping[str, object]) -> AccessToken:
        issued_at, expires_at = _instant(claims["iat"]), _instant(claims["exp"])
        if "nbf" in claims:
            _instant(claims["nbf"])
        if not 0 < expires_at - issued_at <= self._lifetime_seconds:
            raise TokenError("lifetime")
        # The clocks may differ for a token that is new, but nobody needs one that is over.
        if expires_at <= self._now():
            raise TokenError("expired")
        if not _TOKEN_ID.fullmatch(_string(claims["jti"])):
            raise TokenError("jti")
        return AccessToken(_uuid(claims["sub"]), _uuid(claims["sid"]), expires_at)


def _json_object(segment: str) -> dict[str, object]:
    """Decodes a segment strictly: UTF-8, an object, each member once."""
    try:
        text = _decoded(segment).decode("utf-8")
        content = parse_strictly(text)
    except (ValueError, RecursionError) as error:
        raise TokenError("malformed") from error
    if not text.startswith("{") or not isinstance(content, dict):
        raise TokenError("malformed")
    return content


def _decoded(segment: str) -> bytes:
    """Canonical base64url only: otherwise one token has several spellings."""
    try:
        data = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
    except ValueError as error:
        raise TokenError("malformed") from error
    if base64.urlsafe_b64encode(data).rstrip(b"=") != segment.encode():
        raise TokenError("malformed")
    return data


def _instant(value: object) -> int:
    if type(value) is not int or not 0 < value < _MAX_INSTANT:
        raise TokenError("instant")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TokenError("claim_type")
    return value


def _uuid(value: object) -> UUID:
    text = _string(value)
    if not _UUID.fullmatch(text):
        raise TokenError("not_a_uuid")
    return UUID(text)

"""Access tokens as the auth server mints them, and tokens nobody should accept."""

import base64
import hmac
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID, uuid4

import jwt

ISSUER = "http://localhost:3000"
AUDIENCE = "daymark-api"
TTL_SECONDS = 900

Claims = dict[str, object]


def encode(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def new_claims(user_id: UUID, session_id: UUID, **changes: object) -> Claims:
    """The claims of a token minted now; a change to None leaves a claim out."""
    now = int(time.time())
    claims: Claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(user_id),
        "sid": str(session_id),
        "jti": str(uuid4()),
        "iat": now,
        "exp": now + TTL_SECONDS,
        "email": "ada@example.com",
        "email_verified": False,
        "name": "Ada",
    }
    return {name: value for name, value in (claims | changes).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Ring:
    """The shared secret: keys by id; the first signs."""

    keys: dict[str, bytes] = field(repr=False)

    @classmethod
    def new(cls, *kids: str) -> Self:
        return cls({kid: secrets.token_bytes(32) for kid in kids})

    @property
    def setting(self) -> str:
        """As `JWT_SECRETS` writes it."""
        return ",".join(f"{kid}:{encode(key)}" for kid, key in self.keys.items())

    @property
    def signer(self) -> str:
        return next(iter(self.keys))

    def token(self, user_id: UUID, session_id: UUID, **changes: object) -> str:
        """A token that is right but for the changes to its claims."""
        claims = new_claims(user_id, session_id, **changes)
        key = self.keys[self.signer]
        return jwt.encode(claims, key, algorithm="HS256", headers={"kid": self.signer})


def sign(header: Claims | bytes, payload: Claims | bytes, key: bytes) -> str:
    """An HS256 token with this header and payload, whatever they say."""
    signed = f"{encode(_json(header))}.{encode(_json(payload))}"
    return f"{signed}.{encode(hmac.digest(key, signed.encode(), 'sha256'))}"


def _json(part: Claims | bytes) -> bytes:
    return part if isinstance(part, bytes) else json.dumps(part).encode()

"""Tokens that nobody should accept, and the means to make them."""

import base64
import hmac
import json
from dataclasses import dataclass

Claims = dict[str, object]


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def claims_of(token: str) -> Claims:
    """What a token says, unchecked."""
    claims: Claims = json.loads(decode(token.split(".")[1]))
    return claims


def header_of(token: str) -> Claims:
    header: Claims = json.loads(decode(token.split(".", 1)[0]))
    return header


def sign(header: Claims, payload: Claims | bytes, key: bytes, digest: str = "sha256") -> str:
    """A token with this header and payload, whatever they say."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    signed = f"{encode(json.dumps(header).encode())}.{encode(body)}"
    return f"{signed}.{encode(hmac.new(key, signed.encode(), digest).digest())}"


@dataclass(frozen=True, slots=True)
class Ring:
    """The shared secret as the settings write it: `kid:base64url`, the first signs."""

    setting: str

    def key(self, kid: str) -> bytes:
        entries = dict(entry.split(":", 1) for entry in self.setting.split(","))
        return decode(entries[kid])

    @property
    def signer(self) -> str:
        return self.setting.split(":", 1)[0]

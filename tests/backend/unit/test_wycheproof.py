"""Signatures that nobody here made up: project Wycheproof's vectors for JSON Web Signatures.

The file (C2SP/wycheproof, Apache-2.0) is no part of this repository: it is looked for beside it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import jwt
import pytest

from backend.core.security.jwks import PublicKeys
from backend.core.security.jwt import KeyRing, SharedSecrets, TokenError, TokenVerifier
from backend.errors import AuthServerUnavailableError
from tests.backend.support.tokens import AUDIENCE, ISSUER, TTL_SECONDS, decode
from tools.dev.paths import ROOT

VECTORS = ROOT.parent / "shared/conformance/wycheproof/json_web_signature_test.json"
pytestmark = pytest.mark.skipif(
    not VECTORS.exists(), reason="Wycheproof's json_web_signature_test.json is not there"
)

Jwk = dict[str, str]


@dataclass(frozen=True, slots=True)
class Vector:
    """One signature; `secret` is the shared key, where there is one."""

    name: str
    token: str = field(repr=False)
    is_valid: bool
    jwk: Jwk = field(repr=False)

    @property
    def secret(self) -> bytes | None:
        return decode(self.jwk["k"]) if self.jwk["kty"] == "oct" else None


def load(path: Path) -> list[Vector]:
    if not path.exists():
        return []
    return [
        Vector(
            f"{test['tcId']} {test['comment']}",
            test["jws"] if isinstance(test["jws"], str) else json.dumps(test["jws"]),
            test["result"] == "valid",
            group.get("private") or group["public"],
        )
        for group in json.loads(path.read_text(encoding="utf-8"))["testGroups"]
        for test in group["tests"]
    ]


ALL = load(VECTORS)


def shared_secrets(vector: Vector) -> KeyRing:
    """The ring of HS256 with the key that the vector was made for."""
    kid, secret = vector.jwk.get("kid", ""), vector.secret
    return SharedSecrets([] if secret is None else [(kid, secret)])


def published_keys(vector: Vector) -> KeyRing:
    """The ring of EdDSA after the auth server published that key, under the id it is asked for."""

    async def fetch() -> bytes:
        return json.dumps({"keys": [{"kid": "", **vector.jwk}]}).encode()

    return PublicKeys(fetch, on_withdrawal=lambda: None)


async def accepts(ring: KeyRing, token: str) -> bool:
    verifier = TokenVerifier(ring, issuer=ISSUER, audience=AUDIENCE, lifetime_seconds=TTL_SECONDS)
    try:
        await verifier.verify(token)
    except (TokenError, AuthServerUnavailableError):
        return False
    return True


@pytest.mark.parametrize("ring_of", [shared_secrets, published_keys])
async def test_none_of_them_is_taken_for_an_access_token(
    ring_of: Callable[[Vector], KeyRing],
) -> None:
    """Not even the valid ones: they sign something else."""
    accepted = [vector.name for vector in ALL if await accepts(ring_of(vector), vector.token)]

    assert accepted == []
    assert len(ALL) == 401


def library_accepts(vector: Vector) -> bool:
    """What PyJWT alone says about the signature."""
    if vector.secret is None:
        return False
    try:
        jwt.PyJWS().decode(vector.token, vector.secret, algorithms=["HS256"])
    except jwt.PyJWTError:
        return False
    return True


def test_the_library_accepts_what_is_valid() -> None:
    """But for two that carry characters no encoder writes: stricter is fine."""
    valid = [vector for vector in ALL if vector.is_valid and vector.secret is not None]

    assert len(valid) == 10
    assert [vector.name for vector in valid if not library_accepts(vector)] == [
        "372 InvalidCharacterInsertedInHeader",
        "373 InvalidCharacterInsertedInPayload",
    ]


def test_the_library_accepts_no_forged_signature() -> None:
    """The two it does accept were published without the padding that they are named for."""
    accepted = [vector.name for vector in ALL if not vector.is_valid and library_accepts(vector)]

    assert accepted == ["367 invalidBase64Padding", "370 invalidBase64PaddingInPayload"]

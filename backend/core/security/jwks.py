"""The public keys of the auth server, for `JWT_ALGORITHM=EdDSA`."""

import asyncio
import base64
import time
from collections.abc import Awaitable, Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, ValidationError

from backend.core.security.jwt import KeyRing, VerifyingKey
from backend.errors import AuthServerUnavailableError

# Tokens with made-up key ids must not become requests to the auth server.
SECONDS_BETWEEN_FETCHES = 5.0
# A key that was withdrawn there is given up here at the latest after this.
MAX_AGE_SECONDS = 300.0
_KEY_LENGTH = 32


class _PublicKey(BaseModel):
    model_config = ConfigDict(frozen=True)

    kid: str
    kty: str
    crv: str = ""
    x: str = ""
    alg: str = "EdDSA"
    use: str = "sig"
    key_ops: list[str] = ["verify"]
    d: str | None = None

    def usable(self) -> Ed25519PublicKey | None:
        """The key, if it is an Ed25519 key that is public and meant for signatures."""
        is_ed25519 = (self.kty, self.crv, self.alg) == ("OKP", "Ed25519", "EdDSA")
        if not is_ed25519 or self.use != "sig" or "verify" not in self.key_ops or self.d:
            return None
        try:
            raw = base64.urlsafe_b64decode(self.x + "=" * (-len(self.x) % 4))
        except ValueError:
            return None
        return Ed25519PublicKey.from_public_bytes(raw) if len(raw) == _KEY_LENGTH else None


class _PublicKeySet(BaseModel):
    keys: list[_PublicKey]


class PublicKeys:
    """The ring of the auth server's JWKS; `fetch` returns the document as bytes, or raises."""

    def __init__(
        self,
        fetch: Callable[[], Awaitable[bytes]],
        *,
        on_withdrawal: Callable[[], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._on_withdrawal = on_withdrawal
        self._now = now
        self._keys: dict[str, VerifyingKey] = {}
        self._fetched_at = float("-inf")
        self._failure: Exception | None = None
        self._lock = asyncio.Lock()

    def find(self, kid: str) -> VerifyingKey | None:
        return self._keys.get(kid)

    async def refresh(self) -> None:
        """Fetches the set anew; raises AuthServerUnavailableError when no key is known at all."""
        async with self._lock:
            await self._fetch_if_due()
        if self._failure is not None and not self._keys:
            # Nobody can be told that a token is wrong without a key to say so.
            raise AuthServerUnavailableError from self._failure

    async def _fetch_if_due(self) -> None:
        if self._now() - self._fetched_at < SECONDS_BETWEEN_FETCHES:
            return
        try:
            keys = _parsed(await self._fetch())
        except (AuthServerUnavailableError, ValidationError) as error:
            self._failure = error
            return
        finally:
            self._fetched_at = self._now()
        self._failure = None
        withdrawn = self._keys.keys() - keys.keys()
        self._keys = keys
        if withdrawn:
            self._on_withdrawal()

    async def keep_fresh(self) -> None:
        """Runs for as long as the process: notices keys that were withdrawn."""
        while True:
            await asyncio.sleep(MAX_AGE_SECONDS)
            try:
                await self.refresh()
            except AuthServerUnavailableError:
                continue


class ChangeOver:
    """Shared secrets beside public keys: while one replaces the other, both verify by `kid`."""

    def __init__(self, secrets: KeyRing, public_keys: KeyRing) -> None:
        self._secrets = secrets
        self._public_keys = public_keys

    def find(self, kid: str) -> VerifyingKey | None:
        return self._secrets.find(kid) or self._public_keys.find(kid)

    async def refresh(self) -> None:
        await self._public_keys.refresh()


def _parsed(document: bytes) -> dict[str, VerifyingKey]:
    keys = {}
    for entry in _PublicKeySet.model_validate_json(document).keys:
        key = entry.usable()
        if key is not None:
            keys[entry.kid] = VerifyingKey("EdDSA", key)
    return keys

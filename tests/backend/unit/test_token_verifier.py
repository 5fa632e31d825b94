"""The verifier takes exactly what the auth server mints (tests/contract/token-vectors.json)."""

import json
from collections.abc import Callable
from uuid import UUID, uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from backend.core.security import jwt as module
from backend.core.security.jwt import SharedSecrets, TokenError, TokenVerifier, VerifyingKey
from tests.backend.support.tokens import AUDIENCE, ISSUER, TTL_SECONDS, Ring, new_claims, sign
from tests.backend.support.vectors import Vector, Vectors

VECTORS = Vectors.load()
RING = Ring.new("k1", "k2")
USER_ID, SESSION_ID = uuid4(), uuid4()


def new_verifier(now: Callable[[], float] | None = None) -> TokenVerifier:
    clock = {} if now is None else {"now": now}
    return TokenVerifier(
        SharedSecrets(RING.keys.items()),
        issuer=ISSUER,
        audience=AUDIENCE,
        lifetime_seconds=TTL_SECONDS,
        **clock,
    )


@pytest.fixture
def verifier() -> TokenVerifier:
    return new_verifier()


@pytest.fixture(scope="module")
def contract_verifier() -> TokenVerifier:
    return TokenVerifier(
        SharedSecrets(VECTORS.keys.items()),
        issuer=VECTORS.issuer,
        audience=VECTORS.audience,
        lifetime_seconds=VECTORS.lifetime_seconds,
    )


@pytest.mark.parametrize("vector", VECTORS.all(), ids=lambda vector: vector.name)
async def test_the_contract_decides_which_token_is_accepted(
    contract_verifier: TokenVerifier, vector: Vector
) -> None:
    token = VECTORS.token(vector)

    if vector.accepted:
        verified = await contract_verifier.verify(token)
        assert str(verified.user_id) == VECTORS.document["payload"]["sub"]
        assert str(verified.session_id) == VECTORS.document["payload"]["sid"]
    else:
        with pytest.raises(TokenError):
            await contract_verifier.verify(token)


async def test_the_claims_that_matter_are_handed_on(verifier: TokenVerifier) -> None:
    claims = new_claims(USER_ID, SESSION_ID)
    token = RING.token(USER_ID, SESSION_ID, **claims)

    verified = await verifier.verify(token)

    assert (verified.user_id, verified.session_id) == (USER_ID, SESSION_ID)
    assert verified.expires_at == claims["exp"]


async def test_a_second_check_gives_the_same_answer(verifier: TokenVerifier) -> None:
    token = RING.token(USER_ID, SESSION_ID)

    assert await verifier.verify(token) is await verifier.verify(token)


async def test_a_token_that_was_accepted_is_refused_once_it_expired() -> None:
    times = iter([0.0, float(2**40)])
    verifier = new_verifier(now=lambda: next(times))
    token = RING.token(USER_ID, SESSION_ID)
    await verifier.verify(token)

    with pytest.raises(TokenError, match="expired"):
        await verifier.verify(token)


async def test_an_expired_token_is_not_kept() -> None:
    times = iter([0.0, float(2**40), 0.0])
    verifier = new_verifier(now=lambda: next(times))
    token = RING.token(USER_ID, SESSION_ID)
    first = await verifier.verify(token)
    with pytest.raises(TokenError):
        await verifier.verify(token)

    assert await verifier.verify(token) is not first


async def test_the_memory_of_verified_tokens_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CACHED_TOKENS", 2)
    verifier = new_verifier()
    tokens = [RING.token(USER_ID, uuid4()) for _ in range(3)]
    first, second, third = [await verifier.verify(token) for token in tokens]

    assert await verifier.verify(tokens[2]) is third
    assert await verifier.verify(tokens[1]) is second
    assert await verifier.verify(tokens[0]) is not first


async def test_a_withdrawn_key_ends_the_tokens_that_were_accepted() -> None:
    keys = dict(RING.keys)
    ring = ChangingRing({kid: VerifyingKey("HS256", key) for kid, key in keys.items()})
    verifier = TokenVerifier(ring, issuer=ISSUER, audience=AUDIENCE, lifetime_seconds=TTL_SECONDS)
    token = RING.token(USER_ID, SESSION_ID)
    await verifier.verify(token)

    ring.keys.clear()
    verifier.forget()

    with pytest.raises(TokenError, match="unknown_key"):
        await verifier.verify(token)


async def test_a_new_key_is_looked_for_once_per_token() -> None:
    ring = ChangingRing({}, later={"k1": VerifyingKey("HS256", RING.keys["k1"])})
    verifier = TokenVerifier(ring, issuer=ISSUER, audience=AUDIENCE, lifetime_seconds=TTL_SECONDS)

    verified = await verifier.verify(RING.token(USER_ID, SESSION_ID))

    assert verified.user_id == USER_ID
    assert ring.refreshes == 1
    with pytest.raises(TokenError):
        await verifier.verify(sign({"alg": "HS256", "typ": "JWT", "kid": "k7"}, {}, b"x"))
    assert ring.refreshes == 2


class ChangingRing:
    """A key ring that learns of keys when it is asked to."""

    def __init__(
        self, keys: dict[str, VerifyingKey], later: dict[str, VerifyingKey] | None = None
    ) -> None:
        self.keys = keys
        self.later = later or {}
        self.refreshes = 0

    def find(self, kid: str) -> VerifyingKey | None:
        return self.keys.get(kid)

    async def refresh(self) -> None:
        self.refreshes += 1
        self.keys |= self.later


PRIVATE_KEY = Ed25519PrivateKey.generate()
PUBLIC_KEY = PRIVATE_KEY.public_key()


@pytest.fixture
def public_verifier() -> TokenVerifier:
    """Knows one public key, and one secret under another id."""
    ring = ChangingRing(
        {"ed": VerifyingKey("EdDSA", PUBLIC_KEY), "hs": VerifyingKey("HS256", RING.keys["k1"])}
    )
    return TokenVerifier(ring, issuer=ISSUER, audience=AUDIENCE, lifetime_seconds=TTL_SECONDS)


async def test_an_eddsa_token_is_accepted(public_verifier: TokenVerifier) -> None:
    claims = new_claims(USER_ID, SESSION_ID)
    token = jwt.encode(claims, PRIVATE_KEY, algorithm="EdDSA", headers={"kid": "ed"})

    assert (await public_verifier.verify(token)).user_id == USER_ID


async def test_a_public_key_is_no_secret_to_sign_with(public_verifier: TokenVerifier) -> None:
    claims = new_claims(USER_ID, SESSION_ID)
    for algorithm in ("HS256", "EdDSA"):
        header: dict[str, object] = {"alg": algorithm, "typ": "JWT", "kid": "ed"}

        with pytest.raises(TokenError):
            await public_verifier.verify(sign(header, claims, PUBLIC_KEY.public_bytes_raw()))


async def test_a_kid_cannot_move_a_token_to_another_algorithm(
    public_verifier: TokenVerifier,
) -> None:
    claims = new_claims(USER_ID, SESSION_ID)
    signed_privately = jwt.encode(claims, PRIVATE_KEY, algorithm="EdDSA", headers={"kid": "hs"})
    header: dict[str, object] = {"alg": "EdDSA", "typ": "JWT", "kid": "hs"}

    for token in (signed_privately, sign(header, claims, RING.keys["k1"])):
        with pytest.raises(TokenError):
            await public_verifier.verify(token)


async def test_another_private_key_is_refused(public_verifier: TokenVerifier) -> None:
    claims = new_claims(USER_ID, SESSION_ID)
    stranger = Ed25519PrivateKey.generate()
    token = jwt.encode(claims, stranger, algorithm="EdDSA", headers={"kid": "ed"})

    with pytest.raises(TokenError):
        await public_verifier.verify(token)


@given(st.text(max_size=300))
async def test_whatever_text_is_sent_the_answer_is_no(text: str) -> None:
    with pytest.raises(TokenError):
        await new_verifier().verify(text)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
CLAIM_NAMES = st.sampled_from(["iss", "aud", "sub", "sid", "jti", "iat", "exp", "nbf"])


@given(name=CLAIM_NAMES, value=JSON_VALUES)
async def test_a_claim_of_any_value_is_refused_or_right(name: str, value: object) -> None:
    claims = new_claims(USER_ID, SESSION_ID) | {name: value}
    header: dict[str, object] = {"alg": "HS256", "typ": "JWT", "kid": "k1"}
    token = sign(header, json.dumps(claims).encode(), RING.keys["k1"])

    try:
        verified = await new_verifier().verify(token)
    except TokenError:
        return
    assert name in {"jti", "nbf"}
    assert verified.user_id == USER_ID


@given(name=st.sampled_from(["alg", "typ", "kid", "x"]), value=JSON_VALUES)
async def test_a_header_of_any_value_is_refused(name: str, value: object) -> None:
    header: dict[str, object] = {"alg": "HS256", "typ": "JWT", "kid": "k1"} | {name: value}
    token = sign(json.dumps(header).encode(), new_claims(USER_ID, SESSION_ID), RING.keys["k1"])

    with pytest.raises(TokenError):
        await new_verifier().verify(token)


@given(position=st.integers(min_value=0), character=st.sampled_from("AZaz09-_.=\n é"))
async def test_a_token_has_one_spelling(position: int, character: str) -> None:
    token = TOKEN
    place = position % len(token)
    changed = token[:place] + character + token[place + 1 :]
    if changed == token:
        return

    with pytest.raises(TokenError):
        await new_verifier().verify(changed)


TOKEN = RING.token(UUID(int=1), UUID(int=2))

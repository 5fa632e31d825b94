"""The keys of the auth server: only usable ones, fetched seldom, given up when withdrawn."""

import asyncio
import json
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from backend.core.security import jwks
from backend.core.security.jwks import SECONDS_BETWEEN_FETCHES, PublicKeys
from backend.errors import AuthServerUnavailableError
from tests.backend.support.tokens import encode
from tests.backend.support.waiting import eventually

Jwk = dict[str, object]


def new_jwk(kid: str = "k1", **changes: object) -> Jwk:
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    jwk: Jwk = {"kid": kid, "kty": "OKP", "crv": "Ed25519", "x": encode(public), "alg": "EdDSA"}
    return {name: value for name, value in (jwk | changes).items() if value is not None}


class Site:
    """Where the key set is published, a clock, and what happened."""

    def __init__(self, *keys: Jwk) -> None:
        self.body = b""
        self.publish(*keys)
        self.failure: AuthServerUnavailableError | None = None
        self.fetches = 0
        self.withdrawals = 0
        self.seconds = 100.0

    def publish(self, *keys: Jwk) -> None:
        self.body = json.dumps({"keys": keys}).encode()

    async def fetch(self) -> bytes:
        self.fetches += 1
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        return self.body

    def withdrawn(self) -> None:
        self.withdrawals += 1

    def ring(self) -> PublicKeys:
        return PublicKeys(self.fetch, on_withdrawal=self.withdrawn, now=lambda: self.seconds)

    def wait(self) -> None:
        self.seconds += SECONDS_BETWEEN_FETCHES


async def test_a_published_key_is_found() -> None:
    ring = Site(new_jwk("k1"), new_jwk("k2")).ring()
    assert ring.find("k1") is None

    await ring.refresh()

    found = ring.find("k1")
    assert found is not None
    assert found.algorithm == "EdDSA"
    assert ring.find("k2") is not None
    assert ring.find("k3") is None


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"kty": "EC", "crv": "P-256"}, id="another curve"),
        pytest.param({"kty": "oct", "k": "c2VjcmV0"}, id="a secret"),
        pytest.param({"crv": "X25519"}, id="a key for agreement"),
        pytest.param({"alg": "ES256"}, id="another algorithm"),
        pytest.param({"use": "enc"}, id="for encryption"),
        pytest.param({"key_ops": ["encrypt"]}, id="operations of encryption"),
        pytest.param({"d": encode(bytes(32))}, id="a private key"),
        pytest.param({"x": encode(bytes(31))}, id="too short"),
        pytest.param({"x": "A"}, id="no base64"),
        pytest.param({"x": None}, id="nothing"),
    ],
)
async def test_a_key_for_something_else_is_left_out(changes: Jwk) -> None:
    ring = Site(new_jwk("odd", **changes), new_jwk("good")).ring()

    await ring.refresh()

    assert ring.find("odd") is None
    assert ring.find("good") is not None


async def test_made_up_key_ids_do_not_become_requests() -> None:
    site = Site(new_jwk())
    ring = site.ring()
    await ring.refresh()

    await ring.refresh()
    assert site.fetches == 1
    site.wait()
    await ring.refresh()
    assert site.fetches == 2


async def test_parallel_requests_share_one_fetch() -> None:
    site = Site(new_jwk())
    ring = site.ring()

    await asyncio.gather(*(ring.refresh() for _ in range(5)))

    assert site.fetches == 1


async def test_a_withdrawn_key_is_reported() -> None:
    site = Site(new_jwk("old"))
    ring = site.ring()
    await ring.refresh()

    site.publish(new_jwk("new"))
    site.wait()
    await ring.refresh()

    assert ring.find("old") is None
    assert site.withdrawals == 1


async def test_a_further_key_is_no_withdrawal() -> None:
    old = new_jwk("old")
    site = Site(old)
    ring = site.ring()
    await ring.refresh()

    site.publish(old, new_jwk("new"))
    site.wait()
    await ring.refresh()

    assert site.withdrawals == 0


def fail_to_answer(site: Site) -> None:
    site.failure = AuthServerUnavailableError()


def answer_nonsense(site: Site) -> None:
    site.body = b"<html>"


def answer_another_document(site: Site) -> None:
    site.body = b'{"keys": [{"kid": 1}]}'


FAILURES = [fail_to_answer, answer_nonsense, answer_another_document]


@pytest.mark.parametrize("fail", FAILURES)
async def test_known_keys_survive_a_failure_of_the_auth_server(
    fail: Callable[[Site], None],
) -> None:
    site = Site(new_jwk())
    ring = site.ring()
    await ring.refresh()

    fail(site)
    site.wait()
    await ring.refresh()

    assert ring.find("k1") is not None


async def test_made_up_key_ids_do_not_become_requests_to_a_failing_auth_server() -> None:
    site = Site(new_jwk())
    ring = site.ring()
    await ring.refresh()
    fail_to_answer(site)
    site.wait()

    for _ in range(5):
        await ring.refresh()

    assert site.fetches == 2


@pytest.mark.parametrize("fail", FAILURES)
async def test_without_any_key_nobody_is_told_that_a_token_is_wrong(
    fail: Callable[[Site], None],
) -> None:
    site = Site(new_jwk())
    ring = site.ring()
    working, site_body = site.failure, site.body
    fail(site)

    with pytest.raises(AuthServerUnavailableError):
        await ring.refresh()
    site.failure, site.body = working, site_body
    site.wait()

    await ring.refresh()

    assert ring.find("k1") is not None


async def test_without_any_key_a_failing_auth_server_is_left_in_peace() -> None:
    site = Site(new_jwk())
    ring = site.ring()
    fail_to_answer(site)

    refreshed = await asyncio.gather(*(ring.refresh() for _ in range(20)), return_exceptions=True)

    assert {type(error) for error in refreshed} == {AuthServerUnavailableError}
    assert site.fetches == 1


async def test_the_keys_are_kept_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jwks, "MAX_AGE_SECONDS", 0.0)
    monkeypatch.setattr(jwks, "SECONDS_BETWEEN_FETCHES", 0.0)
    site = Site()
    site.failure = AuthServerUnavailableError()
    ring = site.ring()
    task = asyncio.create_task(ring.keep_fresh())

    async def has_tried() -> bool:
        return site.fetches > 2

    async def has_key() -> bool:
        return ring.find("k1") is not None

    try:
        await eventually(has_tried, "it tries again after a failure")
        site.publish(new_jwk())
        site.failure = None
        await eventually(has_key, "the key is there without anybody asking")
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

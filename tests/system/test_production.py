"""Other settings: production, asymmetric keys, rate limits on. A stack of its own, one of each.

Everybody here comes from an address of their own, as limits count by address.
"""

from typing import cast

import httpx
import jwt as pyjwt
import pytest

from tests.system.answers import assert_unauthorized
from tests.system.forging import Claims, claims_of, decode, header_of, sign
from tests.system.people import TODOS, Account, Session, bearer, new_account
from tests.system.production import Production, Visit
from tests.system.waiting import wait_for


@pytest.fixture
def eve(production: Production, visit: Visit) -> Session:
    return Session.sign_up(visit(), production.url)


def _keys(production: Production) -> list[dict[str, str]]:
    answer = production.http.get(f"{production.url}/api/auth/jwks")
    assert answer.status_code == 200
    return cast("list[dict[str, str]]", answer.json()["keys"])


def test_a_token_is_signed_with_a_published_key(production: Production, eve: Session) -> None:
    header = header_of(eve.jwt)

    key = next(key for key in _keys(production) if key["kid"] == header["kid"])

    assert header["alg"] == "EdDSA"
    assert (key["kty"], key["crv"]) == ("OKP", "Ed25519")
    assert "d" not in key
    audience, issuer = "daymark-api", production.url
    verified = pyjwt.decode(
        eve.jwt, pyjwt.PyJWK(key).key, ["EdDSA"], audience=audience, issuer=issuer
    )
    assert verified["sub"] == eve.user_id
    assert eve.add_todo("Buy milk")["title"] == "Buy milk"


def test_an_asymmetric_token_ends_with_its_session_too(eve: Session) -> None:
    assert eve.todos() == []

    eve.auth("POST", "/sign-out")

    assert_unauthorized(eve.api("GET", TODOS))


def test_a_key_that_appears_later_is_fetched_when_it_is_met(
    production: Production, eve: Session
) -> None:
    old = header_of(eve.jwt)["kid"]
    production.sql("delete from auth.jwks")

    renewed = eve.new_jwt()

    def is_accepted() -> bool:
        answer = production.http.get(production.url + TODOS, headers=bearer(renewed))
        return answer.status_code == 200

    assert header_of(renewed)["kid"] != old
    # Made-up key ids must not become requests: the keys are fetched every five seconds at most.
    wait_for(is_accepted, "the new key is known", seconds=8)


def test_during_a_change_over_the_shared_secret_verifies_too(
    production: Production, eve: Session
) -> None:
    header: Claims = {"alg": "HS256", "kid": "shared", "typ": "JWT"}
    token = sign(header, claims_of(eve.jwt), production.ring.key("shared"))

    assert production.http.get(production.url + TODOS, headers=bearer(token)).status_code == 200


def test_the_public_key_is_no_secret_to_sign_with(production: Production, eve: Session) -> None:
    header = header_of(eve.jwt)
    public = next(key for key in _keys(production) if key["kid"] == header["kid"])["x"]

    for key in (public.encode(), decode(public)):
        for algorithm in ("HS256", "EdDSA"):
            token = sign(header | {"alg": algorithm}, claims_of(eve.jwt), key)
            assert_unauthorized(production.http.get(production.url + TODOS, headers=bearer(token)))


def test_a_kid_decides_the_algorithm(production: Production, eve: Session) -> None:
    header, claims = header_of(eve.jwt), claims_of(eve.jwt)
    key = production.ring.key("shared")
    crossed = [
        sign(header, claims, key),
        sign(header | {"alg": "HS256"}, claims, key),
        sign(header | {"kid": "shared"}, claims, key),
    ]

    for token in crossed:
        assert_unauthorized(production.http.get(production.url + TODOS, headers=bearer(token)))


def test_the_mails_page_does_not_exist_in_production(production: Production) -> None:
    for path in ("/api/auth/dev-mail", "/api/auth/dev-mail/"):
        assert production.http.get(production.url + path).status_code == 404


def _guess(http: httpx.Client, production: Production, account: Account, **headers: str) -> int:
    body = {"email": account.email, "password": new_account().password}
    url = f"{production.url}/api/auth/sign-in/email"
    answer = http.post(url, json=body, headers=headers)
    if answer.status_code == 429:
        assert int(answer.headers["retry-after"]) > 0
        assert answer.json()["code"] == "RATE_LIMITED"
    return answer.status_code


def test_guessing_from_one_address_is_slowed_down_whatever_it_claims_to_be(
    production: Production, visit: Visit
) -> None:
    attacker = visit()
    claims = [f"8.8.8.{number}" for number in range(25)]

    statuses = [
        _guess(attacker, production, new_account(), **{"x-forwarded-for": c, "x-client-ip": c})
        for c in claims
    ]

    assert set(statuses) == {401, 429}
    assert statuses.count(401) <= 20
    assert Session.sign_up(visit(), production.url).todos() == [], "others are not slowed down"


def test_guessing_one_account_from_many_addresses_is_slowed_down(
    production: Production, visit: Visit, eve: Session
) -> None:
    statuses = [_guess(visit(), production, eve.account) for _ in range(15)]

    assert statuses.count(401) <= 10
    assert set(statuses) == {401, 429}
    assert eve.todos() == [], "who is signed in already is left in peace"

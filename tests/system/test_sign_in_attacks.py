"""Guessing passwords where limits are on, and why they are no weapon against the owner."""

import httpx
import pytest

from tests.system.people import Account, Session, bearer, new_account
from tests.system.production import Production, Visit

SIGN_IN = "/api/auth/sign-in/email"


@pytest.fixture
def victim(production: Production, visit: Visit) -> Session:
    return Session.sign_up(visit(), production.url)


def _sign_in(
    client: httpx.Client,
    production: Production,
    account: Account,
    headers: dict[str, str] | None = None,
) -> httpx.Response:
    body = {"email": account.email, "password": account.password}
    return client.post(production.url + SIGN_IN, json=body, headers=headers)


def _wrong(account: Account) -> Account:
    return Account(account.name, account.email, "not the password")


def _attack(production: Production, visit: Visit, account: Account, tries: int = 12) -> None:
    """From as many addresses as tries; afterwards a stranger is refused for a while."""
    for _ in range(tries):
        with visit() as attacker:
            _sign_in(attacker, production, _wrong(account))
    assert _sign_in(visit(), production, account).status_code == 429


def _browser_headers(production: Production) -> dict[str, str]:
    return {"origin": production.url, "sec-fetch-site": "same-origin"}


def test_open_sessions_go_on_during_an_attack(
    production: Production, visit: Visit, victim: Session
) -> None:
    _attack(production, visit, victim.account)

    assert victim.new_jwt()
    assert victim.todos() == []


def test_the_owner_signs_in_on_a_device_of_theirs(
    production: Production, visit: Visit, victim: Session
) -> None:
    headers = _browser_headers(production)
    known = _sign_in(visit(), production, victim.account, headers=headers)
    name = "__Host-daymark.device"
    cookies = dict(part.split("=", 1) for part in _cookies(known))
    _attack(production, visit, victim.account)

    answer = _sign_in(
        visit(), production, victim.account, headers=headers | {"cookie": f"{name}={cookies[name]}"}
    )

    assert answer.status_code == 200, answer.text


def _cookies(answer: httpx.Response) -> list[str]:
    return [line.partition(";")[0] for line in answer.headers.get_list("set-cookie")]


def test_the_owner_signs_in_with_a_session_at_hand(
    production: Production, visit: Visit, victim: Session
) -> None:
    _attack(production, visit, victim.account)

    answer = _sign_in(visit(), production, victim.account, headers=bearer(victim.token))

    assert answer.status_code == 200, answer.text


def test_another_persons_device_is_no_way_round(
    production: Production, visit: Visit, victim: Session
) -> None:
    attacker = Session.sign_up(visit(), production.url)
    _attack(production, visit, victim.account)

    answer = _sign_in(visit(), production, victim.account, headers=bearer(attacker.token))

    assert answer.status_code == 429


def test_the_wait_is_a_minute_at_most_however_long_it_goes_on(
    production: Production, visit: Visit, victim: Session
) -> None:
    for _ in range(3):
        _attack(production, visit, victim.account)
        production.sql("update auth.throttle set \"resetAt\" = now() - interval '1 second'")
    _attack(production, visit, victim.account)

    refused = _sign_in(visit(), production, victim.account)
    production.sql("update auth.throttle set \"resetAt\" = now() - interval '1 second'")

    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert _sign_in(visit(), production, victim.account).status_code == 200


def test_one_address_waits_longer_each_time(production: Production, visit: Visit) -> None:
    account = new_account()
    attacker = visit()
    waits: list[int] = []

    for _ in range(3):
        answers = [_sign_in(attacker, production, account) for _ in range(6)]
        waits.append(int(answers[-1].headers["retry-after"]))
        production.sql("update auth.throttle set \"resetAt\" = now() - interval '1 second'")

    assert waits[0] <= 60 < waits[1] <= 120 < waits[2] <= 240


def test_limits_are_the_same_for_an_address_without_an_account(
    production: Production, visit: Visit, victim: Session
) -> None:
    def statuses(account: Account) -> list[int]:
        return [_sign_in(visit(), production, _wrong(account)).status_code for _ in range(12)]

    assert statuses(victim.account) == statuses(new_account()) == [401] * 10 + [429] * 2


def test_nothing_about_who_tried_where_is_kept(
    production: Production, visit: Visit, victim: Session
) -> None:
    _sign_in(visit(), production, _wrong(victim.account))

    rows = production.sql("select key from auth.throttle union all select mark from auth.device")

    kept = " ".join(str(row[0]) for row in rows)
    assert victim.account.email not in kept
    assert "127." not in kept

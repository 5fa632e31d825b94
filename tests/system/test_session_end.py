"""Whatever ends a session ends its tokens, at once and on every backend process."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

import httpx
import pytest

from tests.system.answers import assert_unauthorized
from tests.system.forging import claims_of
from tests.system.mailbox import reset_token
from tests.system.people import TODOS, Json, Session, bearer, new_account, new_browser
from tests.system.stage import Stage

REQUESTS = 200


def _sign_out(session: Session, _: Stage) -> httpx.Response:
    return session.auth("POST", "/sign-out")


def _revoke_from_another_device(session: Session, _: Stage) -> httpx.Response:
    other = session.again()
    mine = claims_of(session.jwt)["sid"]
    devices: list[dict[str, str]] = other.auth("GET", "/list-sessions").json()
    token = next(device["token"] for device in devices if device["id"] == mine)
    return other.auth("POST", "/revoke-session", {"token": token})


def _revoke_all_others(session: Session, _: Stage) -> httpx.Response:
    return session.again().auth("POST", "/revoke-other-sessions")


def _revoke_all(session: Session, _: Stage) -> httpx.Response:
    return session.again().auth("POST", "/revoke-sessions")


def _new_password(session: Session) -> Json:
    current = session.account.password
    return {
        "currentPassword": current,
        "newPassword": f"{current}-2",
        "revokeOtherSessions": True,
    }


def _change_password_elsewhere(session: Session, _: Stage) -> httpx.Response:
    return session.again().auth("POST", "/change-password", _new_password(session))


def _change_password_here(session: Session, _: Stage) -> httpx.Response:
    return session.auth("POST", "/change-password", _new_password(session))


def _reset_password(session: Session, stage: Stage) -> httpx.Response:
    token = reset_token(session.http, stage, session.account)
    body: Json = {"token": token, "newPassword": f"{session.account.password}-2"}
    return session.http.post(f"{stage.url}/api/auth/reset-password", json=body)


def _delete_account(session: Session, _: Stage) -> httpx.Response:
    return session.auth("POST", "/delete-user", {"password": session.account.password})


ENDINGS: dict[str, Callable[[Session, Stage], httpx.Response]] = {
    "sign-out": _sign_out,
    "revoke-session": _revoke_from_another_device,
    "revoke-other-sessions": _revoke_all_others,
    "revoke-sessions": _revoke_all,
    "change-password on another device": _change_password_elsewhere,
    "change-password on this device": _change_password_here,
    "reset-password": _reset_password,
    "delete-user": _delete_account,
}


def _requests_after_the_end(stage: Stage, jwt: str, count: int) -> list[httpx.Response]:
    """Reads and writes with this token, at once, spread over the backend processes."""

    def one(job: tuple[str, str]) -> httpx.Response:
        url, method = job
        body = {"title": "from beyond the end"} if method == "POST" else None
        return stage.http.request(method, url + TODOS, json=body, headers=bearer(jwt))

    jobs = zip(cycle(stage.backend_urls), cycle(["GET", "GET", "POST"]), strict=False)
    with ThreadPoolExecutor(max_workers=6) as threads:
        return list(threads.map(one, islice(jobs, count)))


def _warm(stage: Stage, jwt: str) -> None:
    """Every backend process has seen this token, and remembers it."""
    for url in stage.backend_urls:
        for _ in range(2):
            assert stage.http.get(url + TODOS, headers=bearer(jwt)).status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_token_is_accepted_after_its_session_ended(
    ending: str, stage: Stage, ada: Session
) -> None:
    _warm(stage, ada.jwt)

    answer = ENDINGS[ending](ada, stage)
    after = _requests_after_the_end(stage, ada.jwt, REQUESTS)

    assert answer.status_code == 200, answer.text
    assert sum(one.status_code != 401 for one in after) == 0
    assert_unauthorized(after[0])
    assert ada.auth("GET", "/token").status_code == 401


def test_twenty_sign_outs_let_nothing_through(stage: Stage, ada: Session) -> None:
    """The notification races the answer; one ending alone would prove little."""
    accepted = 0

    for _ in range(20):
        session = ada.again()
        _warm(stage, session.jwt)
        session.auth("POST", "/sign-out")
        after = _requests_after_the_end(stage, session.jwt, 10)
        accepted += sum(one.status_code != 401 for one in after)

    assert accepted == 0


def test_a_token_never_used_before_the_end_is_refused_too(stage: Stage, ada: Session) -> None:
    ada.auth("POST", "/sign-out")

    after = _requests_after_the_end(stage, ada.jwt, 10)

    assert {one.status_code for one in after} == {401}


def test_only_the_session_that_ended_is_ended(stage: Stage, ada: Session) -> None:
    other = ada.again()
    _warm(stage, other.jwt)

    ada.auth("POST", "/sign-out")

    _warm(stage, other.jwt)
    assert other.auth("GET", "/token").status_code == 200


def test_nobody_ends_another_persons_session(stage: Stage, ada: Session, ben: Session) -> None:
    (device,) = ada.auth("GET", "/list-sessions").json()

    ben.auth("POST", "/revoke-session", {"token": device["token"]})
    ben.auth("POST", "/revoke-sessions")

    _warm(stage, ada.jwt)


def test_after_a_changed_password_the_device_that_changed_it_goes_on(ada: Session) -> None:
    ada.add_todo("survives")

    answer = ada.auth("POST", "/change-password", _new_password(ada))
    new_token = answer.headers["set-auth-token"]
    minted = ada.http.get(f"{ada.origin}/api/auth/token", headers=bearer(new_token))

    jwt = minted.json()["token"]
    listed = ada.http.get(ada.origin + TODOS, headers=bearer(jwt)).json()
    assert [todo["title"] for todo in listed["data"]] == ["survives"]


def test_a_session_deleted_in_the_database_ends_its_tokens(stage: Stage, ada: Session) -> None:
    _warm(stage, ada.jwt)

    stage.sql("delete from auth.session where id = $1", str(claims_of(ada.jwt)["sid"]))

    after = _requests_after_the_end(stage, ada.jwt, 20)
    assert {one.status_code for one in after} == {401}


def test_a_session_whose_time_is_cut_short_ends_its_tokens(stage: Stage, ada: Session) -> None:
    _warm(stage, ada.jwt)

    stage.sql(
        "update auth.session set \"expiresAt\" = now() - interval '1 second' where id = $1",
        str(claims_of(ada.jwt)["sid"]),
    )

    after = _requests_after_the_end(stage, ada.jwt, 20)
    assert {one.status_code for one in after} == {401}


def test_a_deleted_account_cannot_come_back(stage: Stage, ada: Session) -> None:
    ada.add_todo("gone with the account")

    ada.auth("POST", "/delete-user", {"password": ada.account.password})
    after = _requests_after_the_end(stage, ada.jwt, 20)

    assert {one.status_code for one in after} == {401}
    newcomer = Session.sign_up(ada.http, ada.origin, ada.account)
    assert newcomer.user_id != ada.user_id
    assert newcomer.todos() == []


def test_an_account_is_not_deleted_without_its_password(ada: Session) -> None:
    ada.add_todo("stays")

    answers = [
        ada.auth("POST", "/delete-user", {}),
        ada.auth("POST", "/delete-user", {"password": "not the password"}),
    ]

    assert all(answer.status_code >= 400 for answer in answers)
    assert ada.titles() == {"stays"}


def test_a_token_never_outlives_its_session(stage: Stage) -> None:
    """Asked not to be remembered: any other session would be prolonged by being used."""
    account = new_account()
    body = {"name": account.name, "email": account.email, "password": account.password}
    with new_browser(stage.url) as browser:
        browser.post("/api/auth/sign-up/email", json={**body, "rememberMe": False})
        stage.sql(
            "update auth.session set \"expiresAt\" = now() + interval '90 seconds'"
            ' from auth."user" u where u.id = "userId" and u.email = $1',
            account.email,
        )

        claims = claims_of(browser.get("/api/auth/token").json()["token"])

    life = int(str(claims["exp"])) - int(str(claims["iat"]))
    assert 60 < life <= 90

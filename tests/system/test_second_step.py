"""Two-step verification, attacked through the front door."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.system.answers import assert_auth_error, assert_unauthorized
from tests.system.mailbox import reset_token
from tests.system.people import TODOS, Session, bearer, new_browser
from tests.system.second_factor import RECOVERY_CODE, Protected
from tests.system.stage import Stage


@pytest.fixture
def secured(ada: Session) -> Protected:
    return Protected.switch_on(ada)


def _session_count(stage: Stage, person: Protected) -> object:
    statement = 'select count(*) from auth.session where "userId"::text = $1'
    return stage.sql(statement, person.session.user_id)[0][0]


def test_the_password_alone_opens_nothing_for_a_browser(stage: Stage, secured: Protected) -> None:
    before = _session_count(stage, secured)
    with new_browser(stage.url) as browser:
        begun = secured.begin(browser)

        assert begun.json() == {"twoFactorRedirect": True, "twoFactorMethods": ["totp"]}
        assert "daymark.session_token" not in browser.cookies
        assert_auth_error(browser.get("/api/auth/token"), 401)
        assert browser.get("/api/auth/get-session").json() is None
        assert_auth_error(browser.get("/api/auth/list-sessions"), 401)
    assert _session_count(stage, secured) == before


def test_the_password_alone_opens_nothing_for_a_script(stage: Stage, secured: Protected) -> None:
    begun = secured.begin()
    challenge = str(begun.json()["twoFactorToken"])

    assert "set-auth-token" not in begun.headers
    for value in (challenge, challenge.partition(".")[0]):
        assert_auth_error(stage.http.get(f"{stage.url}/api/auth/token", headers=bearer(value)), 401)
        assert_unauthorized(stage.http.get(stage.url + TODOS, headers=bearer(value)))


def test_a_code_finishes_it_once(stage: Stage, secured: Protected) -> None:
    code = secured.code()
    challenges = [secured.challenge() for _ in range(6)]

    with ThreadPoolExecutor(max_workers=6) as threads:
        answers = list(threads.map(lambda each: secured.finish(code, each), challenges))

    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401, 401, 401]
    token = next(answer.json()["token"] for answer in answers if answer.status_code == 200)
    minted = stage.http.get(f"{stage.url}/api/auth/token", headers=bearer(token))
    assert minted.status_code == 200


def test_one_sign_in_is_good_for_one_session(secured: Protected) -> None:
    challenge = secured.challenge()
    first = secured.finish(secured.recovery_codes[0], challenge, RECOVERY_CODE)
    second = secured.finish(secured.recovery_codes[1], challenge, RECOVERY_CODE)

    assert first.status_code == 200, first.text
    assert_auth_error(second, 401, "INVALID_TWO_FACTOR_COOKIE")


def test_a_recovery_code_works_once_even_at_the_same_moment(secured: Protected) -> None:
    challenges = [secured.challenge() for _ in range(4)]

    def use(challenge: str) -> int:
        answer = secured.finish(secured.recovery_codes[0], challenge, RECOVERY_CODE)
        return answer.status_code

    with ThreadPoolExecutor(max_workers=4) as threads:
        statuses = list(threads.map(use, challenges))

    assert statuses.count(200) == 1, statuses


def test_five_wrong_codes_end_the_sign_in(secured: Protected) -> None:
    challenge = secured.challenge()
    right = secured.code()
    wrong = [code for code in (f"{n:06}" for n in range(100, 120)) if code != right][:5]

    for code in wrong:
        assert_auth_error(secured.finish(code, challenge), 401, "INVALID_CODE")

    assert_auth_error(secured.finish(right, challenge), 400, "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE")


def test_somebody_elses_code_does_not_count(secured: Protected, ben: Session) -> None:
    other = Protected.switch_on(ben)

    assert_auth_error(secured.finish(other.code(), secured.challenge()), 401, "INVALID_CODE")


CHANGES: dict[str, Callable[[str], str]] = {
    "the first letter": lambda token: "3" + token[1:],
    "the signature": lambda token: f"{token[:-4]}AAA=",
    "no signature": lambda token: token.partition(".")[0],
    "nothing": lambda _: "",
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_altered_challenge_is_worth_nothing(change: str, secured: Protected) -> None:
    challenge = CHANGES[change](secured.challenge())

    assert_auth_error(secured.finish(secured.code(), challenge), 401, "INVALID_TWO_FACTOR_COOKIE")


def test_a_reset_password_does_not_go_round_it(stage: Stage, secured: Protected) -> None:
    token = reset_token(stage.http, stage, secured.session.account)
    password = "a wholly different sentence"
    body = {"token": token, "newPassword": password}
    assert stage.http.post(f"{stage.url}/api/auth/reset-password", json=body).status_code == 200

    credentials = {"email": secured.session.account.email, "password": password}
    answer = stage.http.post(f"{stage.url}/api/auth/sign-in/email", json=credentials)

    assert answer.json()["twoFactorRedirect"] is True


def test_a_stolen_session_cannot_switch_it_off(stage: Stage, secured: Protected) -> None:
    account = secured.session.account
    answer = secured.finish(secured.code(), secured.challenge())
    thief = bearer(answer.json()["token"])

    def attempt(path: str, body: dict[str, object]) -> httpx.Response:
        return stage.http.post(f"{stage.url}/api/auth{path}", json=body, headers=thief)

    guesses = [
        attempt("/two-factor/disable", {"password": "not the password"}),
        attempt("/two-factor/enable", {"password": "not the password"}),
        attempt("/two-factor/generate-backup-codes", {"password": "not the password"}),
        attempt("/passkey/generate-register-options", {"password": "not the password"}),
        attempt("/email-change/request", {"newEmail": "e@example.com", "password": "no"}),
    ]

    for guess in guesses:
        assert_auth_error(guess, 400, "INVALID_PASSWORD")
    assert attempt("/update-user", {"twoFactorEnabled": False}).status_code in {200, 400}
    credentials = {"email": account.email, "password": account.password}
    again = stage.http.post(f"{stage.url}/api/auth/sign-in/email", json=credentials)
    assert again.json()["twoFactorRedirect"] is True


def test_a_deleted_account_leaves_no_secret_behind(stage: Stage, secured: Protected) -> None:
    secured.begin()
    finished = secured.finish(secured.code(), secured.challenge())
    headers = bearer(finished.json()["token"])

    body = {"password": secured.session.account.password}
    gone = stage.http.post(f"{stage.url}/api/auth/delete-user", json=body, headers=headers)

    assert gone.status_code == 200, gone.text
    for table in ("twoFactor", "device", "passkey", "verification", "account", "session", "user"):
        rows = stage.sql(
            f'select count(*) from auth."{table}" t where strpos(t::text, $1) > 0',
            secured.session.user_id,
        )
        assert rows == [(0,)], table

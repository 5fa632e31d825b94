"""The user stories as HTTP, once through the front door and once through the backend's gateway.

What people see of them in a browser is in `tests/e2e`.
"""

import httpx
import pytest

from tests.system.answers import assert_auth_error, assert_problem, assert_unauthorized
from tests.system.forging import claims_of, header_of
from tests.system.people import TODOS, Session, bearer, new_account, new_browser
from tests.system.stage import Stage

pytestmark = pytest.mark.parametrize("way", ["front door", "gateway"])


@pytest.fixture
def origin(way: str, stage: Stage) -> str:
    return stage.url if way == "front door" else stage.backend_urls[0]


def test_us1_a_new_person_registers_and_finds_an_empty_list(
    origin: str, http: httpx.Client
) -> None:
    session = Session.sign_up(http, origin)

    assert session.todos() == []


def test_us1_the_answer_to_a_registration_holds_the_person_and_no_password(
    origin: str, http: httpx.Client
) -> None:
    account = new_account()
    body = {"name": account.name, "email": account.email, "password": account.password}

    answer = http.post(f"{origin}/api/auth/sign-up/email", json=body)

    user = answer.json()["user"]
    assert (user["name"], user["email"]) == (account.name, account.email)
    assert user["emailVerified"] is False
    assert account.password not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "change",
    [
        {"email": None},
        {"email": "not an address"},
        {"email": f"{'x' * 260}@example.com"},
        {"password": None},
        {"password": "short"},
        {"password": "x" * 129},
        {"password": "password123"},
        {"name": None},
        {"name": ""},
        {"name": "x" * 10_000},
        {"name": "line\nbreak"},
    ],
    ids=lambda change: "-".join(f"{k}={str(v)[:16]}" for k, v in change.items()),
)
def test_us1_invalid_registrations_are_refused_with_a_reason(
    change: dict[str, str | None], origin: str, http: httpx.Client
) -> None:
    account = new_account()
    right = {"name": account.name, "email": account.email, "password": account.password}
    body = {k: v for k, v in (right | change).items() if v is not None}

    answer = http.post(f"{origin}/api/auth/sign-up/email", json=body)

    assert answer.status_code in {400, 422}, answer.text
    said = answer.json()
    assert said.get("message") or said.get("detail")
    assert said["code"]
    right_body = {"email": account.email, "password": account.password}
    assert http.post(f"{origin}/api/auth/sign-in/email", json=right_body).status_code == 401


@pytest.mark.parametrize("spelling", [str, str.upper, str.title], ids=["same", "upper", "title"])
def test_us1_an_address_is_registered_once_however_it_is_spelt(
    spelling: type[str], origin: str, http: httpx.Client
) -> None:
    session = Session.sign_up(http, origin)
    session.add_todo("mine")
    email = spelling(session.account.email)

    body = {"name": "Another", "email": email, "password": new_account().password}
    answer = http.post(f"{origin}/api/auth/sign-up/email", json=body)

    assert answer.status_code == 422
    assert answer.json()["code"] == "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL"
    assert session.titles() == {"mine"}


def test_us2_after_sign_out_and_sign_in_the_todos_are_still_there(
    origin: str, http: httpx.Client
) -> None:
    session = Session.sign_up(http, origin)
    todo = session.add_todo("Buy milk")

    assert session.auth("POST", "/sign-out").status_code == 200
    later = session.again()

    assert [(t["id"], t["title"]) for t in later.todos()] == [(todo["id"], "Buy milk")]


@pytest.mark.parametrize("wrong", ["password", "email"])
def test_us2_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    wrong: str, origin: str, http: httpx.Client
) -> None:
    account = Session.sign_up(http, origin).account
    body = {"email": account.email, "password": account.password}
    stranger = new_account()
    body[wrong] = getattr(stranger, wrong)

    answer = http.post(f"{origin}/api/auth/sign-in/email", json=body)

    assert_auth_error(answer, 401, "INVALID_EMAIL_OR_PASSWORD")
    assert answer.json()["message"] == "Invalid email or password"


def test_us2_without_a_session_nothing_is_given(origin: str, http: httpx.Client) -> None:
    assert_unauthorized(http.get(origin + TODOS), token_was_sent=False)
    assert http.get(f"{origin}/api/auth/token").status_code == 401
    assert http.get(f"{origin}/api/auth/get-session").json() is None


def test_us3_requests_with_a_token_act_as_its_owner(origin: str, http: httpx.Client) -> None:
    session = Session.sign_up(http, origin)

    todo = session.add_todo("Buy milk", priority=1)
    path = f"{TODOS}/{todo['id']}"
    done = session.api("PATCH", path, {"completed": True})
    removed = session.api("DELETE", path)
    restored = session.api("POST", f"{path}/restore")

    assert done.json()["completed"] is True
    assert done.json()["completed_at"] is not None
    assert removed.status_code == 204
    assert restored.status_code == 200
    assert session.api("GET", path).json()["title"] == "Buy milk"


def test_us3_the_profile_is_that_of_the_token(origin: str, http: httpx.Client) -> None:
    session = Session.sign_up(http, origin)

    profile = session.api("GET", "/api/v1/me").json()

    assert profile["id"] == session.user_id
    assert profile["email"] == session.account.email
    assert profile["name"] == session.account.name


def test_us3_a_token_that_became_invalid_asks_for_a_new_sign_in(
    origin: str, http: httpx.Client
) -> None:
    session = Session.sign_up(http, origin)
    session.auth("POST", "/sign-out")

    assert_unauthorized(session.api("GET", TODOS))
    assert session.again().todos() == []


def test_us4_the_token_says_who_and_for_how_long(
    origin: str, http: httpx.Client, stage: Stage
) -> None:
    session = Session.sign_up(http, origin)

    header, claims = header_of(session.jwt), claims_of(session.jwt)

    assert header == {"alg": "HS256", "kid": stage.ring.signer, "typ": "JWT"}
    assert (claims["iss"], claims["aud"]) == (stage.url, "daymark-api")
    assert (claims["sub"], claims["email"]) == (session.user_id, session.account.email)
    assert (claims["name"], claims["email_verified"]) == (session.account.name, False)
    assert int(str(claims["exp"])) - int(str(claims["iat"])) == 900
    assert {"sid", "jti"} <= set(claims)


def test_us4_a_fresh_token_replaces_the_old_one_while_the_session_lasts(
    origin: str, http: httpx.Client
) -> None:
    session = Session.sign_up(http, origin)

    renewed = session.new_jwt()

    first, second = claims_of(session.jwt), claims_of(renewed)
    assert first["sid"] == second["sid"]
    assert first["jti"] != second["jti"]
    for jwt in (session.jwt, renewed):
        assert http.get(origin + TODOS, headers=bearer(jwt)).status_code == 200


def test_us4_a_browser_gets_a_cookie_and_no_session_token(origin: str, stage: Stage) -> None:
    account = new_account()
    body = {"name": account.name, "email": account.email, "password": account.password}

    with new_browser(stage.url) as browser:
        answer = browser.post(f"{origin}/api/auth/sign-up/email", json=body)
        session = browser.get(f"{origin}/api/auth/get-session").json()
        minted = browser.get(f"{origin}/api/auth/token")

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("daymark.session_token=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert answer.json()["token"] is None
    assert "set-auth-token" not in answer.headers
    assert "token" not in session["session"]
    assert claims_of(minted.json()["token"])["sub"] == answer.json()["user"]["id"]


def test_us4_a_foreign_page_cannot_use_the_cookie(origin: str, stage: Stage) -> None:
    account = new_account()
    body = {"name": account.name, "email": account.email, "password": account.password}

    with new_browser(stage.url) as browser:
        browser.post(f"{origin}/api/auth/sign-up/email", json=body)
        foreign = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
        refused = browser.post(f"{origin}/api/auth/sign-out", headers=foreign)
        still = browser.get(f"{origin}/api/auth/get-session").json()

    assert refused.status_code == 403
    assert still["user"]["email"] == account.email


def test_us4_the_backend_takes_no_cookie(origin: str, stage: Stage) -> None:
    account = new_account()
    body = {"name": account.name, "email": account.email, "password": account.password}

    with new_browser(stage.url) as browser:
        browser.post(f"{origin}/api/auth/sign-up/email", json=body)
        answer = browser.get(origin + TODOS)

    assert_problem(answer, 401)

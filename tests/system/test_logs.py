"""The logs tell what happened, and nothing that could be used to sign in."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from tests.system.forging import sign
from tests.system.mailbox import reset_link, reset_token
from tests.system.people import TODOS, Json, Session, bearer, new_account, new_browser
from tests.system.stage import AUTH_SERVERS, BACKENDS, Stage
from tests.system.waiting import wait_for

SENTENCE = "a private sentence nobody else may read"
QUERY = "a-private-question"


@dataclass(slots=True)
class Run:
    """Everything secret that went through the system, and whose doing it was."""

    secrets: set[str] = field(default_factory=set)
    user_id: str = ""
    forged_header: str = ""

    def keep(self, *values: str) -> None:
        for value in values:
            # The parts of a token are secrets too: a signature, the random half of a session.
            self.secrets |= {part for part in (value, *value.split(".")) if len(part) >= 16}


@pytest.fixture(scope="module")
def run(stage: Stage) -> Run:
    """One person's life with the product, and an attacker's tries, through both ways in."""
    done = Run()
    for origin in (stage.url, stage.backend_urls[0]):
        session = Session.sign_up(stage.http, origin)
        done.user_id = session.user_id
        done.keep(session.account.password, session.token, session.jwt, session.new_jwt())
        _use_todos(session)
        _fail_in_every_way(stage, session, done)
    _recover(stage, Session.sign_up(stage.http, stage.url), done)
    _use_a_browser(stage, done)
    done.keep(stage.auth_secret, stage.stack.keys.owner_database_password)
    done.keep(stage.stack.keys.api_database_password, stage.stack.keys.auth_database_password)
    done.keep(*(entry.partition(":")[2] for entry in stage.ring.setting.split(",")))
    return done


def _use_todos(session: Session) -> None:
    todo = session.add_todo(SENTENCE, notes=SENTENCE)
    session.api("PATCH", f"{TODOS}/{todo['id']}", {"completed": True})
    session.api("GET", f"{TODOS}?cursor={QUERY}")
    session.api("POST", TODOS, {"title": SENTENCE, "unknown": SENTENCE})


def _fail_in_every_way(stage: Stage, session: Session, done: Run) -> None:
    wrong = new_account().password
    forged = sign({"alg": "HS256", "kid": "x\r\nX"}, {"sub": "a\r\nb"}, b"x" * 32)
    done.keep(wrong, forged)
    body = {"email": session.account.email, "password": wrong}
    stage.http.post(f"{session.origin}/api/auth/sign-in/email", json=body)
    stage.http.post(f"{session.origin}/api/auth/sign-in/email", content=f'{{"password":"{wrong}"')
    stage.http.get(session.origin + TODOS, headers=bearer(forged))
    stage.http.get(f"{session.origin}{TODOS}?access_token={forged}")
    stage.http.get(f"{session.origin}/api/auth/token", headers=bearer(forged))


def _recover(stage: Stage, session: Session, done: Run) -> None:
    """Forgets the password, sets one, changes it, signs out, deletes the account."""
    link = reset_link(stage.http, stage, session.account)
    token = reset_token(stage.http, stage, session.account)
    account = replace(session.account, password=new_account().password)
    body: Json = {"token": token, "newPassword": account.password}
    stage.http.post(f"{stage.url}/api/auth/reset-password", json=body)
    again = Session.sign_in(stage.http, stage.url, account)
    changed = replace(account, password=new_account().password)
    body = {"currentPassword": account.password, "newPassword": changed.password}
    assert again.auth("POST", "/change-password", body).status_code == 200
    third = Session.sign_in(stage.http, stage.url, changed)
    third.auth("POST", "/sign-out")
    again.auth("POST", "/delete-user", {"password": changed.password})
    done.keep(session.account.password, account.password, changed.password, token)
    done.keep(link.rpartition("/")[2].partition("?")[0])
    done.keep(*(text for one in (session, again, third) for text in (one.token, one.jwt)))


def _use_a_browser(stage: Stage, done: Run) -> None:
    account = new_account()
    done.keep(account.password)
    body = {"name": account.name, "email": account.email, "password": account.password}
    with new_browser(stage.url) as browser:
        browser.post("/api/auth/sign-up/email", json=body)
        done.keep(*(str(cookie.value) for cookie in browser.cookies.jar))
        done.keep(browser.get("/api/auth/token").json()["token"])
        browser.post("/api/auth/sign-out", json={})


def _events(stage: Stage, names: tuple[str, ...]) -> Iterator[dict[str, object]]:
    for name in names:
        for line in stage.stack.log(name).splitlines():
            if line.startswith("{"):
                yield json.loads(line)


def test_no_log_holds_a_password_a_token_or_a_key(run: Run, stage: Stage) -> None:
    found = [
        (name, line[:80])
        for name in stage.stack.names
        for line in stage.stack.log(name).splitlines()
        if any(secret in line for secret in run.secrets)
    ]

    assert len(run.secrets) > 30
    assert found == []


@pytest.mark.parametrize("words", [SENTENCE, QUERY])
def test_no_log_holds_what_people_write_or_ask(words: str, run: Run, stage: Stage) -> None:
    assert run.user_id
    for name in stage.stack.names:
        assert words not in stage.stack.log(name), name


def test_every_line_of_a_service_is_one_json_object(run: Run, stage: Stage) -> None:
    """What a client sends cannot begin a line of its own."""
    assert run.user_id
    for name in (*AUTH_SERVERS, *BACKENDS, "front-door"):
        for line in stage.stack.log(name).splitlines():
            assert isinstance(json.loads(line), dict), (name, line)


AUTHENTICATION = {
    "sign_up",
    "sign_in",
    "sign_out",
    "token_issue",
    "password_reset_request",
    "password_reset",
    "password_change",
    "user_delete",
}


def test_every_authentication_event_is_logged_with_its_outcome(run: Run, stage: Stage) -> None:
    seen = {
        (str(event["event"]).removeprefix("auth."), event.get("status"))
        for event in _events(stage, AUTH_SERVERS)
    }

    assert run.user_id
    assert {(name, 200) for name in AUTHENTICATION} <= seen
    assert ("sign_in", 401) in seen


def test_the_backend_logs_a_refused_token_and_not_the_token(run: Run, stage: Stage) -> None:
    refused = wait_for(
        lambda: [e for e in _events(stage, BACKENDS) if e["event"] == "auth.token_refused"],
        "a refusal is logged",
    )

    assert run.user_id
    assert all("request_id" in event for event in refused)


def test_one_request_has_one_id_in_every_log_it_passes(run: Run, stage: Stage) -> None:
    assert run.user_id

    answer = stage.http.get(f"{stage.backend_urls[0]}/api/auth/token", headers=bearer("x.y.z"))
    request_id = answer.headers["x-request-id"]

    def has_the_line(names: tuple[str, ...]) -> bool:
        return any(event.get("request_id") == request_id for event in _events(stage, names))

    wait_for(lambda: has_the_line(BACKENDS), "a backend names the request")
    wait_for(lambda: has_the_line(AUTH_SERVERS), "an auth server names the request")

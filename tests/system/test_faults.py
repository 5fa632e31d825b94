"""What is slow or broken beneath costs a request seconds at most, and mends by itself."""

import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import pytest

from tests.system.answers import assert_unauthorized, assert_unavailable
from tests.system.freezing import frozen
from tests.system.ledger import Ledger
from tests.system.people import TODOS, Session, bearer, new_http
from tests.system.stage import AUTH_SERVERS, BACKENDS, Stage
from tests.system.waiting import wait_for
from tools.dev.stack import POSTGRES

LONGEST_WAIT_SECONDS = 5.0
SECONDS_TO_RECOVER = 2.0

Ask = Callable[[httpx.Client], httpx.Response]


@dataclass(slots=True)
class Asker:
    """Somebody who asks the same thing again and again, and notes how long each answer took."""

    ask: Ask
    answers: list[tuple[float, httpx.Response]] = field(default_factory=list)
    has_ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        with new_http(timeout_seconds=30.0) as http:
            while not self.has_ended.is_set():
                began = time.monotonic()
                answer = self.ask(http)
                self.answers.append((time.monotonic() - began, answer))
                self.has_ended.wait(0.02)

    @property
    def last(self) -> httpx.Response:
        return self.answers[-1][1]


@contextmanager
def asking(asks: Mapping[str, Ask]) -> Generator[dict[str, Asker]]:
    """All of them at the same time, each in a thread of its own."""
    askers = {name: Asker(ask) for name, ask in asks.items()}
    threads = [threading.Thread(target=asker.run) for asker in askers.values()]
    for thread in threads:
        thread.start()
    try:
        yield askers
    finally:
        for asker in askers.values():
            asker.has_ended.set()
        for thread in threads:
            thread.join()


def _asks(stage: Stage, ada: Session, ben: Session) -> dict[str, Ask]:
    credentials = {"email": ada.account.email, "password": ada.account.password}
    todos, auth = stage.url + TODOS, f"{stage.url}/api/auth"
    return {
        "read": lambda http: http.get(todos, headers=bearer(ada.jwt)),
        "write": lambda http: http.post(todos, json={"title": "x"}, headers=bearer(ada.jwt)),
        # Nobody has seen this token yet: its session has to be looked up.
        "first use of a token": lambda http: http.get(todos, headers=bearer(ben.jwt)),
        "new token": lambda http: http.get(f"{auth}/token", headers=bearer(ada.token)),
        "session": lambda http: http.get(f"{auth}/get-session", headers=bearer(ada.token)),
        "sign-in": lambda http: http.post(f"{auth}/sign-in/email", json=credentials),
    }


def test_a_frozen_database_keeps_nobody_waiting(stage: Stage, ada: Session, ben: Session) -> None:
    with asking(_asks(stage, ada, ben)) as askers:
        with frozen(stage.stack.pid(POSTGRES)):
            for asker in askers.values():
                asker.answers.clear()
            wait_for(lambda: all(len(a.answers) >= 3 for a in askers.values()), "answers come", 30)
            refused = [asker.last for asker in askers.values()]
            waits = {name: max(s for s, _ in asker.answers) for name, asker in askers.items()}
            forged = stage.http.get(stage.url + TODOS, headers=bearer("x.y.z"))
            alive = [stage.http.get(f"{url}/api/health/live") for url in stage.backend_urls]
            ready = [stage.http.get(f"{url}/api/health/ready") for url in stage.backend_urls]
        for asker in askers.values():
            asker.answers.clear()
        wait_for(
            lambda: all(a.answers and a.last.is_success for a in askers.values()),
            "everything works again",
            SECONDS_TO_RECOVER + LONGEST_WAIT_SECONDS,
        )

    assert max(waits.values()) <= LONGEST_WAIT_SECONDS, waits
    for answer in refused:
        assert answer.status_code == 503, answer.text
        assert int(answer.headers["retry-after"]) > 0
    assert_unauthorized(forged)
    assert {answer.status_code for answer in alive} == {200}
    for answer in ready:
        assert_unavailable(answer)


def test_services_restarted_one_after_the_other_fail_no_request(stage: Stage, ada: Session) -> None:
    """Asked to stop, a process answers what it has begun; the door goes to the other one."""
    minting = {
        "mint": lambda http: http.get(f"{ada.origin}/api/auth/token", headers=bearer(ada.token))
    }
    with Ledger(ada) as ledger, asking(minting) as askers:
        for name in (*BACKENDS, *AUTH_SERVERS):
            stage.restart(name)
            ledger.wait_for_progress()
            wait_for(lambda: askers["mint"].last.is_success, "tokens are minted")

    assert ledger.refusals == 0
    assert {answer.status_code for _, answer in askers["mint"].answers} == {200}
    ledger.assert_nothing_was_lost()


# A disk without room, memory without room, too many connections, a disk that fails, a deadlock.
FAILURES = ["53100", "53200", "53300", "58030", "40P01"]


@pytest.fixture(params=FAILURES)
def failing_write(stage: Stage, request: pytest.FixtureRequest) -> Iterator[str]:
    """A title whose todo the database refuses with this state; reading goes on."""
    title = f"fails with {request.param}"
    stage.sql(
        "create function app.fail() returns trigger language plpgsql as $$ begin"
        f"  if new.title = '{title}' then"
        f"    raise exception using errcode = '{request.param}'; end if;"
        "  return new; end $$"
    )
    stage.sql(
        "create trigger fail before insert or update on app.todo"
        " for each row execute function app.fail()"
    )
    yield title
    stage.sql("drop trigger fail on app.todo")
    stage.sql("drop function app.fail()")


def test_what_the_database_cannot_do_now_is_a_503(failing_write: str, ada: Session) -> None:
    todo = ada.add_todo("Buy milk")

    for answer in (
        ada.api("POST", TODOS, {"title": failing_write}),
        ada.api("PATCH", f"{TODOS}/{todo['id']}", {"title": failing_write}),
    ):
        assert_unavailable(answer)
    assert ada.titles() == {"Buy milk"}

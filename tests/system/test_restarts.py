"""A killed process is a pause, never a loss: nothing acknowledged disappears, sessions survive."""

import asyncio
from collections.abc import Iterator

import asyncpg
import httpx
import pytest

from tests.system.answers import assert_problem, assert_unavailable
from tests.system.ledger import Ledger
from tests.system.people import TODOS, Session, bearer
from tests.system.stage import AUTH_SERVERS, BACKENDS, Stage
from tests.system.waiting import wait_for


@pytest.fixture(autouse=True)
def whole_again(stage: Stage) -> Iterator[None]:
    """Whatever a test kills is running again afterwards."""
    yield
    stage.mend()


def test_a_killed_backend_loses_nothing(stage: Stage, ada: Session) -> None:
    with Ledger(ada) as ledger:
        stage.kill(BACKENDS[0])
        ledger.wait_for_progress()
        stage.start(BACKENDS[0])
        ledger.wait_for_progress()

    ledger.assert_nothing_was_lost()


def test_while_every_backend_is_dead_the_door_says_when_to_try_again(
    stage: Stage, ada: Session
) -> None:
    with Ledger(ada) as ledger:
        for name in BACKENDS:
            stage.kill(name)

        answer = ada.api("GET", TODOS)
        signed_in = ada.auth("GET", "/get-session")

        stage.start(*BACKENDS)
        ledger.wait_for_progress()

    assert_unavailable(answer)
    assert signed_in.status_code == 200
    ledger.assert_nothing_was_lost()


def test_a_killed_auth_server_is_not_missed_while_another_lives(stage: Stage, ada: Session) -> None:
    stage.kill(AUTH_SERVERS[0])

    answers = [ada.auth("GET", "/token").status_code for _ in range(10)]

    assert set(answers) == {200}


def test_without_any_auth_server_valid_tokens_go_on_working(stage: Stage, ada: Session) -> None:
    for name in AUTH_SERVERS:
        stage.kill(name)

    written = [ada.api("POST", TODOS, {"title": f"todo {n}"}).status_code for n in range(30)]
    minted = ada.auth("GET", "/token")
    by_gateway = stage.http.get(
        f"{stage.backend_urls[0]}/api/auth/token", headers=bearer(ada.token)
    )

    assert set(written) == {201}
    assert_unavailable(minted)
    assert_unavailable(by_gateway)


def test_sessions_survive_the_death_of_every_auth_server(stage: Stage, ada: Session) -> None:
    for name in AUTH_SERVERS:
        stage.kill(name)
    stage.start(*AUTH_SERVERS)

    assert ada.api("GET", TODOS, headers=bearer(ada.new_jwt())).status_code == 200
    assert ada.again().user_id == ada.user_id


def test_a_dead_frontend_leaves_the_services_alone(stage: Stage, ada: Session) -> None:
    stage.kill("frontend")

    page = stage.http.get(f"{stage.url}/login", headers={"accept": "text/html"})

    assert page.status_code == 503
    assert int(page.headers["retry-after"]) > 0
    assert ada.api("GET", TODOS).status_code == 200


def test_killed_postgresql_loses_nothing_that_was_acknowledged(stage: Stage, ada: Session) -> None:
    stage.make_commits_durable()
    with Ledger(ada) as ledger:
        refusals = ledger.refusals
        stage.kill_database()
        wait_for(lambda: ledger.refusals > refusals, "a write is refused")
        alive = [stage.http.get(f"{url}/api/health/live") for url in stage.backend_urls]
        ready = [stage.http.get(f"{url}/api/health/ready") for url in stage.backend_urls]
        minted = ada.auth("GET", "/token")
        stage.start_database()
        ledger.wait_for_progress()

    assert {answer.status_code for answer in alive} == {200}
    for answer in ready:
        assert_unavailable(answer)
    assert minted.status_code == 503, "a broken database must not look like a signed-out person"
    ledger.assert_nothing_was_lost()
    assert ada.api("GET", TODOS, headers=bearer(ada.new_jwt())).status_code == 200


def test_a_session_that_ended_during_an_outage_is_ended(stage: Stage, ada: Session) -> None:
    """The notification is lost with the connection; the session must not be believed alive."""
    for url in stage.backend_urls:
        assert stage.http.get(url + TODOS, headers=bearer(ada.jwt)).status_code == 200
    stage.cut_database_connections()
    stage.sql('delete from auth.session where "userId" = $1', ada.user_id)

    def statuses() -> set[int]:
        return {
            stage.http.get(url + TODOS, headers=bearer(ada.jwt)).status_code
            for url in stage.backend_urls
        }

    assert statuses() <= {401, 503}
    wait_for(lambda: statuses() == {401}, "the ended session is refused")


@pytest.fixture
def failing_commit(stage: Stage) -> Iterator[str]:
    """A title whose todo passes every check and fails when its transaction is committed."""
    title = "fails at commit"
    stage.sql(
        "create function app.fail_at_commit() returns trigger language plpgsql as $$ begin"
        "  if new.title = 'fails at commit' then raise exception 'no commit'; end if;"
        "  return null; end $$"
    )
    stage.sql(
        "create constraint trigger fail_at_commit after insert or update on app.todo"
        " deferrable initially deferred for each row execute function app.fail_at_commit()"
    )
    yield title
    stage.sql("drop trigger fail_at_commit on app.todo")
    stage.sql("drop function app.fail_at_commit()")


def test_a_failed_commit_is_never_a_success(failing_commit: str, ada: Session) -> None:
    todo = ada.add_todo("Buy milk")
    path = f"{TODOS}/{todo['id']}"

    made = ada.api("POST", TODOS, {"title": failing_commit})
    changed = ada.api("PATCH", path, {"title": failing_commit})

    assert_problem(made, 500, 503)
    assert_problem(changed, 500, 503)
    assert ada.titles() == {"Buy milk"}
    assert "no commit" not in made.text + changed.text


async def test_a_request_in_flight_is_answered_before_its_process_ends(
    stage: Stage, ada: Session
) -> None:
    """A lock on its row keeps the request waiting while its process is told to end."""
    path = f"{stage.backend_urls[0]}{TODOS}/{ada.add_todo('Buy milk')['id']}"
    other = await asyncpg.connect(stage.stack.superuser_url)
    async with httpx.AsyncClient(headers=bearer(ada.jwt)) as http:
        transaction = other.transaction()
        await transaction.start()
        await other.execute("select from app.todo where user_id = $1 for update", ada.user_id)
        request = asyncio.create_task(http.patch(path, json={"title": "done"}))
        while not await other.fetchval("select 1 from pg_locks where not granted"):
            assert not request.done()
        stage.ask_to_stop(BACKENDS[0])
        await transaction.rollback()
        await other.close()

        answer = await request

    assert answer.status_code == 200, answer.text
    assert ada.titles() == {"done"}

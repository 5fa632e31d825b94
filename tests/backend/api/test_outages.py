"""A broken dependency is a 503 that says when to come back, never a 500, and mends by itself."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

import asyncpg
import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from backend.config import Settings
from backend.core.runtime import Runtime
from backend.db import borrowed
from backend.db import database as database_module
from backend.middleware import admission
from tests.backend.support.api import CHANGES, ME, TODOS, Api, problem_of
from tests.backend.support.application import client_of, new_settings, running, started
from tests.backend.support.people import Registry
from tests.backend.support.tokens import Ring
from tests.backend.support.waiting import eventually
from tests.databases import DatabaseUrls, execute, with_database

READY = "/api/health/ready"
LIVE = "/api/health/live"
CUT_EVERYTHING = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name like 'daymark-api%'
"""


@dataclass(frozen=True, slots=True)
class Site:
    """An application with a database of its own, and the means to break that."""

    app: FastAPI
    api: Api
    people: Registry
    administrator: asyncpg.Connection
    cluster_url: str
    database: str

    @property
    def runtime(self) -> Runtime:
        runtime: Runtime = self.app.state.runtime
        return runtime

    async def status(self, path: str) -> int:
        return (await self.api.http.get(path)).status_code

    async def wait_until_ready(self) -> None:
        async def is_ready() -> bool:
            return await self.status(READY) == 200

        await eventually(is_ready, "the application is ready")

    async def cut_connections(self) -> None:
        await self.administrator.execute(CUT_EVERYTHING)

    async def close_database(self) -> None:
        """Lets nobody in who is not the administrator."""
        await execute(
            self.cluster_url, f"alter database {self.database} with allow_connections false"
        )
        await self.cut_connections()

    async def open_database(self) -> None:
        await execute(
            self.cluster_url, f"alter database {self.database} with allow_connections true"
        )


@pytest_asyncio.fixture(loop_scope="session")
async def site(own_database: DatabaseUrls, ring: Ring) -> AsyncGenerator[Site]:
    registry = await Registry.open(own_database, ring)
    administrator = await asyncpg.connect(own_database.superuser)
    async with started(new_settings(own_database, ring)) as app, client_of(app) as client:
        api = Api(client, await registry.new_person())
        cluster_url = with_database(own_database.superuser, "postgres")
        yield Site(app, api, registry, administrator, cluster_url, own_database.name)
    await administrator.close()
    await registry.close()


async def test_alive_and_ready(site: Site) -> None:
    await site.wait_until_ready()

    for path in (LIVE, READY):
        answer = await site.api.http.get(path)
        assert answer.json() == {"status": "ok"}
        assert answer.headers["cache-control"] == "no-store"


async def test_without_its_database_it_lives_but_is_not_ready(site: Site) -> None:
    todo = await site.api.add_todo()
    await site.wait_until_ready()

    await site.close_database()

    problem_of(await site.api.http.get(READY), 503, "unavailable")
    assert await site.status(LIVE) == 200
    for answer in (
        await site.api.get(TODOS),
        await site.api.get(ME),
        await site.api.get(CHANGES),
        await site.api.post(TODOS, {"title": "x"}),
        await site.api.delete(f"{TODOS}/{todo['id']}"),
        await site.api.get("/api/v1/events"),
    ):
        problem_of(answer, 503, "database_unavailable")

    await site.open_database()
    await site.wait_until_ready()
    assert await site.api.todos() == [todo]


async def test_a_bad_token_is_refused_without_a_database(site: Site) -> None:
    await site.close_database()

    for headers in ({"Authorization": "Bearer x.y.z"}, {}):
        assert (await site.api.http.get(ME, headers=headers)).status_code == 401


async def test_cut_connections_are_replaced(site: Site) -> None:
    await site.api.add_todo()
    for _ in range(3):
        await site.cut_connections()

        async def works_again() -> bool:
            answer = await site.api.get(TODOS)
            assert answer.status_code in {200, 503}, answer.text
            return answer.status_code == 200

        await eventually(works_again, "requests work again")

    assert len(await site.api.todos()) == 1


async def test_a_server_that_became_read_only_is_left_for_one_that_writes(site: Site) -> None:
    role = site.people.database.api_role
    alter = f"alter role {role} in database {site.database}"
    await execute(site.cluster_url, f"{alter} set default_transaction_read_only = on")
    await site.cut_connections()

    async def says_so() -> bool:
        answer = await site.api.post(TODOS, {"title": "x"})
        problem_of(answer, 503, "database_unavailable")
        return True

    await eventually(says_so, "a write is refused")
    await execute(site.cluster_url, f"{alter} reset default_transaction_read_only")
    # No connection to the old one is kept: from now on every write succeeds.
    await site.api.add_todo()


async def test_it_is_not_ready_while_ends_of_sessions_are_not_heard_of(site: Site) -> None:
    await site.wait_until_ready()
    blocked = (
        f"alter role {site.people.database.api_role} connection limit 0",
        CUT_EVERYTHING,
    )
    await execute(site.people.database.superuser, *blocked)

    problem_of(await site.api.http.get(READY), 503, "unavailable")

    await execute(
        site.people.database.superuser,
        f"alter role {site.people.database.api_role} connection limit -1",
    )
    await site.wait_until_ready()


async def test_a_session_that_ended_unheard_is_not_believed(site: Site) -> None:
    """The listener was down when it ended, so the memory of live sessions was emptied."""
    assert site.api.person is not None
    await site.wait_until_ready()
    await site.api.get(ME)
    assert len(site.runtime.sessions) == 1
    await site.administrator.execute("alter table auth.session disable trigger all")
    await site.people.end_session(site.api.person)
    await site.administrator.execute("alter table auth.session enable trigger all")

    problem_of(await site.api.get(ME), 401, "invalid_token")


async def test_the_memory_of_sessions_is_emptied_when_the_listener_is_lost(site: Site) -> None:
    await site.wait_until_ready()
    await site.api.get(ME)

    async def is_empty() -> bool:
        return len(site.runtime.sessions) == 0

    assert not await is_empty()
    await site.cut_connections()

    await eventually(is_empty, "nothing is remembered")
    await site.wait_until_ready()


async def test_more_requests_than_connections_wait_their_turn(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(borrowed, "ACQUIRE_SECONDS", 30.0)

    answers = await asyncio.gather(*(site.api.post(TODOS, {"title": f"{n}"}) for n in range(40)))

    assert {answer.status_code for answer in answers} == {201}
    assert len(await site.api.todos()) == 40


@pytest.fixture
def _single_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module.Database.__init__, "__kwdefaults__", {"pool_size": 1})
    monkeypatch.setattr(borrowed, "ACQUIRE_SECONDS", 30.0)


@pytest.mark.usefixtures("_single_connection")
async def test_a_pool_without_a_free_connection_says_so_in_time(
    own_database: DatabaseUrls, people: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = await Registry.open(own_database, people.ring)
    administrator = await asyncpg.connect(own_database.superuser)

    async def is_waiting() -> bool:
        waiting = "select count(*) from pg_locks where not granted"
        return int(await administrator.fetchval(waiting)) == 1

    async with running(new_settings(own_database, people.ring)) as client:
        api = Api(client, await registry.new_person())
        await api.add_todo()
        async with administrator.transaction():
            await administrator.execute("lock table app.todo in access exclusive mode")
            blocked = asyncio.create_task(api.post(TODOS, {"title": "blocked"}))
            await eventually(is_waiting, "the only connection waits for a lock")
            monkeypatch.setattr(borrowed, "ACQUIRE_SECONDS", 0.05)

            problem_of(await api.get(TODOS), 503, "database_unavailable")
        await blocked
    await administrator.close()
    await registry.close()


@pytest.mark.usefixtures("_single_connection")
async def test_a_connection_serves_one_person_after_another(
    own_database: DatabaseUrls, ring: Ring
) -> None:
    registry = await Registry.open(own_database, ring)
    async with running(new_settings(own_database, ring)) as client:
        ada, ben = [Api(client, await registry.new_person()) for _ in range(2)]
        for number in range(3):
            await asyncio.gather(ada.add_todo(f"A{number}"), ben.add_todo(f"B{number}"))

        assert await ada.titles() == ["A2", "A1", "A0"]
        assert await ben.titles() == ["B2", "B1", "B0"]
    await registry.close()


async def test_beyond_its_limit_it_refuses_early_and_recovers(
    settings: Settings, people: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission.Admission.__init__, "__kwdefaults__", {"limit": 2})
    person = await people.new_person()
    async with running(settings) as client:
        api = Api(client, person)
        answers = await asyncio.gather(*(api.get(TODOS) for _ in range(10)))

        refused = [answer for answer in answers if answer.status_code != 200]
        assert len(refused) == 8
        for answer in refused:
            problem_of(answer, 503, "overloaded")
        assert (await api.get(TODOS)).status_code == 200


async def test_health_and_figures_are_answered_under_any_load(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission.Admission.__init__, "__kwdefaults__", {"limit": 0})
    async with running(settings) as client:
        problem_of(await client.get(ME), 503, "overloaded")
        assert (await client.get(LIVE)).status_code == 200
        assert (await client.get("/api/metrics")).status_code == 200


async def test_an_application_that_was_stopped_answers_503(
    settings: Settings, people: Registry
) -> None:
    person = await people.new_person()
    async with started(settings) as app:
        client: httpx.AsyncClient = client_of(app)
    async with client:
        problem_of(await client.get(ME, headers=person.headers), 503, "database_unavailable")
        problem_of(await client.get(READY), 503, "unavailable")

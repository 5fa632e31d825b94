"""However much one person writes, others get their connection."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

import asyncpg
import httpx
import pytest
import pytest_asyncio

from backend.db import database as database_module
from backend.db import turns
from tests.backend.support.api import TODOS, Api, problem_of
from tests.backend.support.application import new_settings, running
from tests.backend.support.people import Registry
from tests.backend.support.tokens import Ring
from tests.backend.support.waiting import eventually
from tests.databases import DatabaseUrls

LOCK = "select from app.change_counter where user_id = $1 for update"
WAITING = """
    select count(*) from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()
"""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Two people, one of whom finds her change counter locked."""

    ada: Api
    ben: Api
    administrator: asyncpg.Connection

    def writes(self, number: int) -> list[asyncio.Task[httpx.Response]]:
        return [asyncio.create_task(self.ada.post(TODOS, {"title": f"{n}"})) for n in range(number)]

    async def wait_for_writers(self, number: int) -> None:
        async def are_waiting() -> bool:
            return int(await self.administrator.fetchval(WAITING)) == number

        await eventually(are_waiting, f"{number} writers wait for the counter")


@pytest_asyncio.fixture(loop_scope="session")
async def crowd(own_database: DatabaseUrls, ring: Ring) -> AsyncGenerator[Crowd]:
    registry = await Registry.open(own_database, ring)
    holder, administrator = [await asyncpg.connect(own_database.superuser) for _ in range(2)]
    async with running(new_settings(own_database, ring)) as client:
        ada, ben = [Api(client, await registry.new_person()) for _ in range(2)]
        await ada.add_todo()
        async with holder.transaction():
            assert ada.person is not None
            await holder.execute(LOCK, ada.person.user_id)
            yield Crowd(ada, ben, administrator)
    await holder.close()
    await administrator.close()
    await registry.close()


async def test_others_get_their_connection_while_one_person_waits(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 0.2)
    writes = crowd.writes(20)
    await crowd.wait_for_writers(turns.AT_ONCE)

    for number in range(10):
        await crowd.ben.add_todo(f"{number}")
    waited, still_waiting = await asyncio.wait(writes, timeout=2.0)

    assert len(still_waiting) == turns.AT_ONCE
    for write in waited:
        problem_of(write.result(), 503, "overloaded")
    assert len(await crowd.ben.todos()) == 10


async def test_the_line_is_short(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MAX_WAITING", 1)
    writes = crowd.writes(turns.AT_ONCE + 1)
    await crowd.wait_for_writers(turns.AT_ONCE)

    problem_of(await crowd.ada.post(TODOS, {"title": "too many"}), 503, "overloaded")

    for write in writes:
        write.cancel()


async def test_a_change_ends_in_time(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "CHANGE_SECONDS", 0.2)

    problem_of(await crowd.ada.post(TODOS, {"title": "slow"}), 503, "database_unavailable")

    assert len(await crowd.ada.todos()) == 1

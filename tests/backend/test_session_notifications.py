"""Every way in which a session ends is announced, and a trigger never stands in its way."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Self

import asyncpg
import pytest
import pytest_asyncio

from tests.backend.support.people import Registry
from tests.databases import DatabaseUrls

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass(slots=True)
class Ear:
    """Listens as a backend does."""

    connection: asyncpg.Connection
    heard: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    @classmethod
    async def open(cls, url: str) -> Self:
        ear = cls(await asyncpg.connect(url))
        await ear.connection.add_listener("session_ended", ear._on_message)
        return ear

    def _on_message(self, _connection: object, _pid: int, _channel: str, payload: object) -> None:
        self.heard.put_nowait(str(payload))

    async def next(self) -> str:
        return await asyncio.wait_for(self.heard.get(), 10)


@pytest_asyncio.fixture(loop_scope="session")
async def ear(own_database: DatabaseUrls) -> AsyncGenerator[Ear]:
    opened = await Ear.open(own_database.api)
    yield opened
    await opened.connection.close()


@pytest_asyncio.fixture(loop_scope="session")
async def residents(own_database: DatabaseUrls, people: Registry) -> AsyncGenerator[Registry]:
    """Makes people in the database of this test."""
    registry = await Registry.open(own_database, people.ring)
    yield registry
    await registry.close()


async def test_a_sign_out_is_announced(ear: Ear, residents: Registry) -> None:
    ada = await residents.new_person()

    await residents.end_session(ada)

    assert await ear.next() == str(ada.session_id)


async def test_an_expiry_is_announced_and_a_prolongation_is_not(
    ear: Ear, residents: Registry
) -> None:
    ada = await residents.new_person()
    ben = await residents.new_person()
    prolong = """update auth.session set "expiresAt" = now() + interval '9 days' where id = $1"""

    await residents.connection.execute(prolong, ada.session_id)
    await residents.expire_session(ben)

    assert await ear.next() == str(ben.session_id)


async def test_a_deleted_account_announces_each_of_its_sessions(
    ear: Ear, residents: Registry
) -> None:
    ada = await residents.new_person()
    elsewhere = await residents.sign_in_again(ada)

    await residents.delete_account(ada)

    assert {await ear.next(), await ear.next()} == {
        str(ada.session_id),
        str(elsewhere.session_id),
    }


async def test_a_truncation_announces_that_all_ended(
    ear: Ear, residents: Registry, own_database: DatabaseUrls
) -> None:
    await residents.new_person()
    owner = await asyncpg.connect(own_database.owner)
    try:
        await owner.execute("truncate auth.session")
    finally:
        await owner.close()

    assert await ear.next() == "*"


async def test_a_sign_out_that_is_rolled_back_is_not_announced(
    ear: Ear, residents: Registry
) -> None:
    ada, ben = await residents.new_person(), await residents.new_person()
    transaction = residents.connection.transaction()
    await transaction.start()
    await residents.end_session(ada)
    await transaction.rollback()

    await residents.end_session(ben)

    assert await ear.next() == str(ben.session_id)


async def test_a_sign_out_works_even_when_it_cannot_be_announced(
    residents: Registry, own_database: DatabaseUrls
) -> None:
    ada = await residents.new_person()
    administrator = await asyncpg.connect(own_database.superuser)
    warnings: list[str] = []
    residents.connection.add_log_listener(
        lambda _connection, message: warnings.append(message.message)
    )
    try:
        await administrator.execute(
            "create function public.pg_notify(text, text) returns void language plpgsql"
            " as $$ begin raise exception 'The queue is full.'; end $$;"
            " alter function app.announce_session_end() set search_path = public, pg_catalog"
        )

        await residents.end_session(ada)

        left = await administrator.fetchval(
            "select count(*) from auth.session where id = $1", ada.session_id
        )
        assert left == 0
        assert any("was not announced" in warning for warning in warnings)
    finally:
        await administrator.close()

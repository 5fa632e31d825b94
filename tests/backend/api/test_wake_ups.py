"""No change stays unannounced: not the last one, not one whose answer was lost."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio

from backend.core.events import listener, publisher
from tests.backend.support.api import Api
from tests.backend.support.application import client_of, new_settings, started
from tests.backend.support.people import Registry
from tests.backend.support.proxy import Proxy
from tests.backend.support.tokens import Ring
from tests.backend.support.waiting import eventually
from tests.databases import DatabaseUrls


@dataclass(slots=True)
class Ear:
    """Another process, which hears what is announced in the database."""

    heard: list[str] = field(default_factory=list)

    def hear(self, _connection: object, _pid: int, _channel: str, payload: object) -> None:
        self.heard.append(str(payload))

    async def wait_for(self, number: int, api: Api) -> None:
        assert api.person is not None
        line = f"{api.person.user_id} {number}"

        async def is_heard() -> bool:
            return line in self.heard

        await eventually(is_heard, f"change {number} is announced")


@pytest_asyncio.fixture(loop_scope="session")
async def ear(own_database: DatabaseUrls) -> AsyncGenerator[Ear]:
    ear = Ear()
    connection = await asyncpg.connect(own_database.api)
    await connection.add_listener(publisher.CHANNEL, ear.hear)
    yield ear
    await connection.close()


async def test_the_last_change_before_a_stop_is_announced(
    own_database: DatabaseUrls, ring: Ring, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = await Registry.open(own_database, ring)
    monkeypatch.setattr(publisher, "BATCH_SECONDS", 3_600.0)
    async with started(new_settings(own_database, ring)) as app, client_of(app) as client:
        api = Api(client, await registry.new_person())
        await api.add_todo("announced at once")
        await ear.wait_for(1, api)
        await api.add_todo("waits for the next batch")

    await ear.wait_for(2, api)
    await registry.close()


async def test_the_repeat_of_what_was_announced_to_nobody_announces_it(
    own_database: DatabaseUrls, ring: Ring, ear: Ear
) -> None:
    registry = await Registry.open(own_database, ring)
    mutation = {"id": str(uuid4()), "op": "todo.create", "todo": {"title": "x"}}
    async with started(new_settings(own_database, ring)) as app, client_of(app) as client:
        api = Api(client, await registry.new_person())
        await api.done(mutation)
        await ear.wait_for(1, api)
        ear.heard.clear()

        await api.done(mutation)

        await ear.wait_for(1, api)
    await registry.close()


async def test_a_server_that_freezes_as_a_listener_begins_is_given_up(
    own_database: DatabaseUrls, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "PING_TIMEOUT_SECONDS", 0.2)
    async with Proxy(own_database.api, freezes_at=b"LISTEN") as proxy:
        settings = new_settings(own_database, ring, listen_database_url=proxy.url)
        async with started(settings) as app:
            await asyncio.wait_for(proxy.has_frozen.wait(), 10.0)

            async def is_listening() -> bool:
                return bool(app.state.runtime.sessions.is_listening)

            await eventually(is_listening, "the next connection listens")

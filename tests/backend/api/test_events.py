"""An open stream hears of every change of its person, of nobody else's, and ends in time."""

import json
from collections.abc import AsyncGenerator

import asyncpg
import pytest
import pytest_asyncio
from fastapi import FastAPI

from backend.config import Settings
from backend.core.events import hub as hub_module
from backend.core.runtime import Runtime
from tests.backend.support.api import CHANGES, TODOS, Api
from tests.backend.support.application import client_of, new_settings, started
from tests.backend.support.asgi import Exchange
from tests.backend.support.people import Person, Registry
from tests.backend.support.tokens import Ring
from tests.backend.support.waiting import eventually
from tests.databases import DatabaseUrls

EVENTS = "/api/v1/events"


def runtime_of(app: FastAPI) -> Runtime:
    runtime: Runtime = app.state.runtime
    return runtime


def stream_of(app: FastAPI, person: Person | None, **headers: str) -> Exchange:
    assert person is not None
    return Exchange(app, path=EVENTS, headers=person.headers | headers)


async def open_stream(stream: Exchange) -> str:
    """The first frame."""
    status, headers = await stream.begin()
    assert status == 200
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"
    return await stream.part()


def number_in(frame: str) -> int:
    lines = dict(line.split(": ", 1) for line in frame.splitlines() if ": " in line)
    assert lines["event"] == "change"
    number = int(lines["id"])
    assert json.loads(lines["data"]) == {"seq": number}
    assert frame.endswith("\n\n")
    return number


async def test_the_first_frame_says_where_things_stand(app: FastAPI, ada: Api) -> None:
    await ada.add_todo()
    async with stream_of(app, ada.person) as stream:
        first = await open_stream(stream)

    assert first.startswith("retry: 2000\n")
    assert number_in(first) == 1


async def test_a_client_that_is_up_to_date_is_told_nothing(app: FastAPI, ada: Api) -> None:
    await ada.add_todo()
    async with stream_of(app, ada.person, **{"Last-Event-ID": "1"}) as stream:
        assert await open_stream(stream) == "retry: 2000\n\n"


@pytest.mark.parametrize("last", ["0", "7", "x", "-1", "1" * 40, "1 ", ""])
async def test_a_client_that_is_not_is_told_the_number(app: FastAPI, ada: Api, last: str) -> None:
    await ada.add_todo()
    async with stream_of(app, ada.person, **{"Last-Event-ID": last}) as stream:
        assert number_in(await open_stream(stream)) == 1


async def test_every_change_of_the_person_wakes_the_stream(
    app: FastAPI, ada: Api, ben: Api
) -> None:
    async with stream_of(app, ada.person) as stream:
        await open_stream(stream)
        for number in (1, 2, 3):
            await ben.add_todo("not heard of")
            await ada.add_todo()
            assert number_in(await stream.part()) == number
        assert (await ada.get(CHANGES)).json()["seq"] == 3


async def test_a_refused_change_wakes_nobody(app: FastAPI, ada: Api) -> None:
    async with stream_of(app, ada.person) as stream:
        await open_stream(stream)
        await ada.post(TODOS, {"title": ""})
        await ada.delete(f"{TODOS}/018f0000-0000-7000-8000-000000000000")
        await ada.add_todo()

        assert number_in(await stream.part()) == 1


async def test_streams_of_other_processes_are_woken_too(
    settings: Settings, app: FastAPI, ada: Api
) -> None:
    async with started(settings) as other, stream_of(other, ada.person) as stream:
        await open_stream(stream)
        await eventually(lambda: is_listening(other), "the other process listens")
        await ada.add_todo()

        assert number_in(await stream.part()) == 1


async def is_listening(app: FastAPI) -> bool:
    return runtime_of(app).sessions.is_listening


@pytest.mark.parametrize("how", ["end_session", "expire_session", "delete_account"])
async def test_a_stream_ends_with_its_session(
    app: FastAPI, ada: Api, people: Registry, how: str
) -> None:
    assert ada.person is not None
    await eventually(lambda: is_listening(app), "the application listens")
    async with stream_of(app, ada.person) as stream:
        await open_stream(stream)

        await getattr(people, how)(ada.person)

        assert await stream.part() == ""
        await stream.end()


async def test_streams_of_other_sessions_stay_open(
    app: FastAPI, ada: Api, people: Registry
) -> None:
    assert ada.person is not None
    elsewhere = await people.sign_in_again(ada.person)
    async with stream_of(app, ada.person) as ended, stream_of(app, elsewhere) as kept:
        await open_stream(ended)
        await open_stream(kept)

        await people.end_session(ada.person)
        await ended.part()

        await Api(ada.http, elsewhere).add_todo()
        assert number_in(await kept.part()) == 1


async def test_a_client_that_goes_away_leaves_nothing_behind(app: FastAPI, ada: Api) -> None:
    runtime = runtime_of(app)
    before = len(runtime.hub)
    async with stream_of(app, ada.person) as stream:
        await open_stream(stream)
        assert len(runtime.hub) == before + 1

        stream.go_away()
        await stream.end()

        assert len(runtime.hub) == before


async def test_a_person_may_have_20_streams(app: FastAPI, ada: Api) -> None:
    streams = [stream_of(app, ada.person) for _ in range(20)]
    for stream in streams:
        await stream.__aenter__()
        await open_stream(stream)

    async with stream_of(app, ada.person) as refused:
        status, headers = await refused.begin()
        assert (status, headers["retry-after"]) == (503, "1")

    for stream in streams:
        await stream.__aexit__(None, None, None)
    async with stream_of(app, ada.person) as stream:
        assert number_in(await open_stream(stream)) == 0


async def test_there_are_not_more_streams_than_memory_for_them(
    app: FastAPI, ada: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_module, "MAX_STREAMS", 0)
    async with stream_of(app, ada.person) as stream:
        assert (await stream.begin())[0] == 503


@pytest_asyncio.fixture(loop_scope="session")
async def own(
    own_database: DatabaseUrls, ring: Ring
) -> AsyncGenerator[tuple[FastAPI, Api, asyncpg.Connection]]:
    """An application with a database of its own, somebody in it, and the administrator."""
    registry = await Registry.open(own_database, ring)
    administrator = await asyncpg.connect(own_database.superuser)
    async with started(new_settings(own_database, ring)) as app, client_of(app) as client:
        yield app, Api(client, await registry.new_person()), administrator
    await administrator.close()
    await registry.close()


Own = tuple[FastAPI, Api, asyncpg.Connection]
CUT_THE_LISTENER = """
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'daymark-api-listener'
"""


async def test_what_happened_while_nobody_listened_is_made_up_for(own: Own) -> None:
    app, api, administrator = own
    await eventually(lambda: is_listening(app), "the application listens")
    async with stream_of(app, api.person) as stream:
        assert number_in(await open_stream(stream)) == 0
        assert api.person is not None
        await administrator.execute(CUT_THE_LISTENER)
        # As another process would, whose announcement goes unheard.
        await administrator.execute(
            "insert into app.change_counter values ($1, 5)"
            " on conflict (user_id) do update set seq = 5",
            api.person.user_id,
        )

        assert number_in(await stream.part()) == 5


async def test_a_stream_whose_session_ended_unheard_is_ended_later(own: Own) -> None:
    app, api, administrator = own
    await eventually(lambda: is_listening(app), "the application listens")
    async with stream_of(app, api.person) as stream:
        await open_stream(stream)
        assert api.person is not None
        await administrator.execute("alter table auth.session disable trigger all")
        await administrator.execute("delete from auth.session where id = $1", api.person.session_id)
        await administrator.execute("alter table auth.session enable trigger all")

        await administrator.execute(CUT_THE_LISTENER)

        assert await stream.part() == ""
        await stream.end()


async def test_a_stopping_process_ends_its_streams_and_takes_no_new_ones(own: Own) -> None:
    app, api, _ = own
    async with stream_of(app, api.person) as stream:
        await open_stream(stream)

        runtime_of(app).stop_streams()

        assert await stream.part() == ""
        await stream.end()
    async with stream_of(app, api.person) as late:
        assert (await late.begin())[0] == 503
    for path in ("/api/health/ready", "/api/health/live"):
        assert (await api.http.get(path)).status_code == 503, "the front door goes to another one"
    assert (await api.get(TODOS)).status_code == 200, "what is on its way already is answered"

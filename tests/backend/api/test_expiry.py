"""After 30 days the trash forgets, for everybody, and clients that missed it are told."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest
from fastapi import FastAPI

from backend.core.runtime import Runtime
from backend.core.services import expiry
from backend.core.services.expiry import Expiry
from backend.db.database import Database
from tests.backend.support.api import CHANGES, LABELS, LISTS, TODOS, TRASH, Api, problem_of
from tests.backend.support.rows import enter
from tests.backend.support.stored import ids_in, make_older
from tests.backend.support.waiting import eventually
from tests.databases import DatabaseUrls

JUST_DUE = timedelta(days=30)
NOT_YET = timedelta(days=29, hours=23)


@pytest.fixture
def job(app: FastAPI) -> Expiry:
    runtime: Runtime = app.state.runtime
    return Expiry(runtime.database)


async def deleted_todo(api: Api, title: str) -> str:
    todo_id = str((await api.add_todo(title))["id"])
    await api.delete(f"{TODOS}/{todo_id}")
    return todo_id


async def trash_of(api: Api) -> list[str]:
    return [todo["title"] for todo in (await api.get(TRASH)).json()["data"]]


async def test_the_trash_forgets_after_thirty_days(
    ada: Api, ben: Api, job: Expiry, database: DatabaseUrls
) -> None:
    for person in (ada, ben):
        await person.add_todo("kept")
        await deleted_todo(person, "deleted")
    await make_older(database, ada.person, JUST_DUE)
    await make_older(database, ben.person, NOT_YET)
    await deleted_todo(ada, "deleted today")

    await job.purge()

    assert await trash_of(ada) == ["deleted today"]
    assert await trash_of(ben) == ["deleted"]
    assert await ada.titles() == await ben.titles() == ["kept"]


async def test_lists_labels_and_sent_mutations_go_too(
    ada: Api, job: Expiry, database: DatabaseUrls
) -> None:
    todo_list, label = await ada.add_list(), await ada.add_label()
    await ada.delete(f"{LISTS}/{todo_list['id']}")
    await ada.delete(f"{LABELS}/{label['id']}")
    await ada.done({"op": "todo.create", "todo": {"title": "kept"}})
    await make_older(database, ada.person, JUST_DUE)
    recent = str(uuid4())
    await ada.done({"id": recent, "op": "todo.create", "todo": {"title": "kept"}})

    await job.purge()

    assert await ids_in(database, "todo_list", ada.person) == set()
    assert await ids_in(database, "label", ada.person) == set()
    assert await ids_in(database, "mutation", ada.person) == {recent}
    assert await ada.titles() == ["kept", "kept"]


async def test_a_client_that_missed_it_loads_everything_again(
    ada: Api, job: Expiry, database: DatabaseUrls
) -> None:
    await ada.add_todo("kept")
    todo_id = (await ada.add_todo("deleted"))["id"]
    before_the_deletion = (await ada.get(CHANGES)).json()["seq"]
    await ada.delete(f"{TODOS}/{todo_id}")
    after_the_deletion = (await ada.get(CHANGES)).json()["seq"]
    await make_older(database, ada.person, JUST_DUE)

    await job.purge()

    problem_of(await ada.get(CHANGES, since=before_the_deletion), 410, "sync_cursor_expired")
    assert (await ada.get(CHANGES, since=after_the_deletion)).status_code == 200
    everything = (await ada.get(CHANGES)).json()
    assert [todo["title"] for todo in everything["todos"]] == ["kept"]
    assert everything["deleted"] == {"todos": [], "lists": [], "labels": []}


async def test_nothing_due_is_nothing_changed(
    ada: Api, job: Expiry, database: DatabaseUrls
) -> None:
    await deleted_todo(ada, "deleted")
    since = (await ada.get(CHANGES)).json()["seq"] - 1
    await make_older(database, ada.person, NOT_YET)

    await job.purge()

    assert (await ada.get(CHANGES, since=since)).status_code == 200


async def test_parts_deleted_at_different_times_go_at_different_times(
    ada: Api, job: Expiry, database: DatabaseUrls
) -> None:
    parent = await ada.add_todo("parent")
    part = await ada.add_todo("part", parent_id=parent["id"])
    await ada.delete(f"{TODOS}/{part['id']}")
    await make_older(database, ada.person, timedelta(days=20))
    await ada.delete(f"{TODOS}/{parent['id']}")
    await make_older(database, ada.person, timedelta(days=10))

    await job.purge()
    assert await trash_of(ada) == ["parent"]

    await ada.post(f"{TODOS}/{parent['id']}/restore")
    assert await ada.titles() == ["parent"]


async def test_however_much_is_due_each_step_ends_in_time(
    ada: Api, job: Expiry, database: DatabaseUrls
) -> None:
    todo_list = await ada.add_list()
    known = (await ada.get(CHANGES)).json()["seq"]
    todo = {"title": "x", "list_id": todo_list["id"]}
    for _ in range(5):
        operations = [{"op": "create", "todo": todo}] * 500
        assert (await ada.post(f"{TODOS}/batch", {"operations": operations})).status_code == 200
    await ada.delete(f"{LISTS}/{todo_list['id']}")
    await make_older(database, ada.person, JUST_DUE)
    left = []

    for _ in range(2):
        await job.purge()
        left.append(len(await ids_in(database, "todo", ada.person)))
        problem_of(await ada.get(CHANGES, since=known), 410, "sync_cursor_expired")

    assert left == [500, 0]
    assert await ids_in(database, "todo_list", ada.person) == set()


async def test_it_goes_through_everybody(
    ada: Api, ben: Api, job: Expiry, database: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expiry, "PEOPLE_AT_ONCE", 1)
    for person in (ada, ben):
        await deleted_todo(person, "deleted")
        await make_older(database, person.person, JUST_DUE)

    await job.purge()

    assert await trash_of(ada) == await trash_of(ben) == []


async def test_one_process_at_a_time_and_never_against_a_writer(
    ada: Api, ben: Api, job: Expiry, database: DatabaseUrls
) -> None:
    for person in (ada, ben):
        await deleted_todo(person, "deleted")
        await make_older(database, person.person, JUST_DUE)
    assert ada.person is not None
    other = await asyncpg.connect(database.api)
    try:
        async with other.transaction():
            await other.execute("select app.purge_expired($1, 0)", uuid4())
            await job.purge()
            assert await trash_of(ben) == ["deleted"], "another process is at it"
        async with other.transaction():
            await enter(other, ada.person)
            await other.execute("select from app.change_counter for update")
            async with asyncio.timeout(2):
                await job.purge()
            assert await trash_of(ada) == ["deleted"], "she is writing at this moment"
    finally:
        await other.close()
    assert await trash_of(ben) == []

    await job.purge()
    assert await trash_of(ada) == []


async def test_the_function_leaves_the_identity_as_it_was(ada: Api, database: DatabaseUrls) -> None:
    assert ada.person is not None
    connection = await asyncpg.connect(database.api)
    try:
        async with connection.transaction():
            await enter(connection, ada.person)
            await connection.execute("select app.purge_expired($1, 100)", uuid4())
            identity = await connection.fetchval("select current_setting('app.user_id')")
    finally:
        await connection.close()

    assert identity == str(ada.person.user_id)


async def test_without_the_database_it_waits_for_the_next_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(expiry, "START_SECONDS", 0.0)
    closed = Database("", on_change=print, on_session_end=print)

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await Expiry(closed).run()


async def test_every_process_runs_it_again_and_again(
    ada: Api, app: FastAPI, database: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expiry, "START_SECONDS", 0.0)
    monkeypatch.setattr(expiry, "PAUSE_SECONDS", 0.01)
    runtime: Runtime = app.state.runtime
    task = asyncio.create_task(Expiry(runtime.database).run())

    async def is_empty() -> bool:
        return await trash_of(ada) == []

    try:
        for _ in range(2):
            await deleted_todo(ada, "deleted")
            await make_older(database, ada.person, JUST_DUE)
            await eventually(is_empty, "the trash has forgotten")
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

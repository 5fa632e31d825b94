"""A client that keeps a copy never misses a change, nor a deletion."""

import asyncio
import json
from uuid import uuid4

import pytest

from backend.core.services import change_service
from tests.backend.support.api import (
    CHANGES,
    LABELS,
    LISTS,
    ME,
    TODOS,
    TRASH,
    Api,
    Json,
    mistakes_of,
    problem_of,
)

NOTHING: Json = {
    "has_more": False,
    "begun": 0,
    "todos": [],
    "lists": [],
    "labels": [],
    "deleted": {"todos": [], "lists": [], "labels": []},
    "settings_changed": False,
}


async def changes_of(api: Api, since: int = 0, begun: int = 0) -> Json:
    answer = await api.get(CHANGES, since=since, begun=begun)
    assert answer.status_code == 200, answer.text
    changes: Json = answer.json()
    return changes


class Copy:
    """What a client knows, kept up to date by asking for changes."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.seq = 0
        self.rows: dict[str, dict[str, Json]] = {"todos": {}, "lists": {}, "labels": {}}

    async def catch_up(self) -> None:
        has_more, begun = True, 0
        while has_more:
            changes = await changes_of(self.api, self.seq, begun)
            for kind, rows in self.rows.items():
                rows |= {row["id"]: row for row in changes[kind]}
                for row_id in changes["deleted"][kind]:
                    rows.pop(row_id, None)
            assert changes["seq"] >= self.seq
            self.seq, has_more, begun = changes["seq"], changes["has_more"], changes["begun"]

    async def assert_is_true(self) -> None:
        assert list(self.rows["todos"].values()) != []
        todos = {todo["id"]: todo for todo in await self.api.todos()}
        lists = {row["id"]: row for row in (await self.api.get(LISTS)).json()["data"]}
        labels = {row["id"]: row for row in (await self.api.get(LABELS)).json()["data"]}
        assert self.rows == {"todos": todos, "lists": lists, "labels": labels}


@pytest.fixture
def three_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = {"begun": 0, "limit": 3}
    monkeypatch.setattr(change_service.ChangeService.since, "__kwdefaults__", defaults)


async def test_at_first_there_is_nothing(ada: Api) -> None:
    assert await changes_of(ada) == NOTHING | {"seq": 0}


async def test_every_write_counts_once_and_every_read_not_at_all(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"
    await ada.get(path)
    await ada.patch(path, {"title": "x"})
    await ada.delete(path)
    await ada.delete(path)
    await ada.post(f"{path}/restore")
    await ada.post(f"{path}/restore")

    assert (await changes_of(ada))["seq"] == 4


async def test_a_refused_write_does_not_count(ada: Api) -> None:
    todo = await ada.add_todo(id=str(uuid4()))
    path = f"{TODOS}/{todo['id']}"

    await ada.patch(path, {"title": ""})
    await ada.patch(path, {"title": "x"}, if_match='"9"')
    await ada.patch(path, {"list_id": str(uuid4())})
    await ada.post(TODOS, {"id": todo["id"], "title": "Other"})
    await ada.delete(f"{TODOS}/{uuid4()}")

    assert (await changes_of(ada))["seq"] == 1


async def test_a_copy_stays_true(ada: Api) -> None:
    copy = Copy(ada)
    todo_list, label = await ada.add_list(), await ada.add_label()
    todos = [
        await ada.add_todo(f"{n}", list_id=todo_list["id"], label_ids=[label["id"]])
        for n in range(4)
    ]
    await copy.catch_up()
    await copy.assert_is_true()

    await ada.patch(f"{TODOS}/{todos[0]['id']}", {"completed": True})
    await ada.delete(f"{TODOS}/{todos[1]['id']}")
    await ada.delete(f"{LABELS}/{label['id']}")
    await copy.catch_up()
    await copy.assert_is_true()

    await ada.post(f"{TODOS}/{todos[1]['id']}/restore")
    await ada.post(f"{TODOS}/{todos[3]['id']}/move", {"before_id": todos[0]["id"]})
    await copy.catch_up()
    await copy.assert_is_true()

    kept = await ada.add_todo("in the inbox")
    await ada.delete(f"{LISTS}/{todo_list['id']}")
    await copy.catch_up()
    await copy.assert_is_true()
    assert list(copy.rows["todos"]) == [kept["id"]]


@pytest.mark.usefixtures("three_at_once")
async def test_many_changes_come_in_parts_that_miss_nothing(ada: Api) -> None:
    for number in range(4):
        await ada.add_todo(f"{number}")
        await ada.add_list(f"{number}")
        await ada.add_label(f"{number}")
    batch = [{"op": "create", "todo": {"title": f"batch {n}"}} for n in range(10)]
    await ada.post(f"{TODOS}/batch", {"operations": batch})
    await ada.add_todo("last")

    copy = Copy(ada)
    await copy.catch_up()

    await copy.assert_is_true()
    assert len(copy.rows["todos"]) == 15


async def test_long_notes_make_short_pages(ada: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_service, "MAX_BYTES", 1_000)
    for number in range(3):
        await ada.add_todo(f"{number}", notes="ä" * 200)
    await ada.add_todo("longer than a page", notes="x" * 1_500)
    batch = [{"op": "create", "todo": {"title": f"{n}", "notes": "x" * 600}} for n in range(2)]
    await ada.post(f"{TODOS}/batch", {"operations": batch})
    copy, pages = Copy(ada), []

    for since in (0, 2, 3, 4):
        page = await changes_of(ada, since)
        pages.append((page["seq"], len(page["todos"]), page["has_more"]))
    await copy.catch_up()

    assert pages == [(2, 2, True), (3, 1, True), (4, 1, True), (5, 2, False)]
    await copy.assert_is_true()


async def test_writers_at_the_same_time_hide_nothing_from_a_reader(ada: Api) -> None:
    copy = Copy(ada)

    async def write(number: int) -> None:
        for step in range(5):
            await ada.add_todo(f"{number}.{step}")

    async def read() -> None:
        for _ in range(15):
            await copy.catch_up()

    await asyncio.gather(*(write(number) for number in range(4)), read())
    await copy.catch_up()

    await copy.assert_is_true()
    assert copy.seq == 20


async def test_nobody_sees_the_changes_of_somebody_else(ada: Api, ben: Api) -> None:
    todo = await ada.add_todo("Secret of Ada")
    await ada.delete(f"{TODOS}/{todo['id']}")
    await ada.patch(ME, {"theme": "dark"})

    assert await changes_of(ben) == NOTHING | {"seq": 0}


async def test_a_number_from_before_the_trash_was_emptied_is_too_old(ada: Api) -> None:
    todo = await ada.add_todo()
    known = (await changes_of(ada))["seq"]
    await ada.delete(f"{TODOS}/{todo['id']}")
    await ada.delete(TRASH)

    problem_of(await ada.get(CHANGES, since=known), 410, "sync_cursor_expired")
    newest = (await changes_of(ada, 0))["seq"]
    assert await changes_of(ada, newest) == NOTHING | {"seq": newest}


@pytest.mark.usefixtures("three_at_once")
async def test_what_was_purged_before_a_load_began_does_not_stop_it(ada: Api) -> None:
    for number in range(7):
        await ada.add_todo(f"{number}")
    gone = await ada.add_todo("gone")
    await ada.delete(f"{TODOS}/{gone['id']}")
    await ada.delete(TRASH)

    copy = Copy(ada)
    await copy.catch_up()

    await copy.assert_is_true()


@pytest.mark.usefixtures("three_at_once")
async def test_what_was_in_the_trash_when_a_load_began_may_be_purged_before_its_end(
    ada: Api,
) -> None:
    for number in range(4):
        await ada.add_todo(f"{number}")
    gone = await ada.add_todo("gone")
    await ada.delete(f"{TODOS}/{gone['id']}")
    first = await changes_of(ada)
    await ada.delete(TRASH)

    rest = await changes_of(ada, first["seq"], first["begun"])

    titles = [todo["title"] for todo in first["todos"] + rest["todos"]]
    assert titles == ["0", "1", "2", "3"]
    assert gone["id"] not in rest["deleted"]["todos"]


@pytest.mark.usefixtures("three_at_once")
async def test_what_was_read_in_a_load_and_purged_before_its_end_makes_it_begin_anew(
    ada: Api,
) -> None:
    todos = [await ada.add_todo(f"{number}") for number in range(5)]
    first = await changes_of(ada)
    assert todos[0]["id"] in {todo["id"] for todo in first["todos"]}
    await ada.delete(f"{TODOS}/{todos[0]['id']}")
    await ada.delete(TRASH)

    answer = await ada.get(CHANGES, since=first["seq"], begun=first["begun"])

    problem_of(answer, 410, "sync_cursor_expired")


async def test_a_number_from_the_future_means_another_database(ada: Api) -> None:
    await ada.add_todo()

    problem_of(await ada.get(CHANGES, since=2), 410, "sync_cursor_expired")
    problem_of(await ada.get(CHANGES, since=2**53 - 1), 410, "sync_cursor_expired")
    problem_of(await ada.get(CHANGES, since=1, begun=2), 410, "sync_cursor_expired")


@pytest.mark.parametrize("since", ["-1", "x", "", "1.0", "9007199254740992", "1" * 30, "٣", " 1"])
async def test_a_number_that_is_none_is_refused(ada: Api, since: str) -> None:
    answer = await ada.get(CHANGES, since=since)

    assert {pointer for pointer, _ in mistakes_of(answer)} == {"?since"}
    assert since not in {"", "x"} or json.dumps(since) not in answer.text

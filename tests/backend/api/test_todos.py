"""A todo can be made, read, changed, completed, deleted and brought back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest

from tests.backend.support.api import TODOS, Api, mistakes_of, problem_of


def version_of(answer: httpx.Response) -> str:
    return str(answer.headers["etag"])


async def test_a_new_todo_has_every_field(ada: Api) -> None:
    before = datetime.now(tz=UTC) - timedelta(seconds=5)

    answer = await ada.post(TODOS, {"title": "Buy milk"})

    assert answer.status_code == 201
    todo = answer.json()
    assert UUID(todo["id"]).version == 7
    assert answer.headers["location"] == f"{TODOS}/{todo['id']}"
    assert version_of(answer) == '"1"'
    made_at = todo.pop("created_at")
    assert before < datetime.fromisoformat(made_at) < datetime.now(tz=UTC) + timedelta(seconds=5)
    assert todo.pop("updated_at") == made_at
    assert todo.pop("position")
    assert todo.pop("id")
    assert todo == {
        "title": "Buy milk",
        "notes": "",
        "completed": False,
        "completed_at": None,
        "priority": 4,
        "due_date": None,
        "due_time": None,
        "due_timezone": None,
        "list_id": None,
        "parent_id": None,
        "label_ids": [],
        "version": 1,
    }


async def test_every_field_that_a_client_may_set_is_stored(ada: Api) -> None:
    todo_list = await ada.add_list()
    label = await ada.add_label()
    parent = await ada.add_todo(list_id=todo_list["id"])
    fields = {
        "id": str(uuid4()),
        "title": "Grüße 👋🏽 \u202e\ttab",
        "notes": "# Notes\n\n" + "x" * 99_000,
        "completed": True,
        "priority": 1,
        "due_date": "2028-02-29",
        "due_time": "23:59",
        "due_timezone": "Europe/Berlin",
        "list_id": todo_list["id"],
        "parent_id": parent["id"],
        "label_ids": [label["id"]],
        "position": "a1",
    }

    todo = await ada.add_todo(**fields)

    assert fields.items() <= todo.items()
    assert todo["completed_at"] is not None
    assert await ada.todo(todo["id"]) == todo


async def test_the_longest_title_is_stored_whole(ada: Api) -> None:
    title = "👩‍🚀" * 166 + "ab"
    assert len(title) == 500

    assert (await ada.add_todo(title))["title"] == title


async def test_a_new_todo_comes_first(ada: Api) -> None:
    for title in ("one", "two", "three"):
        await ada.add_todo(title)

    assert await ada.titles() == ["three", "two", "one"]


async def test_a_repeated_create_answers_200_with_the_stored_row(ada: Api) -> None:
    body = {"id": str(uuid4()), "title": "Once"}
    first = await ada.post(TODOS, body)
    await ada.patch(f"{TODOS}/{body['id']}", {"title": "Changed since"})

    again = await ada.post(TODOS, body)

    assert first.status_code == 201
    assert again.status_code == 200
    assert again.json()["title"] == "Changed since"
    assert version_of(again) == '"2"'
    assert await ada.titles() == ["Changed since"]


async def test_a_repeat_counts_however_the_body_is_spelled(ada: Api) -> None:
    todo_id = uuid4()
    content = f'{{"id":"{todo_id}","title":"Caf\\u00e9","priority":2.0}}'.encode()
    await ada.request("POST", TODOS, content=content)

    body = {"priority": 2, "title": "Café", "id": str(todo_id).upper()}

    assert (await ada.post(TODOS, body)).status_code == 200


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"title": "Other"}, id="another title"),
        pytest.param({"title": "Once", "notes": "n"}, id="more"),
        pytest.param({"title": "Once", "priority": 1}, id="another priority"),
    ],
)
async def test_another_todo_with_a_taken_id_is_a_conflict(
    ada: Api, other: dict[str, object]
) -> None:
    todo = await ada.add_todo("Once", id=str(uuid4()))

    answer = await ada.post(TODOS, other | {"id": todo["id"]})

    problem_of(answer, 409, "id_taken")
    assert await ada.todos() == [todo]


async def test_a_repeated_create_finds_its_todo_in_the_trash(ada: Api) -> None:
    body = {"id": str(uuid4()), "title": "Once"}
    await ada.post(TODOS, body)
    await ada.delete(f"{TODOS}/{body['id']}")

    answer = await ada.post(TODOS, body)

    assert answer.status_code == 200
    assert await ada.todos() == []


async def test_a_repeated_create_needs_nothing_that_is_gone_by_now(ada: Api) -> None:
    todo_list, label = await ada.add_list(), await ada.add_label()
    body = {
        "id": str(uuid4()),
        "title": "Once",
        "list_id": todo_list["id"],
        "label_ids": [label["id"]],
    }
    await ada.post(TODOS, body)
    await ada.delete(f"/api/v1/lists/{todo_list['id']}")
    await ada.delete(f"/api/v1/labels/{label['id']}")

    assert (await ada.post(TODOS, body)).status_code == 200


async def test_the_same_id_may_be_used_by_two_people(ada: Api, ben: Api) -> None:
    todo_id = str(uuid4())

    await ada.add_todo("Ada's", id=todo_id)
    await ben.add_todo("Ben's", id=todo_id)

    assert (await ada.todo(todo_id))["title"] == "Ada's"
    assert (await ben.todo(todo_id))["title"] == "Ben's"


async def test_a_merge_patch_changes_what_it_names_and_nothing_else(ada: Api) -> None:
    todo = await ada.add_todo("Buy milk", notes="2 litres", priority=2, due_date="2027-01-31")

    answer = await ada.patch(f"{TODOS}/{todo['id']}", {"title": "Buy oat milk", "due_date": None})

    assert answer.status_code == 200
    changed = answer.json()
    assert version_of(answer) == '"2"'
    assert changed.pop("updated_at") > todo["updated_at"]
    expected = {"title": "Buy oat milk", "due_date": None, "version": 2}
    assert changed == {name: value for name, value in todo.items() if name != "updated_at"} | (
        expected
    )


async def test_a_merge_patch_may_say_so_in_its_type(ada: Api) -> None:
    todo = await ada.add_todo()

    answer = await ada.patch(
        f"{TODOS}/{todo['id']}",
        {"title": "Typed"},
        content_type="application/merge-patch+json; charset=utf-8",
    )

    assert answer.json()["title"] == "Typed"


async def test_an_empty_patch_changes_nothing(ada: Api) -> None:
    todo = await ada.add_todo()

    answer = await ada.patch(f"{TODOS}/{todo['id']}", {})

    assert answer.json() == todo
    problem_of(await ada.patch(f"{TODOS}/{uuid4()}", {}), 404)
    problem_of(await ada.patch(f"{TODOS}/{todo['id']}", {}, if_match='"7"'), 412)


@pytest.mark.parametrize(
    "field", ["title", "notes", "completed", "priority", "label_ids", "position"]
)
async def test_what_a_todo_cannot_be_without_cannot_be_cleared(ada: Api, field: str) -> None:
    todo = await ada.add_todo()

    answer = await ada.patch(f"{TODOS}/{todo['id']}", {field: None})

    assert {pointer for pointer, _ in mistakes_of(answer)} == {f"/{field}"}
    assert await ada.todo(todo["id"]) == todo


async def test_completing_and_reopening(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"

    done = (await ada.patch(path, {"completed": True})).json()
    again = (await ada.patch(path, {"completed": True})).json()
    reopened = (await ada.patch(path, {"completed": False})).json()

    assert done["completed"]
    assert done["completed_at"] is not None
    assert again["completed_at"] == done["completed_at"]
    assert not reopened["completed"]
    assert reopened["completed_at"] is None


@pytest.mark.parametrize(
    ("fields", "pointer", "code"),
    [
        pytest.param({"due_time": "09:00"}, "/due_time", "needs_due_date", id="time without date"),
        pytest.param(
            {"due_date": "2027-01-31", "due_timezone": "Europe/Berlin"},
            "/due_timezone",
            "needs_due_time",
            id="zone without time",
        ),
    ],
)
async def test_a_time_needs_its_date_and_a_zone_its_time(
    ada: Api, fields: dict[str, object], pointer: str, code: str
) -> None:
    todo = await ada.add_todo("Untouched")

    created = await ada.post(TODOS, {"title": "x"} | fields)
    changed = await ada.patch(f"{TODOS}/{todo['id']}", fields)

    assert mistakes_of(created) == mistakes_of(changed) == {(pointer, code)}
    assert await ada.todos() == [todo]


async def test_a_date_that_a_time_needs_cannot_be_cleared(ada: Api) -> None:
    todo = await ada.add_todo(due_date="2027-01-31", due_time="09:00")

    answer = await ada.patch(f"{TODOS}/{todo['id']}", {"due_date": None})

    assert mistakes_of(answer) == {("/due_time", "needs_due_date")}


async def test_a_deleted_todo_is_gone_and_can_be_deleted_again(ada: Api) -> None:
    todo = await ada.add_todo()
    path = f"{TODOS}/{todo['id']}"

    for _ in range(2):
        answer = await ada.delete(path)
        assert answer.status_code == 204
        assert answer.content == b""
        assert "content-type" not in answer.headers

    problem_of(await ada.get(path), 404, "not_found")
    problem_of(await ada.patch(path, {"title": "x"}), 404, "not_found")
    assert await ada.todos() == []


async def test_a_restored_todo_is_as_it_was(ada: Api) -> None:
    todo = await ada.add_todo(notes="n", priority=1)
    path = f"{TODOS}/{todo['id']}"
    await ada.delete(path)

    for _ in range(2):
        answer = await ada.post(f"{path}/restore")
        assert answer.status_code == 200
        assert answer.json()["version"] == 3
        assert version_of(answer) == '"3"'

    ignored = {"version": 0, "updated_at": ""}
    assert await ada.todo(todo["id"]) | ignored == todo | ignored


async def test_what_was_never_there_cannot_be_deleted_or_restored(ada: Api) -> None:
    path = f"{TODOS}/{uuid4()}"

    problem_of(await ada.delete(path), 404, "not_found")
    problem_of(await ada.post(f"{path}/restore"), 404, "not_found")
    problem_of(await ada.delete(path, if_match="*"), 404, "not_found")


async def test_an_id_that_is_no_uuid_is_not_found(ada: Api) -> None:
    for todo_id in ("1", "not-a-uuid", "%00", "%ff%fe", "x" * 3000, "' or '1'='1"):
        for method in ("GET", "PATCH", "DELETE"):
            body = {"title": "x"} if method == "PATCH" else None
            answer = await ada.request(method, f"{TODOS}/{todo_id}", body=body)
            assert answer.status_code == 404


async def test_one_spelling_of_an_id_is_as_good_as_another(ada: Api) -> None:
    todo = await ada.add_todo()

    assert await ada.todo(todo["id"].upper()) == todo

"""Lists and labels: made, renamed, deleted, and what becomes of their todos."""

from uuid import uuid4

import pytest

from tests.backend.support.api import (
    CHANGES,
    LABELS,
    LISTS,
    TODOS,
    Api,
    mistakes_of,
    problem_of,
)

BOTH = pytest.mark.parametrize("path", [LISTS, LABELS])


@BOTH
async def test_a_new_one_has_every_field_and_comes_last(ada: Api, path: str) -> None:
    first = await ada.post(path, {"name": "First"})
    second = await ada.post(path, {"name": "Second", "color": "teal"})

    assert first.status_code == 201
    assert first.headers["location"] == f"{path}/{first.json()['id']}"
    assert first.headers["etag"] == '"1"'
    of_both = {"id", "name", "color", "position", "version", "created_at", "updated_at"}
    assert set(first.json()) == of_both | ({"archived_at"} if path == LISTS else set())
    assert first.json()["color"] is None
    assert (await ada.get(path)).json() == {"data": [first.json(), second.json()]}
    assert (await ada.get(f"{path}/{second.json()['id']}")).json() == second.json()


@BOTH
async def test_a_position_decides_about_the_order(ada: Api, path: str) -> None:
    for name, position in (("last", "z"), ("first", "A"), ("middle", "a")):
        await ada.post(path, {"name": name, "position": position})

    names = [row["name"] for row in (await ada.get(path)).json()["data"]]

    assert names == ["first", "middle", "last"]


@BOTH
async def test_a_create_can_be_repeated(ada: Api, path: str) -> None:
    body = {"id": str(uuid4()), "name": "Once"}

    answers = [await ada.post(path, body) for _ in range(2)]
    other = await ada.post(path, body | {"name": "Other"})

    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[0].json() == answers[1].json()
    problem_of(other, 409, "id_taken")
    assert len((await ada.get(path)).json()["data"]) == 1


@BOTH
async def test_a_patch_changes_what_it_names(ada: Api, path: str) -> None:
    row = (await ada.post(path, {"name": "First", "color": "red"})).json()
    own = f"{path}/{row['id']}"

    answer = await ada.patch(own, {"color": None})

    ignored = {"color": "", "version": 0, "updated_at": ""}
    assert answer.json() | ignored == row | ignored
    assert answer.json()["color"] is None
    assert (await ada.patch(own, {})).json() == answer.json()


@BOTH
async def test_a_deleted_one_is_gone(ada: Api, path: str) -> None:
    row = (await ada.post(path, {"name": "First"})).json()
    own = f"{path}/{row['id']}"

    for _ in range(2):
        assert (await ada.delete(own)).status_code == 204

    assert (await ada.get(path)).json() == {"data": []}
    problem_of(await ada.get(own), 404, "not_found")
    problem_of(await ada.patch(own, {"name": "x"}), 404, "not_found")
    problem_of(await ada.delete(f"{path}/{uuid4()}"), 404, "not_found")


@BOTH
async def test_the_same_id_may_be_used_by_two_people(ada: Api, ben: Api, path: str) -> None:
    row_id = str(uuid4())

    assert (await ada.post(path, {"id": row_id, "name": "Ada's"})).status_code == 201
    assert (await ben.post(path, {"id": row_id, "name": "Ben's"})).status_code == 201

    assert (await ada.get(f"{path}/{row_id}")).json()["name"] == "Ada's"


async def test_an_archived_list_is_only_out_of_the_way(ada: Api) -> None:
    todo_list = await ada.add_list()
    own = f"{LISTS}/{todo_list['id']}"
    todo = await ada.add_todo(list_id=todo_list["id"])
    assert todo_list["archived_at"] is None

    archived = (await ada.patch(own, {"archived": True})).json()
    again = (await ada.patch(own, {"archived": True, "name": "Later"})).json()

    assert archived["archived_at"] is not None
    assert (again["archived_at"], again["name"]) == (archived["archived_at"], "Later")
    assert await ada.todos(list_id=todo_list["id"]) == [todo]
    assert (await ada.get(LISTS)).json()["data"] == [again]
    assert (await ada.get(CHANGES, since=3)).json()["lists"] == [again]
    await ada.add_todo("Still possible", list_id=todo_list["id"])

    back = (await ada.patch(own, {"archived": False})).json()
    assert back["archived_at"] is None
    assert (await ada.patch(own, {"archived": None})).status_code == 422


async def test_only_lists_are_archived(ada: Api) -> None:
    label = await ada.add_label()

    answer = await ada.patch(f"{LABELS}/{label['id']}", {"archived": True})

    assert mistakes_of(answer) == {("/archived", "unknown_field")}


async def test_a_merged_label_gives_its_todos_to_another(ada: Api) -> None:
    old, new, other = [await ada.add_label(name) for name in ("old", "new", "other")]
    ids = {name: label["id"] for name, label in (("old", old), ("new", new), ("other", other))}
    todos = {
        "old": await ada.add_todo(label_ids=[ids["other"], ids["old"]]),
        "both": await ada.add_todo(label_ids=[ids["old"], ids["new"]]),
        "neither": await ada.add_todo(label_ids=[ids["other"]]),
        "trashed": await ada.add_todo(label_ids=[ids["old"]]),
    }
    await ada.delete(f"{TODOS}/{todos['trashed']['id']}")
    since = (await ada.get(CHANGES)).json()["seq"]

    answer = await ada.post(f"{LABELS}/{ids['old']}/merge", {"into_id": ids["new"]})

    assert (answer.status_code, answer.json()) == (200, new)
    assert answer.headers["etag"] == '"1"'
    assert (await ada.get(LABELS)).json()["data"] == [new, other]
    await ada.post(f"{TODOS}/{todos['trashed']['id']}/restore")
    now = {name: (await ada.todo(todo["id"])) for name, todo in todos.items()}
    assert now["old"]["label_ids"] == [ids["other"], ids["new"]]
    assert now["both"]["label_ids"] == [ids["new"]]
    assert now["neither"] == todos["neither"]
    assert now["trashed"]["label_ids"] == [ids["new"]]
    changes = (await ada.get(CHANGES, since=since)).json()
    assert changes["deleted"]["labels"] == [ids["old"]]
    assert len(changes["todos"]) == 3


async def test_a_label_is_merged_into_another_one_that_is_there(ada: Api, ben: Api) -> None:
    label, gone = await ada.add_label("label"), await ada.add_label("gone")
    bens = await ben.add_label("Ben's")
    await ada.delete(f"{LABELS}/{gone['id']}")
    merge = f"{LABELS}/{label['id']}/merge"

    for into_id, code in (
        (label["id"], "same_label"),
        (gone["id"], "unknown_label"),
        (bens["id"], "unknown_label"),
        (str(uuid4()), "unknown_label"),
    ):
        answer = await ada.post(merge, {"into_id": into_id})
        assert mistakes_of(answer) == {("/into_id", code)}
    for path in (gone["id"], bens["id"], uuid4()):
        answer = await ada.post(f"{LABELS}/{path}/merge", {"into_id": label["id"]})
        problem_of(answer, 404, "not_found")
    assert (await ada.get(LABELS)).json()["data"] == [label]


async def test_a_deleted_list_takes_its_todos_to_the_trash(ada: Api) -> None:
    todo_list = await ada.add_list()
    todo = await ada.add_todo(list_id=todo_list["id"])
    other = await ada.add_todo("in the inbox")

    await ada.delete(f"{LISTS}/{todo_list['id']}")

    assert await ada.todos() == [other]
    restored = await ada.post(f"{TODOS}/{todo['id']}/restore")
    assert restored.json()["list_id"] is None


async def test_a_deleted_list_takes_no_new_todos(ada: Api) -> None:
    todo_list = await ada.add_list()
    await ada.delete(f"{LISTS}/{todo_list['id']}")

    answer = await ada.post(TODOS, {"title": "x", "list_id": todo_list["id"]})

    assert answer.json()["errors"][0]["code"] == "unknown_list"


async def test_a_deleted_label_is_taken_off_its_todos(ada: Api) -> None:
    gone, kept = await ada.add_label("gone"), await ada.add_label("kept")
    todo = await ada.add_todo(label_ids=[gone["id"], kept["id"]])

    await ada.delete(f"{LABELS}/{gone['id']}")

    now = await ada.todo(todo["id"])
    assert now["label_ids"] == [kept["id"]]
    assert now["version"] == 2


async def test_two_labels_cannot_have_one_name_whatever_the_case(ada: Api, ben: Api) -> None:
    label = await ada.add_label("Errand")
    other = await ada.add_label("home")

    problem_of(await ada.post(LABELS, {"name": "eRRAND"}), 409, "name_taken")
    problem_of(await ada.patch(f"{LABELS}/{other['id']}", {"name": "errand"}), 409, "name_taken")
    assert (await ada.patch(f"{LABELS}/{label['id']}", {"name": "ERRAND"})).status_code == 200
    assert (await ben.post(LABELS, {"name": "errand"})).status_code == 201


async def test_the_name_of_a_deleted_label_is_free_again(ada: Api) -> None:
    label = await ada.add_label("errand")
    await ada.delete(f"{LABELS}/{label['id']}")

    assert (await ada.post(LABELS, {"name": "errand"})).status_code == 201


async def test_two_lists_may_have_one_name(ada: Api) -> None:
    await ada.add_list("Groceries")

    assert (await ada.post(LISTS, {"name": "Groceries"})).status_code == 201


async def test_nobody_uses_the_lists_and_labels_of_somebody_else(ada: Api, ben: Api) -> None:
    todo_list, label = await ada.add_list(), await ada.add_label()
    own = await ben.add_todo()

    for fields, code in (
        ({"list_id": todo_list["id"]}, "unknown_list"),
        ({"label_ids": [label["id"]]}, "unknown_label"),
    ):
        for answer in (
            await ben.post(TODOS, {"title": "x"} | fields),
            await ben.patch(f"{TODOS}/{own['id']}", fields),
        ):
            assert answer.status_code == 422
            assert answer.json()["errors"][0]["code"] == code

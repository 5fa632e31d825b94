"""The trash keeps what was deleted until somebody empties it."""

from uuid import uuid4

from tests.backend.support.api import CHANGES, LABELS, LISTS, TODOS, TRASH, Api, problem_of


async def test_the_latest_deletion_comes_first(ada: Api) -> None:
    todos = [await ada.add_todo(title) for title in ("one", "two", "three")]
    for todo in todos:
        await ada.delete(f"{TODOS}/{todo['id']}")

    page = (await ada.get(TRASH)).json()

    assert [todo["title"] for todo in page["data"]] == ["three", "two", "one"]
    assert all(todo["deleted_at"] for todo in page["data"])
    assert page["next_cursor"] is None


async def test_its_pages_are_complete(ada: Api) -> None:
    operations: list[dict[str, object]] = []
    for _ in range(7):
        todo_id = str(uuid4())
        operations.append({"op": "create", "todo": {"title": "x", "id": todo_id}})
        operations.append({"op": "delete", "id": todo_id})
    await ada.post(f"{TODOS}/batch", {"operations": operations})

    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await ada.get(TRASH, limit=2, **cursor)).json()
        seen += [todo["id"] for todo in page["data"]]
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}

    assert len(seen) == len(set(seen)) == 7


async def test_an_emptied_trash_is_empty_for_good(ada: Api, ben: Api) -> None:
    kept = await ada.add_todo("kept")
    todo = await ada.add_todo("gone")
    await ada.delete(f"{TODOS}/{todo['id']}")
    bens = await ben.add_todo()
    await ben.delete(f"{TODOS}/{bens['id']}")

    for _ in range(2):
        assert (await ada.delete(TRASH)).status_code == 204

    assert (await ada.get(TRASH)).json() == {"data": [], "next_cursor": None}
    problem_of(await ada.post(f"{TODOS}/{todo['id']}/restore"), 404, "not_found")
    assert await ada.todos() == [kept]
    assert len((await ben.get(TRASH)).json()["data"]) == 1


async def test_deleted_lists_and_labels_go_too(ada: Api) -> None:
    todo_list, label = await ada.add_list(), await ada.add_label()
    kept = await ada.add_todo(list_id=todo_list["id"])
    await ada.delete(f"{LISTS}/{todo_list['id']}")
    await ada.delete(f"{LABELS}/{label['id']}")
    await ada.post(f"{TODOS}/{kept['id']}/restore")

    await ada.delete(TRASH)

    changes = (await ada.get(CHANGES)).json()
    assert changes["deleted"] == {"todos": [], "lists": [], "labels": []}
    assert [todo["id"] for todo in changes["todos"]] == [kept["id"]]


async def test_an_id_is_free_again_once_the_trash_is_empty(ada: Api) -> None:
    todo_id = str(uuid4())
    await ada.add_todo("old", id=todo_id)
    await ada.delete(f"{TODOS}/{todo_id}")
    await ada.delete(TRASH)

    assert (await ada.post(TODOS, {"id": todo_id, "title": "new"})).status_code == 201

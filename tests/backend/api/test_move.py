"""A todo goes where it was put, however often and however crowded it is there."""

import random
from uuid import uuid4

import pytest

from tests.backend.support.api import TODOS, Api, Json, mistakes_of, problem_of


async def row_of(api: Api, *titles: str) -> dict[str, Json]:
    """Todos in this order."""
    return {title: await api.add_todo(title) for title in reversed(titles)}


def move_path(todo: Json) -> str:
    return f"{TODOS}/{todo['id']}/move"


async def test_right_before_another_todo(ada: Api) -> None:
    todos = await row_of(ada, "a", "b", "c")

    answer = await ada.post(move_path(todos["c"]), {"before_id": todos["b"]["id"]})

    assert answer.status_code == 200
    assert answer.headers["etag"] == '"2"'
    assert await ada.titles() == ["a", "c", "b"]


async def test_right_after_another_todo(ada: Api) -> None:
    todos = await row_of(ada, "a", "b", "c")

    await ada.post(move_path(todos["a"]), {"after_id": todos["b"]["id"]})

    assert await ada.titles() == ["b", "a", "c"]


async def test_to_the_top_and_to_the_end(ada: Api) -> None:
    todos = await row_of(ada, "a", "b", "c")

    await ada.post(move_path(todos["c"]), {"before_id": todos["a"]["id"]})
    await ada.post(move_path(todos["a"]), {"after_id": todos["b"]["id"]})

    assert await ada.titles() == ["c", "b", "a"]


async def test_where_it_is_already(ada: Api) -> None:
    todos = await row_of(ada, "a", "b", "c")

    await ada.post(move_path(todos["b"]), {"after_id": todos["a"]["id"]})
    await ada.post(move_path(todos["b"]), {"before_id": todos["c"]["id"]})

    assert await ada.titles() == ["a", "b", "c"]


async def test_to_the_top_of_another_list(ada: Api) -> None:
    todo_list = await ada.add_list()
    there = await ada.add_todo("there", list_id=todo_list["id"])
    todo = await ada.add_todo("moved")

    moved = (await ada.post(move_path(todo), {"list_id": todo_list["id"]})).json()

    assert moved["list_id"] == todo_list["id"]
    assert await ada.titles(list_id=todo_list["id"]) == ["moved", "there"]
    await ada.post(move_path(there), {"list_id": None})
    assert await ada.titles(list_id="inbox") == ["there"]


async def test_next_to_a_todo_of_another_list(ada: Api) -> None:
    todo_list = await ada.add_list()
    there = await ada.add_todo("there", list_id=todo_list["id"])
    todo = await ada.add_todo("moved")

    await ada.post(move_path(todo), {"after_id": there["id"], "list_id": todo_list["id"]})

    assert await ada.titles(list_id=todo_list["id"]) == ["there", "moved"]


async def test_many_random_moves_keep_the_order_that_was_asked_for(ada: Api) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    todos = await row_of(ada, *"abcdefg")
    order = list("abcdefg")
    for _ in range(30):
        title, anchor = chance.sample(order, 2)
        side = chance.choice(["before_id", "after_id"])
        order.remove(title)
        order.insert(order.index(anchor) + (side == "after_id"), title)
        answer = await ada.post(move_path(todos[title]), {side: todos[anchor]["id"]})
        assert answer.status_code == 200

    assert await ada.titles() == order


async def test_neighbours_with_equal_positions_are_numbered_anew(ada: Api) -> None:
    for title in ("a", "b", "c"):
        await ada.add_todo(title, position="a1")
    todos = {todo["title"]: todo for todo in await ada.todos()}
    before = await ada.titles()
    moved = before[2]

    await ada.post(move_path(todos[moved]), {"before_id": todos[before[1]]["id"]})

    assert await ada.titles() == [before[0], moved, before[1]]


async def test_neighbours_without_room_are_numbered_anew(ada: Api) -> None:
    await ada.add_todo("first", position="a" * 63 + "1")
    second = await ada.add_todo("second", position="a" * 63 + "2")
    todo = await ada.add_todo("between")

    await ada.post(move_path(todo), {"before_id": second["id"]})

    assert await ada.titles() == ["first", "between", "second"]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        pytest.param({}, "", "required", id="nowhere"),
        pytest.param({"after_id": "{other}", "before_id": "{other}"}, "/after_id", "ambiguous"),
        pytest.param({"before_id": "{self}"}, "/before_id", "same_todo", id="itself"),
        pytest.param({"after_id": "{self}"}, "/after_id", "same_todo", id="itself after"),
        pytest.param({"after_id": "{nothing}"}, "/after_id", "unknown_todo", id="unknown"),
        pytest.param({"after_id": "{trashed}"}, "/after_id", "unknown_todo", id="in the trash"),
        pytest.param({"after_id": "{bens}"}, "/after_id", "unknown_todo", id="another's"),
        pytest.param({"list_id": "{nothing}"}, "/list_id", "unknown_list", id="unknown list"),
        pytest.param({"after_id": "{elsewhere}", "list_id": None}, "/after_id", "other_list"),
        pytest.param({"before_id": None}, "/before_id", "invalid_format", id="null"),
        pytest.param({"position": "a1"}, "/position", "unknown_field", id="a position"),
    ],
)
async def test_a_place_that_is_none_is_refused(
    ada: Api, ben: Api, body: dict[str, str | None], pointer: str, code: str
) -> None:
    todo_list = await ada.add_list()
    trashed = await ada.add_todo()
    await ada.delete(f"{TODOS}/{trashed['id']}")
    todo = await ada.add_todo()
    ids = {
        "self": todo["id"],
        "other": (await ada.add_todo())["id"],
        "trashed": trashed["id"],
        "nothing": str(uuid4()),
        "bens": (await ben.add_todo())["id"],
        "elsewhere": (await ada.add_todo(list_id=todo_list["id"]))["id"],
    }
    before = await ada.todos()
    filled = {name: value and value.format(**ids) for name, value in body.items()}

    answer = await ada.post(move_path(todo), filled)

    assert mistakes_of(answer) == {(pointer, code)}
    assert await ada.todos() == before


async def test_what_is_not_there_cannot_be_moved(ada: Api, ben: Api) -> None:
    todo = await ada.add_todo()
    bens = await ben.add_todo()

    for path in (f"{TODOS}/{uuid4()}/move", move_path(bens)):
        problem_of(await ada.post(path, {"after_id": todo["id"]}), 404, "not_found")

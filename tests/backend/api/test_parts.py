"""Todos with parts: they move, finish, vanish and come back together."""

from uuid import uuid4

import pytest

from tests.backend.support.api import TODOS, TRASH, Api, Json, mistakes_of


async def family(api: Api) -> tuple[Json, Json, Json]:
    """A todo, a part of it, and a part of that."""
    parent = await api.add_todo("parent")
    child = await api.add_todo("child", parent_id=parent["id"])
    grandchild = await api.add_todo("grandchild", parent_id=child["id"])
    return parent, child, grandchild


def path_of(todo: Json) -> str:
    return f"{TODOS}/{todo['id']}"


async def test_a_part_is_in_the_list_of_its_parent(ada: Api) -> None:
    todo_list = await ada.add_list()
    parent = await ada.add_todo("parent", list_id=todo_list["id"])

    child = await ada.add_todo("child", parent_id=parent["id"])

    assert child["list_id"] == todo_list["id"]
    contradiction = {"title": "x", "parent_id": parent["id"], "list_id": None}
    assert mistakes_of(await ada.post(TODOS, contradiction)) == {("/list_id", "other_list")}


async def test_five_levels_are_the_most(ada: Api) -> None:
    parent_id = None
    for level in range(5):
        parent_id = (await ada.add_todo(f"level {level}", parent_id=parent_id))["id"]

    answer = await ada.post(TODOS, {"title": "too deep", "parent_id": parent_id})

    assert mistakes_of(answer) == {("/parent_id", "too_deep")}


async def test_a_todo_with_parts_cannot_be_put_too_deep(ada: Api) -> None:
    top, _, _ = await family(ada)
    parent_id = None
    for level in range(3):
        parent_id = (await ada.add_todo(f"level {level}", parent_id=parent_id))["id"]

    answer = await ada.patch(path_of(top), {"parent_id": parent_id})

    assert mistakes_of(answer) == {("/parent_id", "too_deep")}


async def test_a_todo_is_never_part_of_itself(ada: Api) -> None:
    parent, child, grandchild = await family(ada)

    for todo in (parent, child, grandchild):
        answer = await ada.patch(path_of(parent), {"parent_id": todo["id"]})
        assert mistakes_of(answer) == {("/parent_id", "parent_cycle")}


async def test_a_part_can_leave_its_parent(ada: Api) -> None:
    _, child, grandchild = await family(ada)

    answer = await ada.patch(path_of(child), {"parent_id": None})

    assert answer.json()["parent_id"] is None
    assert (await ada.todo(grandchild["id"]))["parent_id"] == child["id"]


async def test_a_parent_takes_its_parts_to_another_list(ada: Api) -> None:
    todo_list = await ada.add_list()
    family_of_three = await family(ada)

    await ada.patch(path_of(family_of_three[0]), {"list_id": todo_list["id"]})

    assert len(await ada.todos(list_id=todo_list["id"])) == 3


async def test_a_part_that_goes_to_another_list_alone_leaves_its_parent(ada: Api) -> None:
    todo_list = await ada.add_list()
    parent, child, grandchild = await family(ada)

    moved = (await ada.patch(path_of(child), {"list_id": todo_list["id"]})).json()

    assert (moved["list_id"], moved["parent_id"]) == (todo_list["id"], None)
    assert (await ada.todo(grandchild["id"]))["list_id"] == todo_list["id"]
    assert (await ada.todo(parent["id"]))["list_id"] is None


async def test_completing_a_parent_completes_its_open_parts_and_reopening_those(
    ada: Api,
) -> None:
    parent, child, grandchild = await family(ada)
    await ada.patch(path_of(child), {"completed": True})
    done_before = await ada.todo(grandchild["id"])
    other = await ada.add_todo("open part", parent_id=parent["id"])

    await ada.patch(path_of(parent), {"completed": True})
    assert await ada.titles(completed="false") == []
    assert await ada.todo(grandchild["id"]) == done_before

    await ada.patch(path_of(parent), {"completed": False})
    assert set(await ada.titles(completed="false")) == {"parent", "open part"}
    assert (await ada.todo(other["id"]))["completed_at"] is None


async def test_a_family_goes_to_the_trash_and_comes_back_together(ada: Api) -> None:
    parent, child, grandchild = await family(ada)
    await ada.delete(path_of(grandchild))

    await ada.delete(path_of(parent))
    assert await ada.todos() == []

    await ada.post(f"{path_of(parent)}/restore")
    assert set(await ada.titles()) == {"parent", "child"}, "not what was deleted before"
    assert (await ada.todo(child["id"]))["parent_id"] == parent["id"]


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (2, 1, 0)])
async def test_each_deletion_is_undone_by_itself(ada: Api, order: tuple[int, ...]) -> None:
    """Deleted from the inside out, a family comes back deletion by deletion."""
    parent, child, grandchild = family_of_three = await family(ada)
    sister = await ada.add_todo("sister", parent_id=child["id"])
    for todo in (grandchild, child, parent):
        await ada.delete(path_of(todo))
    expected = {"parent": {"parent"}, "child": {"child", "sister"}, "grandchild": {"grandchild"}}

    back: set[str] = set()
    for index in order:
        todo = family_of_three[index]
        await ada.post(f"{path_of(todo)}/restore")
        back |= expected[todo["title"]]
        assert set(await ada.titles()) == back
        assert set(await trashed_titles(ada)) == {"parent", "child", "sister", "grandchild"} - back

    assert (await ada.todo(sister["id"]))["parent_id"] == child["id"]
    is_reunited = {child["title"]: order.index(0) < order.index(1)}
    is_reunited[grandchild["title"]] = order.index(1) < order.index(2)
    for todo, above in ((child, parent), (grandchild, child)):
        wanted = above["id"] if is_reunited[todo["title"]] else None
        assert (await ada.todo(todo["id"]))["parent_id"] == wanted


async def trashed_titles(api: Api) -> list[str]:
    return [todo["title"] for todo in (await api.get(TRASH)).json()["data"]]


async def test_what_was_deleted_together_comes_back_from_any_part_downwards(ada: Api) -> None:
    parent, child, _ = await family(ada)
    other = await ada.add_todo("other child", parent_id=parent["id"])
    await ada.delete(path_of(parent))

    await ada.post(f"{path_of(child)}/restore")
    assert set(await ada.titles()) == {"child", "grandchild"}

    await ada.post(f"{path_of(parent)}/restore")
    assert set(await ada.titles()) == {"parent", "child", "grandchild", "other child"}
    assert (await ada.todo(other["id"]))["parent_id"] == parent["id"]


async def test_a_part_can_come_back_without_its_parent(ada: Api) -> None:
    parent, child, _ = await family(ada)
    await ada.delete(path_of(parent))

    restored = (await ada.post(f"{path_of(child)}/restore")).json()

    assert restored["parent_id"] is None
    assert set(await ada.titles()) == {"child", "grandchild"}


async def test_emptying_the_trash_spares_what_came_back_alone(ada: Api) -> None:
    parent, child, _ = await family(ada)
    await ada.delete(path_of(parent))
    await ada.post(f"{path_of(child)}/restore")

    await ada.delete(TRASH)

    assert set(await ada.titles()) == {"child", "grandchild"}


@pytest.mark.parametrize("completed", [True, False])
async def test_nothing_is_put_below_a_todo_in_the_trash(ada: Api, *, completed: bool) -> None:
    parent = await ada.add_todo(completed=completed)
    await ada.delete(path_of(parent))

    answer = await ada.post(TODOS, {"title": "x", "parent_id": parent["id"]})

    assert mistakes_of(answer) == {("/parent_id", "unknown_parent")}


async def test_what_was_added_as_completed_stays_completed(ada: Api) -> None:
    parent, child = str(uuid4()), str(uuid4())
    done: Json = {"op": "todo.create", "todo": {"title": "x", "completed": True}}
    await ada.done(
        {**done, "todo": {**done["todo"], "id": child}},
        {**done, "todo": {**done["todo"], "id": parent}},
        {"op": "todo.update", "todo_id": child, "patch": {"parent_id": parent}},
        {"op": "todo.update", "todo_id": parent, "patch": {"completed": False}},
    )

    states = [(await ada.todo(todo_id))["completed"] for todo_id in (parent, child)]
    assert states == [False, True]


async def test_what_was_completed_before_in_the_same_request_stays_completed(ada: Api) -> None:
    parent, child, grandchild = await family(ada)

    await ada.done(
        {"op": "todo.update", "todo_id": grandchild["id"], "patch": {"completed": True}},
        {"op": "todo.update", "todo_id": parent["id"], "patch": {"completed": True}},
        {"op": "todo.update", "todo_id": parent["id"], "patch": {"completed": False}},
    )

    states = [(await ada.todo(todo["id"]))["completed"] for todo in (parent, child, grandchild)]
    assert states == [False, False, True]

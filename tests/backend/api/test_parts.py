"""Todos with parts: they move, finish, vanish and come back together."""

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

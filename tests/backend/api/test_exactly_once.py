"""A mutation happens once, however often it is sent, and whatever fails in between."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import column, select

from backend.core.services.todo_writer import TodoWriter
from backend.db.change import Change
from backend.db.statement import Statement
from tests.backend.support.api import CHANGES, LABELS, MUTATIONS, TODOS, Api, Json, problem_of
from tests.backend.support.people import Registry
from tests.backend.support.stored import ids_in
from tests.databases import DatabaseUrls


def creation(title: str = "Once") -> Json:
    return {"id": str(uuid4()), "op": "todo.create", "todo": {"title": title}}


async def test_a_repeat_is_applied_again_and_changes_nothing(ada: Api) -> None:
    mutation = creation()
    first = await ada.mutate(mutation)
    todos = await ada.todos()

    again = await ada.mutate(mutation)

    assert again == first
    assert await ada.todos() == todos
    assert (await ada.get(CHANGES)).json()["seq"] == 1


async def test_a_repeat_does_not_undo_what_was_done_since(ada: Api) -> None:
    todo_id = (await ada.add_todo())["id"]
    deletion = {"id": str(uuid4()), "op": "todo.delete", "todo_id": todo_id}
    completion = {
        "id": str(uuid4()),
        "op": "todo.update",
        "todo_id": todo_id,
        "patch": {"completed": True},
    }
    await ada.done(completion)
    await ada.patch(f"{TODOS}/{todo_id}", {"completed": False})
    await ada.done(deletion)
    await ada.post(f"{TODOS}/{todo_id}/restore")
    before = await ada.todo(todo_id)

    await ada.done(completion, deletion, completion)

    assert await ada.todo(todo_id) == before


async def test_what_changed_nothing_counts_as_done_too(ada: Api, database: DatabaseUrls) -> None:
    """Else a repeated deletion would delete what was restored meanwhile."""
    todo_id = (await ada.add_todo())["id"]
    await ada.delete(f"{TODOS}/{todo_id}")
    deletion = {"id": str(uuid4()), "op": "todo.delete", "todo_id": todo_id}

    await ada.done(deletion)
    await ada.post(f"{TODOS}/{todo_id}/restore")
    await ada.done(deletion)

    assert await ada.titles() == ["Buy milk"]
    assert await ids_in(database, "mutation", ada.person) == {deletion["id"]}


async def test_one_request_may_hold_a_mutation_twice(ada: Api) -> None:
    mutation = creation()

    await ada.done(mutation, mutation)

    assert await ada.titles() == ["Once"]


async def test_a_repeat_among_new_ones(ada: Api) -> None:
    first, second = creation("first"), creation("second")
    await ada.done(first)

    assert await ada.done(first, second) == 2

    assert await ada.titles() == ["second", "first"]


async def test_a_refused_mutation_may_be_sent_again(ada: Api, database: DatabaseUrls) -> None:
    await ada.add_label("errand")
    label: Json = {"id": str(uuid4()), "op": "label.create", "label": {"name": "errand"}}
    assert (await ada.refused(label))["code"] == "name_taken"
    assert await ids_in(database, "mutation", ada.person) == set()
    [stored] = (await ada.get(LABELS)).json()["data"]

    await ada.delete(f"{LABELS}/{stored['id']}")
    await ada.done(label)

    assert await ids_in(database, "mutation", ada.person) == {label["id"]}


async def test_refusals_and_repeats_do_not_count_as_changes(ada: Api) -> None:
    mutation = creation()
    assert await ada.done(mutation) == 1

    refusal = {"op": "todo.delete", "todo_id": str(uuid4())}
    answer = await ada.mutate(refusal, mutation, refusal)

    assert [each["status"] for each in answer["results"]] == ["refused", "applied", "refused"]
    assert answer["seq"] == (await ada.get(CHANGES)).json()["seq"] == 1


async def test_at_first_the_number_is_zero(ada: Api) -> None:
    assert (await ada.mutate({"op": "todo.delete", "todo_id": str(uuid4())}))["seq"] == 0


async def test_equal_requests_at_the_same_time_are_one(ada: Api, database: DatabaseUrls) -> None:
    """A client that did not get its answer in time, and all its tabs."""
    batch = [creation(f"{number}") for number in range(20)]
    batch.append({"id": str(uuid4()), "op": "list.create", "list": {"name": "Trip"}})

    answers = await asyncio.gather(*(ada.post(MUTATIONS, {"mutations": batch}) for _ in range(8)))

    assert [answer.status_code for answer in answers] == [200] * 8
    assert len({answer.content for answer in answers}) == 1
    assert len(await ada.todos()) == 20
    assert {each["seq"] for each in (answer.json() for answer in answers)} == {1}
    assert await ids_in(database, "mutation", ada.person) == {mutation["id"] for mutation in batch}


async def test_overlapping_requests_at_the_same_time_lose_and_double_nothing(ada: Api) -> None:
    mutations = [creation(f"{number}") for number in range(30)]
    windows = [mutations[start : start + 12] for start in range(0, 19, 3)]

    answers = await asyncio.gather(
        *(ada.post(MUTATIONS, {"mutations": window}) for window in windows)
    )

    statuses = {each["status"] for answer in answers for each in answer.json()["results"]}
    assert statuses == {"applied"}
    titles = await ada.titles()
    assert len(titles) == len(set(titles)) == 30


async def test_two_people_may_use_one_id(ada: Api, ben: Api, database: DatabaseUrls) -> None:
    mutation = creation()

    await ada.done(mutation)
    await ben.done(mutation)

    assert await ada.titles() == await ben.titles() == ["Once"]
    for person in (ada.person, ben.person):
        assert await ids_in(database, "mutation", person) == {mutation["id"]}


async def test_a_deleted_account_leaves_no_mutation(
    ada: Api, people: Registry, database: DatabaseUrls
) -> None:
    mutation = creation()
    await ada.done(mutation)
    assert ada.person is not None

    await people.delete_account(ada.person)

    assert await ids_in(database, "mutation", ada.person) == set()
    answer = await ada.post(MUTATIONS, {"mutations": [mutation]})
    problem_of(answer, 401, "invalid_token")


@pytest.mark.parametrize(
    "failure",
    [ConnectionResetError(), TimeoutError(), asyncpg.DeadlockDetectedError("deadlock")],
    ids=repr,
)
async def test_an_error_of_the_database_stores_nothing_so_that_all_is_sent_again(
    ada: Api, database: DatabaseUrls, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    batch = [creation("before"), {"op": "todo.restore", "todo_id": str(uuid4())}]
    batch[1]["id"] = str(uuid4())

    async def fail(*_arguments: object) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(TodoWriter, "restore", fail)
        answer = await ada.post(MUTATIONS, {"mutations": batch})

    problem_of(answer, 503, "database_unavailable")
    assert await ada.titles() == []
    assert await ids_in(database, "mutation", ada.person) == set()
    await ada.done(batch[0])
    assert await ada.titles() == ["before"]


async def ask_for_nonsense(change: Change) -> None:
    await change.row(Statement(select(column("nonsense"))))


async def stumble(_change: Change) -> None:
    raise LookupError("nonsense")


@pytest.mark.parametrize("mistake", [ask_for_nonsense, stumble])
async def test_a_mistake_of_ours_blocks_nothing_else(
    ada: Api,
    database: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
    mistake: Callable[[Change], Awaitable[None]],
) -> None:
    """Else whatever a person did after it would never be stored."""
    todo_id = (await ada.add_todo())["id"]

    async def fail(self: TodoWriter, *_arguments: object) -> None:
        await mistake(self._change)

    monkeypatch.setattr(TodoWriter, "restore", fail)
    before, after = creation("before"), creation("after")
    broken = {"id": str(uuid4()), "op": "todo.restore", "todo_id": todo_id}

    answer = await ada.mutate(before, broken, after)

    assert [each["status"] for each in answer["results"]] == ["applied", "refused", "applied"]
    problem = answer["results"][1]["problem"]
    assert (problem["status"], problem["code"]) == (500, "internal")
    assert "nonsense" not in str(problem)
    assert await ids_in(database, "mutation", ada.person) == {before["id"], after["id"]}

"""Many changes at once: all of them happen, or none."""

from uuid import uuid4

import pytest

from tests.backend.support.api import CHANGES, TODOS, TRASH, Api, Json, mistakes_of, problem_of
from tests.backend.support.refusals import filled

BATCH = f"{TODOS}/batch"


async def test_every_operation_does_what_it_does_alone(ada: Api) -> None:
    first, second = await ada.add_todo("first"), await ada.add_todo("second")
    gone = await ada.add_todo("gone")
    back = await ada.add_todo("back")
    await ada.delete(f"{TODOS}/{back['id']}")
    new_id = str(uuid4())

    answer = await ada.post(
        BATCH,
        {
            "operations": [
                {"op": "create", "todo": {"id": new_id, "title": "new"}},
                {"op": "update", "id": first["id"], "patch": {"completed": True}, "if_version": 1},
                {"op": "delete", "id": gone["id"]},
                {"op": "restore", "id": back["id"]},
                {"op": "move", "id": new_id, "move": {"after_id": second["id"]}},
            ]
        },
    )

    assert answer.status_code == 200, answer.text
    created, updated, deleted, restored, moved = answer.json()["data"]
    assert (created["id"], created["title"]) == (new_id, "new")
    assert updated["completed"]
    assert deleted is None
    assert restored["id"] == back["id"]
    assert moved["id"] == new_id
    titles = await ada.titles()
    assert titles.index("new") == titles.index("second") + 1
    assert [todo["title"] for todo in (await ada.get(TRASH)).json()["data"]] == ["gone"]


async def test_a_batch_is_one_change(ada: Api) -> None:
    operations = [{"op": "create", "todo": {"title": f"{n}"}} for n in range(500)]

    answer = await ada.post(BATCH, {"operations": operations})

    assert len(answer.json()["data"]) == 500
    assert (await ada.get(CHANGES)).json()["seq"] == 1


async def test_a_batch_can_be_repeated(ada: Api) -> None:
    operations = [{"op": "create", "todo": {"id": str(uuid4()), "title": "Once"}}]

    answers = [await ada.post(BATCH, {"operations": operations}) for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert len(await ada.todos()) == 1


FAILING: dict[str, tuple[Json, str, str]] = {
    "update of nothing": (
        {"op": "update", "id": "{nothing}", "patch": {"title": "x"}},
        "/operations/1/id",
        "not_found",
    ),
    "update of another's": (
        {"op": "update", "id": "{bens}", "patch": {"title": "x"}},
        "/operations/1/id",
        "not_found",
    ),
    "deletion of nothing": ({"op": "delete", "id": "{nothing}"}, "/operations/1/id", "not_found"),
    "restoring of nothing": ({"op": "restore", "id": "{nothing}"}, "/operations/1/id", "not_found"),
    "move of nothing": (
        {"op": "move", "id": "{nothing}", "move": {"list_id": None}},
        "/operations/1/id",
        "not_found",
    ),
    "move to nowhere": (
        {"op": "move", "id": "{own}", "move": {}},
        "/operations/1/move",
        "required",
    ),
    "create in an unknown list": (
        {"op": "create", "todo": {"title": "x", "list_id": "{nothing}"}},
        "/operations/1/todo/list_id",
        "unknown_list",
    ),
    "create without a date": (
        {"op": "create", "todo": {"title": "x", "due_time": "09:00"}},
        "/operations/1/todo/due_time",
        "needs_due_date",
    ),
    "update below itself": (
        {"op": "update", "id": "{own}", "patch": {"parent_id": "{own}"}},
        "/operations/1/patch/parent_id",
        "parent_cycle",
    ),
    "wrong title": (
        {"op": "create", "todo": {"title": ""}},
        "/operations/1/todo/title",
        "too_short",
    ),
    "unknown field": (
        {"op": "delete", "id": "{own}", "force": True},
        "/operations/1/force",
        "unknown_field",
    ),
    "unknown operation": ({"op": "drop", "id": "{own}"}, "/operations/1", "not_allowed"),
    "no operation": ({"id": "{own}"}, "/operations/1", "required"),
    "version 0": (
        {"op": "delete", "id": "{own}", "if_version": 0},
        "/operations/1/if_version",
        "too_small",
    ),
}


@pytest.mark.parametrize("name", FAILING)
async def test_one_failure_undoes_everything_and_is_named(ada: Api, ben: Api, name: str) -> None:
    operation, pointer, code = FAILING[name]
    own = await ada.add_todo("Untouched")
    bens = await ben.add_todo("Ben's")
    ids = {"nothing": str(uuid4()), "own": own["id"], "bens": bens["id"]}

    answer = await ada.post(
        BATCH,
        {
            "operations": [
                {"op": "update", "id": own["id"], "patch": {"title": "Changed"}},
                filled(operation, ids),
                {"op": "create", "todo": {"title": "never"}},
            ]
        },
    )

    assert mistakes_of(answer) == {(pointer, code)}
    assert await ada.todos() == [own]
    assert await ben.todos() == [bens]
    assert (await ada.get(CHANGES)).json()["seq"] == 1


async def test_a_conflict_undoes_everything_and_is_named(ada: Api) -> None:
    own = await ada.add_todo("Current", id=str(uuid4()))
    stale = {"op": "delete", "id": own["id"], "if_version": 7}
    taken = {"op": "create", "todo": {"id": own["id"], "title": "Other"}}
    first = {"op": "create", "todo": {"title": "never"}}

    conflict = await ada.post(BATCH, {"operations": [first, stale]})
    clash = await ada.post(BATCH, {"operations": [first, taken]})

    problem = problem_of(conflict, 412, "version_conflict")
    assert (problem["current"], problem["pointer"]) == (own, "/operations/1")
    assert problem_of(clash, 409, "id_taken")["pointer"] == "/operations/1"
    assert await ada.todos() == [own]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        pytest.param({}, "/operations", "required", id="nothing"),
        pytest.param({"operations": []}, "/operations", "too_short", id="none"),
        pytest.param({"operations": {}}, "/operations", "wrong_type", id="an object"),
        pytest.param({"operations": ["x"]}, "/operations/0", "wrong_type", id="text"),
        pytest.param(
            {"operations": [{"op": "restore", "id": str(uuid4())}] * 501},
            "/operations",
            "too_long",
            id="too many",
        ),
    ],
)
async def test_a_batch_that_is_none_is_refused(
    ada: Api, body: Json, pointer: str, code: str
) -> None:
    assert mistakes_of(await ada.post(BATCH, body)) == {(pointer, code)}

"""What a client did offline: each mutation does what its single endpoint does, or is refused."""

from uuid import uuid4

import pytest

from tests.backend.support.api import (
    CHANGES,
    LABELS,
    LISTS,
    ME,
    MUTATIONS,
    TODOS,
    TRASH,
    Api,
    Json,
    mistakes_of,
    problem_of,
)
from tests.backend.support.hostile import BROKEN, REFUSED
from tests.backend.support.refusals import REFUSALS, filled


async def test_every_operation_on_todos(ada: Api) -> None:
    label, other = await ada.add_label("kept"), await ada.add_label("gone")
    gone, back = await ada.add_todo("gone"), await ada.add_todo("back")
    await ada.delete(f"{TODOS}/{back['id']}")
    new_id = str(uuid4())

    await ada.done(
        {"op": "todo.create", "todo": {"id": new_id, "title": "x", "label_ids": [other["id"]]}},
        {"op": "todo.update", "todo_id": new_id, "patch": {"title": "new", "priority": 1}},
        {"op": "todo.label", "todo_id": new_id, "add": [label["id"]], "remove": [other["id"]]},
        {"op": "todo.delete", "todo_id": gone["id"]},
        {"op": "todo.restore", "todo_id": back["id"]},
    )

    new = await ada.todo(new_id)
    assert (new["title"], new["priority"], new["label_ids"]) == ("new", 1, [label["id"]])
    assert await ada.titles() == ["new", "back"]
    assert [todo["title"] for todo in (await ada.get(TRASH)).json()["data"]] == ["gone"]


async def test_every_operation_on_lists(ada: Api) -> None:
    gone = await ada.add_list("gone")
    todo = await ada.add_todo(list_id=gone["id"])
    new_id = str(uuid4())

    await ada.done(
        {"op": "list.create", "list": {"id": new_id, "name": "x"}},
        {"op": "list.update", "list_id": new_id, "patch": {"name": "new", "archived": True}},
        {"op": "list.delete", "list_id": gone["id"]},
    )

    [new] = (await ada.get(LISTS)).json()["data"]
    assert (new["id"], new["name"]) == (new_id, "new")
    assert new["archived_at"] is not None
    assert [row["id"] for row in (await ada.get(TRASH)).json()["data"]] == [todo["id"]]


async def test_every_operation_on_labels(ada: Api) -> None:
    gone, merged = await ada.add_label("gone"), await ada.add_label("merged")
    todo = await ada.add_todo(label_ids=[gone["id"], merged["id"]])
    new_id = str(uuid4())

    await ada.done(
        {"op": "label.create", "label": {"id": new_id, "name": "x"}},
        {"op": "label.update", "label_id": new_id, "patch": {"name": "new", "color": "teal"}},
        {"op": "label.delete", "label_id": gone["id"]},
        {"op": "label.merge", "label_id": merged["id"], "into_id": new_id},
    )

    [new] = (await ada.get(LABELS)).json()["data"]
    assert (new["id"], new["name"], new["color"]) == (new_id, "new", "teal")
    assert (await ada.todo(todo["id"]))["label_ids"] == [new_id]


async def test_the_operation_on_settings(ada: Api) -> None:
    await ada.done({"op": "settings.update", "patch": {"theme": "dark", "date_order": "ymd"}})

    me = (await ada.get(ME)).json()
    assert (me["theme"], me["date_order"]) == ("dark", "ymd")
    assert (await ada.get(CHANGES)).json()["settings_changed"]


async def test_later_mutations_see_earlier_ones(ada: Api) -> None:
    list_id, parent_id, child_id = (str(uuid4()) for _ in range(3))

    await ada.done(
        {"op": "list.create", "list": {"id": list_id, "name": "Trip"}},
        {"op": "todo.create", "todo": {"id": parent_id, "title": "Pack", "list_id": list_id}},
        {"op": "todo.create", "todo": {"id": child_id, "title": "Tent", "parent_id": parent_id}},
        {"op": "todo.update", "todo_id": parent_id, "patch": {"completed": True}},
    )

    child = await ada.todo(child_id)
    assert (child["list_id"], child["completed"]) == (list_id, True)


async def test_many_mutations_are_one_change_whose_number_is_told(ada: Api) -> None:
    mutations = [{"op": "todo.create", "todo": {"title": f"{number}"}} for number in range(500)]

    seq = await ada.done(*mutations)

    assert seq == (await ada.get(CHANGES)).json()["seq"] == 1
    assert len(await ada.todos()) == 500


async def test_labels_are_a_set(ada: Api) -> None:
    """What one device puts on and another takes off does not depend on what either knew."""
    one, two, three = [(await ada.add_label(name))["id"] for name in ("one", "two", "three")]
    todo_id = (await ada.add_todo(label_ids=[one]))["id"]

    await ada.done(
        {"op": "todo.label", "todo_id": todo_id, "add": [two]},
        {"op": "todo.label", "todo_id": todo_id, "add": [three, two], "remove": [one]},
    )
    assert (await ada.todo(todo_id))["label_ids"] == [two, three]

    version = (await ada.todo(todo_id))["version"]
    await ada.done(
        {"op": "todo.label", "todo_id": todo_id},
        {"op": "todo.label", "todo_id": todo_id, "add": [two], "remove": [one, two]},
    )
    assert (await ada.todo(todo_id))["version"] == version


async def test_a_todo_has_a_hundred_labels_at_most(ada: Api) -> None:
    label_ids = [str(uuid4()) for _ in range(101)]
    await ada.done(
        *({"op": "label.create", "label": {"id": each, "name": each}} for each in label_ids)
    )
    todo_id = (await ada.add_todo(label_ids=label_ids[:100]))["id"]
    one_more = {"op": "todo.label", "todo_id": todo_id, "add": label_ids[100:]}

    problem = await ada.refused(one_more)
    assert [(each["pointer"], each["code"]) for each in problem["errors"]] == [("/add", "too_long")]

    await ada.done(one_more | {"remove": label_ids[:1]})
    assert len((await ada.todo(todo_id))["label_ids"]) == 100


@pytest.mark.parametrize("name", REFUSALS)
async def test_a_refusal_says_why_and_stops_nothing(ada: Api, ben: Api, name: str) -> None:
    mutation, code, mistakes = REFUSALS[name]
    own, trashed = await ada.add_todo("own", id=str(uuid4())), await ada.add_todo("trashed")
    await ada.delete(f"{TODOS}/{trashed['id']}")
    ids = {
        "nothing": str(uuid4()),
        "own": own["id"],
        "trashed": trashed["id"],
        "label": (await ada.add_label("errand"))["id"],
        "list": (await ada.add_list(id=str(uuid4())))["id"],
        "bens": (await ben.add_todo("Ben's"))["id"],
        "bens_label": (await ben.add_label("Ben's"))["id"],
    }
    wrong = filled(mutation, ids)
    assert isinstance(wrong, dict)
    lists, labels = (await ada.get(LISTS)).json(), (await ada.get(LABELS)).json()
    bens = await ben.todos()

    answer = await ada.mutate(
        {"op": "todo.create", "todo": {"title": "before"}},
        wrong,
        {"op": "todo.create", "todo": {"title": "after"}},
    )

    before, refused, after = answer["results"]
    assert (before["status"], after["status"]) == ("applied", "applied")
    assert refused["status"] == "refused"
    problem = refused["problem"]
    assert problem["code"] == code
    assert {(each["pointer"], each["code"]) for each in problem["errors"]} == mistakes
    assert problem["title"]
    assert problem["detail"].endswith(".")
    assert await ada.titles() == ["after", "before", "own"]
    assert (await ada.todo(own["id"])) == own
    assert ((await ada.get(LISTS)).json(), (await ada.get(LABELS)).json()) == (lists, labels)
    assert await ben.todos() == bens


async def test_a_problem_is_that_of_the_single_endpoint(ada: Api) -> None:
    todo_id = (await ada.add_todo())["id"]
    patch = {"list_id": str(uuid4())}

    alone = (await ada.patch(f"{TODOS}/{todo_id}", patch)).json()
    together = await ada.refused({"op": "todo.update", "todo_id": todo_id, "patch": patch})

    located = [each | {"pointer": f"/patch{each['pointer']}"} for each in alone.pop("errors")]
    assert together.pop("errors") == located
    assert together.items() <= alone.items()


@pytest.mark.parametrize("name", REFUSED)
async def test_a_hostile_field_is_refused_and_named(ada: Api, name: str) -> None:
    fields, pointer, code = REFUSED[name]
    todo = await ada.add_todo("Untouched")

    created = await ada.refused({"op": "todo.create", "todo": {"title": "x"} | fields})
    changed = await ada.refused({"op": "todo.update", "todo_id": todo["id"], "patch": fields})

    for problem, place in ((created, "/todo"), (changed, "/patch")):
        assert problem["status"] == 422
        found = [(each["pointer"], each["code"]) for each in problem["errors"]]
        assert found == [(place + pointer, code)]
    assert await ada.todos() == [todo]


@pytest.mark.parametrize("name", BROKEN)
async def test_what_is_no_json_is_refused_whole(ada: Api, name: str) -> None:
    answer = await ada.request("POST", MUTATIONS, content=BROKEN[name])

    problem_of(answer, 400, "malformed_body")


DELETION: Json = {"id": str(uuid4()), "op": "todo.delete", "todo_id": str(uuid4())}


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        pytest.param({}, "/mutations", "required", id="nothing"),
        pytest.param({"mutations": []}, "/mutations", "too_short", id="none"),
        pytest.param({"mutations": {}}, "/mutations", "wrong_type", id="an object"),
        pytest.param({"mutations": [DELETION] * 501}, "/mutations", "too_long", id="too many"),
        pytest.param({"mutations": [DELETION, "x"]}, "/mutations/1", "wrong_type", id="text"),
        pytest.param({"mutations": [None]}, "/mutations/0", "wrong_type", id="null"),
        pytest.param(
            {"mutations": [{"op": "todo.delete"}]}, "/mutations/0/id", "required", id="without id"
        ),
        pytest.param(
            {"mutations": [DELETION | {"id": 7}]}, "/mutations/0/id", "invalid_format", id="no id"
        ),
        pytest.param({"mutations": [DELETION], "x": 1}, "/x", "unknown_field", id="a member more"),
    ],
)
async def test_an_envelope_that_is_none_is_refused_whole(
    ada: Api, body: Json, pointer: str, code: str
) -> None:
    assert mistakes_of(await ada.post(MUTATIONS, body)) == {(pointer, code)}


async def test_too_much_is_refused_whole(ada: Api) -> None:
    notes = "x" * 100_000
    batch = [{"id": str(uuid4()), "op": "todo.create", "todo": {"title": "x", "notes": notes}}] * 10

    problem_of(await ada.post(MUTATIONS, {"mutations": batch}), 413, "content_too_large")

"""Nobody reaches another person's rows, nor learns that they exist."""

import re
import uuid
from collections.abc import Callable

import httpx
import pytest

from tests.system.answers import assert_problem
from tests.system.openapi import Operation, Things, operations, variants
from tests.system.pairs import SECRET, Pair
from tests.system.people import TODOS, Json, Session, bearer
from tests.system.stage import Stage


def _comparable(answer: httpx.Response, used: Things) -> tuple[int, str, frozenset[str]]:
    """An answer without what must differ between two requests."""
    text = answer.text
    for kind, value in used.items():
        text = text.replace(value, f"<{kind}>")
    text = re.sub(r'"request_id":\s*"[^"]*"', '"request_id":""', text)
    text = re.sub(r'"seq":\d+', '"seq":0', text)
    return answer.status_code, text, frozenset(answer.headers)


def _call(session: Session, operation: Operation, things: Things) -> httpx.Response:
    return session.api(operation.method, operation.address(things), operation.body(things))


def test_every_operation_on_another_persons_thing_finds_nothing(pair: Pair, stage: Stage) -> None:
    with_id = [operation for operation in operations(stage) if operation.has_id]

    for operation in with_id:
        theirs = _call(pair.b, operation, pair.theirs)
        missing = _call(pair.b, operation, pair.ghosts)

        assert_problem(theirs, 404)
        assert _comparable(theirs, pair.theirs) == _comparable(missing, pair.ghosts), operation

    assert {operation.method for operation in with_id} >= {"GET", "PATCH", "DELETE", "POST"}
    assert {kind for o in with_id for kind in ("todo", "list", "label") if kind in o.path} == {
        "todo",
        "list",
        "label",
    }


def _named(body: object, things: Things) -> tuple[object, Things]:
    """The body with ids of its own for its mutations, which must not be taken for repeats."""
    mutations = body.get("mutations", []) if isinstance(body, dict) else []
    names = dict(things)
    for mutation in mutations:
        mutation["id"] = names["mutation"] = str(uuid.uuid4())
    return body, names


def test_no_kind_of_body_reaches_another_persons_thing(pair: Pair, stage: Stage) -> None:
    """Whatever a batch or a list of mutations may hold, learned from the document."""
    tried = set()
    for operation in (kind for each in operations(stage) for kind in variants(each)):
        answers = []
        for things in (pair.theirs, pair.ghosts):
            body, names = _named(operation.body(things), things)
            answer = pair.b.api(operation.method, operation.path, body)
            if str(things["todo"]) in str(body) or str(things["label"]) in str(body):
                answers.append(_comparable(answer, names))
                assert '"status":"applied"' not in answer.text, operation
        if answers:
            tried.add(operation.variant)
            assert answers[0] == answers[1], operation

    assert len(tried) >= 10
    assert pair.b.todos() == []


def _no_batch(things: Things) -> list[Json]:
    todo_id = things["todo"]
    return [
        {"op": "update", "id": todo_id, "patch": {"title": "stolen"}},
        {"op": "delete", "id": todo_id},
        {"op": "restore", "id": todo_id},
        {"op": "move", "id": todo_id, "move": {"list_id": None}},
        {"op": "create", "todo": {"title": "into your list", "list_id": things["list"]}},
    ]


def test_a_batch_on_another_persons_thing_finds_nothing(pair: Pair) -> None:
    pairs = zip(_no_batch(pair.theirs), _no_batch(pair.ghosts), strict=True)

    for theirs, ghost in pairs:
        mine: Json = {"op": "create", "todo": {"title": "goes with the rest"}}
        refused = pair.b.api("POST", f"{TODOS}/batch", {"operations": [mine, theirs]})
        missing = pair.b.api("POST", f"{TODOS}/batch", {"operations": [mine, ghost]})

        assert_problem(refused, 404, 422)
        assert _comparable(refused, pair.theirs) == _comparable(missing, pair.ghosts), theirs
    assert pair.b.todos() == []


REFERENCES: dict[str, Callable[[Things], Json]] = {
    "list_id": lambda things: {"list_id": things["list"]},
    "parent_id": lambda things: {"parent_id": things["todo"]},
    "label_ids": lambda things: {"label_ids": [things["label"]]},
    "before_id": lambda things: {"before_id": things["todo"]},
    "after_id": lambda things: {"after_id": things["todo"]},
}


@pytest.mark.parametrize("reference", REFERENCES)
def test_naming_another_persons_thing_is_naming_nothing(reference: str, pair: Pair) -> None:
    path = f"{TODOS}/{pair.b.add_todo('mine')['id']}"
    is_move = reference in {"before_id", "after_id"}
    target = ("POST", f"{path}/move") if is_move else ("PATCH", path)

    for method, address in [target] if is_move else [target, ("POST", TODOS)]:
        title = {"title": "mine too"} if address == TODOS else {}
        theirs = pair.b.api(method, address, title | REFERENCES[reference](pair.theirs))
        missing = pair.b.api(method, address, title | REFERENCES[reference](pair.ghosts))

        assert_problem(theirs, 404, 422)
        assert _comparable(theirs, pair.theirs) == _comparable(missing, pair.ghosts)
    assert pair.b.titles() == {"mine"}


def test_no_list_shows_another_persons_thing(pair: Pair, stage: Stage) -> None:
    for operation in operations(stage):
        if operation.method == "GET" and not operation.has_id and not operation.is_stream:
            answer = _call(pair.b, operation, pair.theirs)
            plain = pair.b.api("GET", operation.path)

            for text in (answer.text, plain.text):
                assert SECRET not in text, operation
                assert pair.todo_id not in text, operation


def test_every_operation_needs_a_token(pair: Pair, stage: Stage) -> None:
    for operation in operations(stage):
        url = stage.url + operation.address(pair.theirs)

        answer = stage.http.request(operation.method, url, json=operation.body(pair.theirs))

        assert_problem(answer, 401)


def test_a_chosen_id_that_is_another_persons_is_free(pair: Pair) -> None:
    """A conflict would tell that somebody has that id."""
    mine = pair.b.add_todo("mine", id=pair.todo_id)

    assert mine["id"] == pair.todo_id
    assert [todo["title"] for todo in pair.b.todos()] == ["mine"]
    assert pair.b.api("DELETE", f"{TODOS}/{pair.todo_id}").status_code == 204


@pytest.mark.parametrize("header", ["if-none-match", "if-match"])
def test_a_precondition_is_no_oracle(header: str, pair: Pair) -> None:
    etag = pair.a.api("GET", f"{TODOS}/{pair.todo_id}").headers["etag"]

    for value in (etag, "*"):
        for method, body in (("GET", None), ("PATCH", {"title": "stolen"}), ("DELETE", None)):
            path = f"{TODOS}/{pair.todo_id}"
            answer = pair.b.api(method, path, body, headers={header: value})

            assert_problem(answer, 404)


@pytest.mark.parametrize("spelling", [str.upper, lambda i: i.replace("-", ""), "{{{}}}".format])
def test_another_spelling_of_an_id_reaches_nothing(spelling: object, pair: Pair) -> None:
    assert callable(spelling)

    answer = pair.b.api("GET", f"{TODOS}/{spelling(pair.todo_id)}")

    assert_problem(answer, 404, 422)


def test_requests_of_two_people_on_the_same_connections_never_mix(pair: Pair, stage: Stage) -> None:
    """The identity belongs to a transaction, never to a pooled connection."""
    for turn in range(60):
        url = stage.backend_urls[turn % 2] + TODOS
        mine = stage.http.get(url, headers=bearer(pair.a.jwt)).json()["data"]
        yours = stage.http.get(url, headers=bearer(pair.b.jwt)).json()["data"]

        assert [todo["title"] for todo in mine] == [SECRET]
        assert yours == []

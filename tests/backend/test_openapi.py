"""The document says what the API does: clients are generated from it."""

import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from backend.main import openapi_document
from tests.backend.conftest import NewApi
from tests.backend.support.api import (
    CHANGES,
    LABELS,
    LISTS,
    ME,
    MUTATIONS,
    PROBLEM,
    TODOS,
    TRASH,
    Api,
)
from tests.backend.support.conformance import Conformance
from tests.backend.support.operations import Operation, operations_in

DOCUMENT: dict[str, Any] = openapi_document()
MEMBERS = {"type", "title", "status", "detail", "instance", "code", "request_id"}
OPERATIONS = operations_in(DOCUMENT)
EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=str)


def test_it_is_openapi_3_1_and_the_same_everywhere(app: FastAPI) -> None:
    assert DOCUMENT["openapi"].startswith("3.1.")
    assert app.openapi() == DOCUMENT
    assert "servers" not in DOCUMENT


async def test_it_can_be_read_by_everybody(nobody: Api) -> None:
    answer = await nobody.get("/api/openapi.json")

    assert answer.status_code == 200
    assert answer.json() == DOCUMENT


def test_operation_ids_are_unique_and_readable() -> None:
    names = [operation.name for operation in OPERATIONS]

    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)


@EACH
def test_every_operation_has_a_summary_a_tag_and_a_success(operation: Operation) -> None:
    described = operation.described

    assert described["summary"]
    assert len(described["tags"]) == 1
    assert described["tags"][0] in {tag["name"] for tag in DOCUMENT["tags"]}
    assert [status for status in operation.responses if status.startswith("2")]


@EACH
def test_every_error_is_a_problem_document(operation: Operation) -> None:
    for status, answer in operation.responses.items():
        if status < "400":
            continue
        assert list(answer["content"]) == [PROBLEM], status
        schema = operation.resolved(answer["content"][PROBLEM]["schema"])
        for form in schema.get("anyOf", [schema]):
            assert set(operation.resolved(form)["required"]) >= MEMBERS, status
        assert ("Retry-After" in answer.get("headers", {})) == (status in {"429", "503"})
        assert ("WWW-Authenticate" in answer.get("headers", {})) == (
            status == "401" and not operation.path.startswith("/api/auth/")
        ) or operation.path.startswith("/api/auth/")


@EACH
def test_every_operation_documents_what_can_happen_to_it(operation: Operation) -> None:
    expected = {"400", "500", "503"}
    if not operation.is_open:
        expected.add("401")
    if operation.has_id:
        expected.add("404")
    if "requestBody" in operation.described:
        expected |= {"408", "413", "415", "422"}
    if any(parameter["in"] == "query" for parameter in operation.described.get("parameters", [])):
        expected.add("422")
    if any(
        parameter["name"] == "if-match" for parameter in operation.described.get("parameters", [])
    ):
        expected.add("412")

    assert expected <= set(operation.responses)


@EACH
def test_every_body_has_examples_and_is_required(operation: Operation) -> None:
    body = operation.described.get("requestBody")
    if body is None:
        return

    assert body["required"]
    media_types = set(body["content"])
    assert media_types == {"application/json"} | (
        {"application/merge-patch+json"} if operation.method == "PATCH" else set()
    )
    assert "examples" in str(operation.resolved(body["content"]["application/json"]["schema"])) or (
        operation.name in {"move_todo", "run_batch"}
    )


@EACH
def test_what_a_client_sends_is_closed_and_what_it_gets_is_complete(operation: Operation) -> None:
    body = operation.described.get("requestBody")
    if body is not None:
        schema = operation.resolved(body["content"]["application/json"]["schema"])
        assert schema["additionalProperties"] is False
    for status, answer in operation.responses.items():
        content = answer.get("content", {}).get("application/json")
        if not status.startswith("2") or content is None or "anyOf" in content["schema"]:
            continue
        schema = operation.resolved(content["schema"])
        assert set(schema["required"]) == set(schema["properties"])


def test_the_security_scheme_is_the_access_token() -> None:
    scheme = DOCUMENT["components"]["securitySchemes"]["access_token"]

    assert (scheme["type"], scheme["scheme"], scheme["bearerFormat"]) == ("http", "bearer", "JWT")


def test_no_schema_is_left_over_or_missing() -> None:
    used = set(re.findall(r"#/components/schemas/(\w+)", str(DOCUMENT)))

    assert used == set(DOCUMENT["components"]["schemas"])


Call = Callable[[Api], Awaitable[httpx.Response]]


async def _own(api: Api, kind: str) -> str:
    makers: dict[str, Callable[[], Awaitable[dict[str, object]]]] = {
        "todo": api.add_todo,
        "list": api.add_list,
        "label": api.add_label,
    }
    row = await makers[kind]()
    return str(row["id"])


def _on_own(kind: str, collection: str, method: str, suffix: str = "", body: object = None) -> Call:
    async def call(api: Api) -> httpx.Response:
        path = f"{collection}/{await _own(api, kind)}{suffix}"
        return await api.request(method, path, body=body)

    return call


def _plain(method: str, path: str, body: object = None) -> Call:
    async def call(api: Api) -> httpx.Response:
        await api.add_todo()
        return await api.request(method, path, body=body)

    return call


async def _restore(api: Api) -> httpx.Response:
    path = f"{TODOS}/{await _own(api, 'todo')}"
    await api.delete(path)
    return await api.post(f"{path}/restore")


async def _merge(api: Api) -> httpx.Response:
    label, other = await api.add_label("one"), await api.add_label("other")
    return await api.post(f"{LABELS}/{label['id']}/merge", {"into_id": other["id"]})


# One right request for each operation; the gateway's are in api/test_gateway.py.
CALLS: dict[str, Call] = {
    "list_todos": _plain("GET", TODOS),
    "create_todo": _plain("POST", TODOS, {"title": "x"}),
    "run_batch": _plain(
        "POST", f"{TODOS}/batch", {"operations": [{"op": "create", "todo": {"title": "x"}}]}
    ),
    "get_todo": _on_own("todo", TODOS, "GET"),
    "update_todo": _on_own("todo", TODOS, "PATCH", body={"due_date": "2027-01-01"}),
    "delete_todo": _on_own("todo", TODOS, "DELETE"),
    "restore_todo": _restore,
    "move_todo": _on_own("todo", TODOS, "POST", "/move", {"list_id": None}),
    "get_changes": _plain("GET", CHANGES),
    "list_lists": _plain("GET", LISTS),
    "create_list": _plain("POST", LISTS, {"name": "x", "color": "red"}),
    "get_list": _on_own("list", LISTS, "GET"),
    "update_list": _on_own("list", LISTS, "PATCH", body={"name": "y"}),
    "delete_list": _on_own("list", LISTS, "DELETE"),
    "list_labels": _plain("GET", LABELS),
    "create_label": _plain("POST", LABELS, {"name": "x"}),
    "get_label": _on_own("label", LABELS, "GET"),
    "update_label": _on_own("label", LABELS, "PATCH", body={"color": "blue"}),
    "delete_label": _on_own("label", LABELS, "DELETE"),
    "merge_label": _merge,
    "apply_mutations": _plain(
        "POST",
        MUTATIONS,
        {"mutations": [{"id": str(uuid4()), "op": "todo.create", "todo": {"title": "x"}}]},
    ),
    "list_trash": _plain("GET", TRASH),
    "empty_trash": _plain("DELETE", TRASH),
    "get_me": _plain("GET", ME),
    "update_me": _plain("PATCH", ME, {"theme": "dark"}),
    "live": _plain("GET", "/api/health/live"),
    "ready": _plain("GET", "/api/health/ready"),
}
# Streams and exports are no single documents; the gateway has its own tests.
ELSEWHERE = {
    *("stream_events", "export_everything"),
    *("sign_up", "sign_in", "verify_code", "verify_recovery_code"),
    *("sign_out", "get_token", "get_session"),
}


def test_every_operation_is_called() -> None:
    assert {operation.name for operation in OPERATIONS} == CALLS.keys() | ELSEWHERE


@pytest.mark.parametrize("name", CALLS)
async def test_a_right_request_gets_the_documented_answer(
    ada: Api, conformance: Conformance, name: str
) -> None:
    answer = await CALLS[name](ada)

    await conformance.check(answer)
    assert answer.status_code in {200, 201, 204}
    assert (name, answer.status_code) in conformance.seen


async def test_lists_with_rows_in_them_are_as_documented(
    somebody: NewApi, conformance: Conformance
) -> None:
    api = await somebody()
    todo_list, label = await api.add_list(color="red"), await api.add_label()
    parent = await api.add_todo(list_id=todo_list["id"], label_ids=[label["id"]])
    await api.add_todo(
        parent_id=parent["id"],
        due_date="2027-01-01",
        due_time="09:30",
        due_timezone="Europe/Berlin",
        completed=True,
    )
    deleted = await api.add_todo(id=str(uuid4()))
    await api.delete(f"{TODOS}/{deleted['id']}")

    for path in (TODOS, LISTS, LABELS, TRASH, CHANGES):
        answer = await api.get(path)
        assert answer.json().get("data", [1]) != []
        await conformance.check(answer)

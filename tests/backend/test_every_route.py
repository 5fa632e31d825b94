"""No route lets anybody in by omission, and none tells one person about another."""

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from backend.main import openapi_document
from tests.backend.support.api import LABELS, LISTS, TODOS, TRASH, Api, Json, problem_of
from tests.backend.support.operations import Operation, operations_in

# What works without an access token. Whoever adds a line here has a reason.
PUBLIC = {
    "POST /api/auth/sign-up/email": "makes the account",
    "POST /api/auth/sign-in/email": "makes the session",
    "POST /api/auth/two-factor/verify-totp": "takes what signing in has left",
    "POST /api/auth/two-factor/verify-backup-code": "takes what signing in has left",
    "POST /api/auth/sign-out": "takes the session's own token",
    "GET /api/auth/token": "takes the session's own token",
    "GET /api/auth/get-session": "takes the session's own token",
    "GET /api/health/live": "for the supervisor",
    "GET /api/health/ready": "for the front door",
}
UNDOCUMENTED = {
    "GET /api/openapi.json": "the document itself",
    "GET /api/docs": "the page about it",
    "GET /api/docs/{name}": "what the page consists of",
    "GET /api/metrics": "for the operator, on the inner port alone",
}


OPERATIONS = operations_in(openapi_document())
PRIVATE = [operation for operation in OPERATIONS if str(operation) not in PUBLIC]
# The stream has its own tests: api/test_events.py.
FINITE = [each for each in PRIVATE if "text/event-stream" not in str(each.responses)]
OF_ONE_ROW = [operation for operation in PRIVATE if operation.has_id]


def routes_of(app: FastAPI) -> set[str]:
    """Every route there is, documented or not."""
    found: set[str] = set()
    pending = list(app.router.routes)
    while pending:
        route = pending.pop()
        inner = getattr(route, "original_router", None)
        if inner is not None:
            pending += inner.routes
            continue
        methods = getattr(route, "methods", None) or set()
        path = route.path_format if isinstance(route, APIRoute) else getattr(route, "path", "")
        found |= {f"{method} {path}" for method in methods - {"HEAD"}}
    return found


async def test_every_route_is_documented_or_named_here(app: FastAPI) -> None:
    documented = {str(operation) for operation in operations_in(app.openapi())}

    assert routes_of(app) == documented | set(UNDOCUMENTED)


async def test_what_needs_no_token_is_named_here(app: FastAPI) -> None:
    is_open = {str(operation) for operation in operations_in(app.openapi()) if operation.is_open}

    assert is_open == set(PUBLIC)


@pytest.mark.parametrize("operation", PRIVATE, ids=str)
async def test_nobody_gets_in_without_a_token(nobody: Api, ada: Api, operation: Operation) -> None:
    """Nor is the rest of the request looked at before."""
    todo = await ada.add_todo()
    for row_id in (todo["id"], "018f0000-0000-7000-8000-000000000000"):
        path, body = operation.path_with(row_id), operation.body(row_id)
        plain = await nobody.request(operation.method, path, body=body)
        wrong = await nobody.request(
            operation.method, path, body=body, headers={"Authorization": "Bearer x.y.z"}
        )
        nonsense = await nobody.request(operation.method, f"{path}?nonsense=1", body={"no": 1})

        problem_of(plain, 401, "unauthenticated")
        problem_of(wrong, 401, "invalid_token")
        problem_of(nonsense, 401, "unauthenticated")
    assert await ada.todos() == [todo]


async def everything_of(api: Api) -> Json:
    """All that somebody has, as they see it."""
    return {
        "todos": await api.todos(),
        "lists": (await api.get(LISTS)).json(),
        "labels": (await api.get(LABELS)).json(),
        "trash": (await api.get(TRASH)).json(),
    }


@pytest.mark.parametrize("operation", OF_ONE_ROW, ids=str)
async def test_the_row_of_another_person_is_as_good_as_none(
    ada: Api, ben: Api, operation: Operation
) -> None:
    """The same status, headers and bytes, but for what names the request itself."""
    row = await row_for(ada, operation)
    before = await everything_of(ada)
    # As near to the real id as an id can be: the same time, the same version.
    missing = row["id"][:-4] + ("0000" if row["id"][-4:] != "0000" else "1111")

    answers = []
    for row_id in (row["id"], missing):
        answer = await ben.request(
            operation.method, operation.path_with(row_id), body=operation.body(row_id)
        )
        problem_of(answer, 404, "not_found")
        request_id = answer.headers.pop("x-request-id")
        answers.append(
            (
                answer.text.replace(row_id, "").replace(request_id, ""),
                sorted(answer.headers.items()),
            )
        )

    assert answers[0] == answers[1]
    assert await everything_of(ada) == before


@pytest.mark.parametrize("operation", FINITE, ids=str)
async def test_no_answer_to_one_person_tells_about_another(
    ada: Api, ben: Api, operation: Operation
) -> None:
    await ada.add_list("Canary of Ada")
    await ada.add_label("Canary of Ada")
    row = await ada.add_todo("Canary of Ada", notes="Canary of Ada")
    deleted = await ada.add_todo("Canary of Ada")
    await ada.delete(f"{TODOS}/{deleted['id']}")
    before = await everything_of(ada)

    answer = await ben.request(
        operation.method, operation.path_with(row["id"]), body=operation.body(row["id"])
    )

    assert answer.status_code < 500
    assert "Canary" not in answer.text
    assert await everything_of(ada) == before


async def row_for(api: Api, operation: Operation) -> Json:
    """A row of the kind that the operation is about."""
    if operation.path.startswith(LISTS):
        return await api.add_list("Canary of Ada")
    if operation.path.startswith(LABELS):
        return await api.add_label("Canary of Ada")
    return await api.add_todo("Canary of Ada")

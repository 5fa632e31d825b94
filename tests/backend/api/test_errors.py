"""Whatever goes wrong, the answer is a problem document, and it tells no more than it must."""

from collections.abc import AsyncGenerator

import asyncpg
import httpx
import pytest
import pytest_asyncio

from backend.config import Settings
from backend.core.runtime import Runtime
from backend.main import create_app
from tests.backend.support.api import LISTS, ME, TODOS, Api, problem_of
from tests.backend.support.application import BASE_URL, new_settings, running
from tests.backend.support.people import Registry
from tests.backend.support.tokens import Ring
from tests.databases import DatabaseUrls


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/api",
        "/api/",
        "/api/v1",
        "/api/v2/todos",
        "/api/v1/todos/",
        "/api/v1/todos//",
        "/api/v1//todos",
        "/API/V1/TODOS",
        "/api/v1/todos/../../health/live/x",
        "/api/docs/../config.py",
        "/api/docs/%2e%2e/config.py",
        "/api/docs/docs.html",
        "/docs",
        "/openapi.json",
        "/redoc",
        "/.env",
        "/api/v1/%00",
        "/" + "x" * 5000,
    ],
)
async def test_what_is_not_there_is_not_found(ada: Api, path: str) -> None:
    answer = await ada.request("GET", path)

    problem_of(answer, 404, "not_found")
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", TODOS, "GET, POST"),
        ("DELETE", TODOS, "GET, POST"),
        ("OPTIONS", TODOS, "GET, POST"),
        ("TRACE", TODOS, "GET, POST"),
        ("PUT", f"{TODOS}/018f0000-0000-7000-8000-000000000000", "DELETE, GET, PATCH"),
        ("POST", ME, "GET, PATCH"),
        ("DELETE", LISTS, "GET, POST"),
        ("GET", f"{TODOS}/batch", "POST"),
        ("GET", "/api/auth/sign-out", "POST"),
        ("POST", "/api/health/live", "GET, HEAD"),
    ],
)
async def test_another_method_is_told_all_that_there_are(
    ada: Api, method: str, path: str, allowed: str
) -> None:
    answer = await ada.request(method, path)

    assert answer.status_code == 405
    assert answer.headers["allow"] == allowed
    problem_of(answer, 405, "method_not_allowed")


async def test_a_method_cannot_be_overridden(ada: Api) -> None:
    todo = await ada.add_todo()
    headers = {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "DELETE"}

    await ada.request("GET", f"{TODOS}/{todo['id']}?_method=DELETE", headers=headers)

    assert await ada.todos() == [todo]


async def test_a_request_id_is_given_back(ada: Api) -> None:
    answer = await ada.request("GET", "/nowhere", headers={"X-Request-Id": "trace-0123456789"})

    assert problem_of(answer, 404)["request_id"] == "trace-0123456789"


@pytest.mark.parametrize(
    "request_id", ["short", "x" * 65, "with blank", "né-0123456789", "a\tb-012"]
)
async def test_a_request_id_that_could_be_harmful_is_replaced(ada: Api, request_id: str) -> None:
    answer = await ada.request("GET", ME, headers={"X-Request-Id": request_id})

    assert answer.headers["x-request-id"] != request_id
    assert len(answer.headers["x-request-id"]) == 32


async def test_every_request_has_another_id(nobody: Api) -> None:
    ids = {(await nobody.get("/api/health/live")).headers["x-request-id"] for _ in range(5)}

    assert len(ids) == 5


async def test_every_answer_has_the_security_headers(ada: Api) -> None:
    answers = [
        await ada.get(TODOS),
        await ada.get("/nowhere"),
        await ada.request("PUT", TODOS),
        await ada.post(TODOS, {}),
        await ada.request("POST", TODOS, content=b"x" * 2_000_000),
        await Api(ada.http).get(ME),
        await ada.get("/api/openapi.json"),
        await ada.get("/api/health/live"),
    ]

    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers
    assert all(answer.headers["cache-control"] == "no-store" for answer in answers[:6])


async def test_no_other_origin_may_read(ada: Api) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}

    for method in ("GET", "OPTIONS"):
        answer = await ada.request(method, TODOS, headers=headers)
        assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest_asyncio.fixture(loop_scope="session")
async def broken(
    own_database: DatabaseUrls, ring: Ring
) -> AsyncGenerator[tuple[Api, asyncpg.Connection]]:
    """Somebody with a database of their own, and its administrator, who breaks it."""
    registry = await Registry.open(own_database, ring)
    administrator = await asyncpg.connect(own_database.superuser)
    async with running(new_settings(own_database, ring)) as http:
        yield Api(http, await registry.new_person()), administrator
    await administrator.close()
    await registry.close()


Broken = tuple[Api, asyncpg.Connection]

FAIL_AT_COMMIT = """
    create function app.fail() returns trigger language plpgsql as $$
    begin raise exception 'SECRET-DETAIL %', new.title using errcode = '{code}'; end $$;
    create constraint trigger fail after insert or update on app.todo
        deferrable initially deferred for each row execute function app.fail();
"""


@pytest.mark.parametrize(
    ("code", "status", "problem_code"),
    [
        pytest.param("P0001", 500, "internal", id="a bug"),
        pytest.param("23514", 500, "internal", id="a constraint nobody knows"),
        pytest.param("40001", 503, "database_unavailable", id="serialization"),
        pytest.param("40P01", 503, "database_unavailable", id="deadlock"),
        pytest.param("53100", 503, "database_unavailable", id="disk full"),
        pytest.param("57014", 503, "database_unavailable", id="cancelled"),
        pytest.param("55P03", 503, "database_unavailable", id="lock timeout"),
    ],
)
async def test_a_commit_that_fails_is_never_a_success(
    broken: Broken, code: str, status: int, problem_code: str
) -> None:
    api, administrator = broken
    todo = await api.add_todo("Before")
    await administrator.execute(FAIL_AT_COMMIT.format(code=code))

    answers = [
        await api.post(TODOS, {"title": "SECRET-TITLE"}),
        await api.patch(f"{TODOS}/{todo['id']}", {"title": "SECRET-TITLE"}),
        await api.delete(f"{TODOS}/{todo['id']}"),
        await api.post(
            f"{TODOS}/batch", {"operations": [{"op": "create", "todo": {"title": "x"}}]}
        ),
    ]

    for answer in answers:
        problem_of(answer, status, problem_code)
        assert "SECRET" not in answer.text
    assert await api.todos() == [todo]
    await administrator.execute("drop trigger fail on app.todo")
    assert (await api.post(TODOS, {"title": "After"})).status_code == 201


async def test_an_unexpected_failure_says_nothing_of_its_cause(broken: Broken) -> None:
    api, administrator = broken
    await administrator.execute("alter table app.todo rename column priority to secret_name")

    answer = await api.get(TODOS)

    problem = problem_of(answer, 500, "internal")
    assert problem["detail"] == "An unexpected error happened. It has been recorded."
    assert "secret_name" not in answer.text
    assert "priority" not in answer.text


async def test_a_lock_that_is_held_too_long_is_given_up(broken: Broken) -> None:
    api, administrator = broken
    await api.get(ME)
    assert api.person is not None
    async with administrator.transaction():
        await administrator.execute("lock table app.todo in access exclusive mode")

        answer = await api.get(TODOS)

        problem_of(answer, 503, "database_unavailable")
    assert (await api.get(TODOS)).status_code == 200


async def test_a_crash_outside_of_the_routes_is_a_problem_document(settings: Settings) -> None:
    app = create_app(settings)
    runtime: Runtime = app.state.runtime
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url=BASE_URL
    ) as client:
        del app.state.metrics

        problem_of(await client.get("/api/metrics"), 500, "internal")
        problem_of(await client.get("/api/health/ready"), 503, "unavailable")
    await runtime.stop()

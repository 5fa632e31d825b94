"""What the front door lets through, and what it makes of the rest, before services that tell."""

import re

import pytest

from tests.system.door import STATIC_FILE, Door

KILOBYTE = 1024
JSON = ("content-type", "application/json")


WAYS = {
    "/api/auth/get-session": "auth-server",
    "/api/auth": "auth-server",
    "/api/v1/todos": "backend",
    "/api/openapi.json": "backend",
    "/api/health/ready": "backend",
    "/api": "backend",
    "/apis": "frontend",
    "/": "frontend",
    "/todos": "frontend",
    "/reset-password?token=x": "frontend",
}


@pytest.mark.parametrize("path", WAYS)
def test_each_path_leads_to_its_service(path: str, door: Door) -> None:
    door.ask("GET", path)

    assert [(seen.service, seen.path) for seen in door.received()] == [(WAYS[path], path)]


EACH_SERVICE = pytest.mark.parametrize("path", ["/api/auth/ok", "/api/v1/todos", "/todos"])
ABOUT_THE_ADDRESS = [
    ("X-Forwarded-For", "6.6.6.6"),
    ("X-Forwarded-For", "6.6.6.7, 6.6.6.8"),
    ("X-Real-IP", "6.6.6.6"),
    ("X-Client-IP", "6.6.6.6"),
    ("True-Client-IP", "6.6.6.6"),
    ("CF-Connecting-IP", "6.6.6.6"),
    ("Forwarded", "for=6.6.6.6;host=6.6.6.6"),
    ("X-Forwarded-Host", "6.6.6.6"),
    ("X-Forwarded-Proto", "6.6.6.6"),
    ("X-Forwarded-Port", "6.6.6.6"),
    ("X-Forwarded-Prefix", "/6.6.6.6"),
]
ABOUT_IDENTITY = [
    "X-User-Id",
    "X-User",
    "X-Auth-User",
    "X-Remote-User",
    "Remote-User",
    "X-Forwarded-User",
    "X-Forwarded-Email",
    "X-Original-URL",
    "X-Rewrite-URL",
    "X-Middleware-Subrequest",
    "X-Nextjs-Data",
]


@EACH_SERVICE
def test_a_client_cannot_say_where_it_comes_from(path: str, door: Door) -> None:
    door.ask("GET", path, ABOUT_THE_ADDRESS)

    (seen,) = door.received()
    assert seen.all("x-forwarded-for") == ["127.0.0.1"]
    assert "6.6.6" not in str(seen.headers)


@EACH_SERVICE
@pytest.mark.parametrize("header", ABOUT_IDENTITY)
def test_a_client_cannot_say_who_it_is(path: str, header: str, door: Door) -> None:
    door.ask("GET", path, [(header, "somebody else")])

    (seen,) = door.received()
    assert "somebody else" not in str(seen.headers)


@EACH_SERVICE
def test_what_a_request_needs_is_passed_on(path: str, door: Door) -> None:
    sent = [("Authorization", "Bearer x"), ("Cookie", "a=b"), ("Origin", "http://localhost")]

    door.ask("POST", path, [*sent, JSON], b"{}")

    (seen,) = door.received()
    assert seen.method == "POST"
    assert seen.body_length == 2
    for name, value in sent:
        assert seen.all(name.lower()) == [value]


def test_the_ids_of_next_reach_it_and_nobody_else(door: Door) -> None:
    ids = [
        ("X-Nextjs-Request-Id", "c6a0aaa1"),
        ("X-Nextjs-Html-Request-Id", "DauwSEIuBgt0HWmyMKrFw"),
    ]

    for path in ("/todos", "/api/v1/todos", "/api/auth/token"):
        door.ask("GET", path, ids)
    door.ask("GET", "/todos", [(name, "no id, but a sentence") for name, _ in ids])

    seen = door.received()
    passed = [[request.all(name.lower()) for name, _ in ids] for request in seen]
    assert passed == [[["c6a0aaa1"], ["DauwSEIuBgt0HWmyMKrFw"]], [[], []], [[], []], [[], []]]


TRICKS = [
    "/api/v1%2ftodos",
    "/api/v1%2Ftodos",
    "/api/v1/%2e%2e/metrics",
    "/api/v1/%2E%2E/%2E%2E/todos",
    "/api/v1/../metrics",
    "/api/v1/./todos",
    "/api/../todos",
    "/api/auth/../v1/todos",
    "/api/auth/%2e%2e/v1/todos",
    "/api/auth/..%2fv1/todos",
    "/api/v1%5ctodos",
    "/api/v1/todos\\..\\x",
    "/api//v1/todos",
    "//api/v1/todos",
    "/api/auth//sign-in/email",
    "/api/v1/todos/%00",
    "/api/v1/todos/%0d%0aX-Injected:%20yes",
    "/todos/..%2f..%2fetc/passwd",
    "/_next/static/..%2f..%2fcsp.caddy",
    "/_next/static/%2e%2e/%2e%2e/csp.caddy",
    "/../csp.caddy",
]  # fmt: skip


@pytest.mark.parametrize("path", TRICKS)
def test_a_path_that_could_be_read_in_two_ways_reaches_no_service(path: str, door: Door) -> None:
    answer = door.ask("GET", path)

    assert 400 <= answer.status < 500
    assert door.received() == []


@pytest.mark.parametrize(
    "path",
    ["/api/metrics", "/api/metrics/", "/api/metrics?x=1", "/api/%6detrics", "/api/metrics/x"],
)
def test_metrics_are_not_published(path: str, door: Door) -> None:
    door.ask("GET", path).assert_problem(404)

    assert door.received() == []


@pytest.mark.parametrize("host", ["evil.example", "10.0.0.1", "localhost.evil.example"])
def test_under_another_name_nothing_is_served(host: str, door: Door) -> None:
    """A foreign name that leads here would be an origin of its own, with our pages in it."""
    for path in ("/api/v1/todos", "/api/auth/ok", "/todos", STATIC_FILE):
        door.ask("GET", path, [("host", host)]).assert_problem(421)

    assert door.received() == []


@EACH_SERVICE
@pytest.mark.parametrize("given", ["req-0123456789", "req.0123456789", "x y\tz", "a" * 200, None])
def test_every_request_has_an_id_that_can_be_logged(
    path: str, given: str | None, door: Door
) -> None:
    answer = door.ask("GET", path, [("x-request-id", given)] if given else [])

    (seen,) = door.received()
    (request_id,) = seen.all("x-request-id")
    assert re.fullmatch(r"[\w-]{8,64}", request_id)
    assert answer.headers["x-request-id"] == request_id
    assert (request_id == given) == (given == "req-0123456789")

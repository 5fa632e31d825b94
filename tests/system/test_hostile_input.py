"""Bad input of any kind gets a clear refusal, never a 500, and changes nothing."""

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.system.answers import assert_problem
from tests.system.hostile import BODIES, IDS, JSON, NEW_BODIES, QUERIES, Request
from tests.system.people import TODOS, Session, bearer, new_account
from tests.system.stage import Stage

MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def victim(stage: Stage) -> Session:
    """Somebody with one todo, which no request of this module may change."""
    session = Session.sign_up(stage.http, stage.url)
    session.add_todo("Buy milk")
    return session


@pytest.fixture(autouse=True)
def unchanged(victim: Session) -> Iterator[None]:
    before = victim.todos()
    yield
    assert victim.todos() == before


def _send(victim: Session, method: str, path: str, request: Request) -> httpx.Response:
    headers = bearer(victim.jwt)
    if request.content_type:
        headers["content-type"] = request.content_type
    return victim.http.request(method, victim.origin + path, content=request.body, headers=headers)


@pytest.mark.parametrize("body", BODIES | NEW_BODIES)
def test_no_todo_is_made_from_a_bad_body(body: str, victim: Session) -> None:
    request = (BODIES | NEW_BODIES)[body]

    answer = _send(victim, "POST", TODOS, request)

    problem = assert_problem(answer, *request.statuses)
    assert len(answer.content) < 10_000
    assert problem["request_id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize("body", BODIES)
def test_no_todo_is_changed_by_a_bad_body(body: str, victim: Session) -> None:
    request = BODIES[body]
    (todo,) = victim.todos()

    answer = _send(victim, "PATCH", f"{TODOS}/{todo['id']}", request)

    assert_problem(answer, *request.statuses)


def test_a_refused_field_is_named_and_its_value_is_not_repeated(victim: Session) -> None:
    answer = victim.api("POST", TODOS, {"title": "x" * 501, "colour": "private words"})

    problem = assert_problem(answer, 422)
    errors = problem["errors"]
    assert isinstance(errors, list)
    assert {error["pointer"] for error in errors} == {"/title", "/colour"}
    assert all(error["detail"] and error["code"] for error in errors)
    assert "private words" not in answer.text


@pytest.mark.parametrize("size", [MEGABYTE + 1, 10 * MEGABYTE])
@pytest.mark.parametrize("is_chunked", [False, True], ids=["with length", "chunked"])
def test_a_body_beyond_the_limit_is_refused(
    size: int, *, is_chunked: bool, victim: Session
) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(size // 65_536 + 1):
            yield b"x" * 65_536

    headers = bearer(victim.jwt) | {"content-type": JSON}
    content: bytes | Iterator[bytes] = pieces() if is_chunked else b"x" * size

    answer = victim.http.post(victim.origin + TODOS, content=content, headers=headers)

    assert_problem(answer, 413)


@pytest.mark.parametrize("query", QUERIES)
def test_a_list_is_not_given_to_a_bad_question(query: str, victim: Session) -> None:
    assert_problem(victim.api("GET", f"{TODOS}?{QUERIES[query]}"), 400, 422)


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
@pytest.mark.parametrize("todo_id", IDS)
def test_an_id_that_is_none_finds_nothing(method: str, todo_id: str, victim: Session) -> None:
    body = {"title": "never stored"} if method == "PATCH" else None

    answer = victim.api(method, f"{TODOS}/{IDS[todo_id]}", body)

    assert_problem(answer, 400, 404, 422)


@pytest.mark.parametrize("etag", ["*x", '"', "1", '"99999999999999999999"', 'W/"1"'])
def test_a_bad_precondition_changes_nothing(etag: str, victim: Session) -> None:
    (todo,) = victim.todos()

    answer = victim.api(
        "PATCH", f"{TODOS}/{todo['id']}", {"title": "never"}, headers={"if-match": etag}
    )

    assert_problem(answer, 400, 412, 422)


@pytest.mark.parametrize("method", ["PUT", "POST", "OPTIONS", "TRACE", "PROPFIND", "BREW"])
def test_a_method_that_is_not_offered_is_refused(method: str, victim: Session) -> None:
    (todo,) = victim.todos()

    answer = victim.api(method, f"{TODOS}/{todo['id']}", {"title": "never"})

    assert 400 <= answer.status_code < 500 or answer.status_code == 501


@pytest.mark.parametrize("path", ["sign-up/email", "sign-in/email"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"{}",
        b'{"email": NaN}',
        b'{"email": {"$ne": 1}, "password": {"$ne": 1}, "name": 1}',
        b'{"email": "\\ud800@example.com", "password": "\\ud800 and more", "name": "x"}',
        b'{"email": "a\\u0000@example.com", "password": "correct horse 9", "name": "a\\u0000"}',
        b'{"email": "a@example.com", "password": "correct horse 9", "name": "\\ud800"}',
        b'{"email": "\xff@example.com", "password": "correct horse 9", "name": "x"}',
        b"[" * 50_000,
    ],
    ids=lambda body: repr(body[:24]),
)
@pytest.mark.parametrize("way", ["front door", "gateway"])
def test_no_account_comes_of_a_bad_body(way: str, body: bytes, path: str, stage: Stage) -> None:
    origin = stage.url if way == "front door" else stage.backend_urls[0]
    people = 'select count(*) from auth."user"'
    before = stage.sql(people)

    answer = stage.http.post(
        f"{origin}/api/auth/{path}", content=body, headers={"content-type": JSON}
    )

    assert answer.status_code in {400, 401, 422}, answer.text
    said = answer.json()
    assert said["code"]
    assert said.get("message") or said.get("detail")
    assert stage.sql(people) == before


@pytest.mark.parametrize("path", ["sign-up/email", "sign-in/email", "sign-out"])
@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_the_auth_server_reads_json_only(content_type: str, path: str, stage: Stage) -> None:
    account = new_account()
    body = {"name": account.name, "email": account.email, "password": account.password}

    answer = stage.http.post(
        f"{stage.url}/api/auth/{path}",
        content=json.dumps(body),
        headers={"content-type": content_type},
    )

    assert answer.status_code == 415, answer.text
    assert answer.json()["code"]

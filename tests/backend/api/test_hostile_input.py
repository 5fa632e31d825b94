"""Whatever is sent, the answer is a clear refusal, and nothing changes."""

import json
from collections.abc import AsyncGenerator
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from tests.backend.support.api import LABELS, LISTS, ME, TODOS, Api, mistakes_of, problem_of
from tests.backend.support.hostile import BROKEN, NO_OBJECTS, REFUSED, Fields


@pytest_asyncio.fixture(loop_scope="session")
async def todo(ada: Api) -> AsyncGenerator[dict[str, object]]:
    """The only todo of this person, before and after."""
    made = await ada.add_todo("Untouched")
    yield made
    assert await ada.todos(completed="any") == [made]


def assert_nothing_is_echoed(answer: httpx.Response, content: object) -> None:
    text = json.dumps(content)
    if len(text) > 60:
        assert text[20:60] not in answer.text
    assert len(answer.content) < 5_000


@pytest.mark.parametrize("name", REFUSED)
async def test_a_field_that_breaks_a_rule_is_named(
    ada: Api, todo: dict[str, object], name: str
) -> None:
    fields, pointer, code = REFUSED[name]

    created = await ada.post(TODOS, {"title": "x"} | fields)
    changed = await ada.patch(f"{TODOS}/{todo['id']}", fields)

    for answer in (created, changed):
        assert mistakes_of(answer) == {(pointer, code)}
        assert_nothing_is_echoed(answer, fields)


@pytest.mark.parametrize("name", BROKEN)
async def test_what_is_no_json_is_refused(ada: Api, todo: dict[str, object], name: str) -> None:
    for method, path in (("POST", TODOS), ("PATCH", f"{TODOS}/{todo['id']}")):
        answer = await ada.request(method, path, content=BROKEN[name])

        problem_of(answer, 400, "malformed_body")
        assert len(answer.content) < 1_000


@pytest.mark.parametrize("value", [b"1e400", b"-1e400", b"1e999999999"])
async def test_a_number_that_no_float_holds_is_refused(
    ada: Api, todo: dict[str, object], value: bytes
) -> None:
    content = b'{"title": "x", "priority": ' + value + b"}"

    for method, path in (("POST", TODOS), ("PATCH", f"{TODOS}/{todo['id']}")):
        answer = await ada.request(method, path, content=content)
        assert mistakes_of(answer) == {("/priority", "wrong_type")}


@pytest.mark.parametrize("name", NO_OBJECTS)
async def test_a_body_that_is_no_object_is_refused(
    ada: Api, todo: dict[str, object], name: str
) -> None:
    for method, path in (("POST", TODOS), ("PATCH", f"{TODOS}/{todo['id']}"), ("PATCH", ME)):
        answer = await ada.request(method, path, body=NO_OBJECTS[name])
        assert mistakes_of(answer) == {("", "wrong_type")}


@pytest.mark.parametrize("content", [b"", b"null"])
async def test_no_body_is_refused(ada: Api, todo: dict[str, object], content: bytes) -> None:
    for method, path in (("POST", TODOS), ("PATCH", f"{TODOS}/{todo['id']}")):
        answer = await ada.request(method, path, content=content)
        assert {pointer for pointer, _ in mistakes_of(answer)} == {""}


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        pytest.param({}, "/title", "required", id="no title"),
        pytest.param({"notes": "x"}, "/title", "required", id="only notes"),
        pytest.param({"title": "x", "id": "1"}, "/id", "invalid_format", id="id is no UUID"),
        pytest.param({"title": "x", "id": 1}, "/id", "invalid_format", id="id is a number"),
        pytest.param(
            {"title": "x", "id": uuid4().hex}, "/id", "invalid_format", id="id without dashes"
        ),
    ],
)
async def test_a_new_todo_needs_a_title_and_perhaps_an_id(
    ada: Api, todo: dict[str, object], body: Fields, pointer: str, code: str
) -> None:
    assert mistakes_of(await ada.post(TODOS, body)) == {(pointer, code)}


async def test_an_id_cannot_be_changed(ada: Api, todo: dict[str, object]) -> None:
    answer = await ada.patch(f"{TODOS}/{todo['id']}", {"id": str(uuid4())})

    assert mistakes_of(answer) == {("/id", "unknown_field")}


async def test_every_mistake_is_named_up_to_a_limit(ada: Api, todo: dict[str, object]) -> None:
    few = await ada.post(TODOS, {"title": 1, "priority": 9, "completed": "no"})
    many = await ada.post(TODOS, {"title": "x"} | {f"f{n}": n for n in range(10_000)})

    assert {pointer for pointer, _ in mistakes_of(few)} == {"/title", "/priority", "/completed"}
    assert few.json()["detail"] == "3 values are not valid."
    assert len(mistakes_of(many)) == 20
    assert len(many.content) < 5_000


async def test_a_long_name_of_a_field_is_cut(ada: Api, todo: dict[str, object]) -> None:
    answer = await ada.post(TODOS, {"title": "x", "y" * 10_000: 1})

    ((pointer, _),) = mistakes_of(answer)
    assert len(pointer) <= 120


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "application/jsonp",
        "application/vnd.api+json",
        "text/json",
        "",
        "json",
    ],
)
async def test_another_type_of_body_is_not_read(
    ada: Api, todo: dict[str, object], content_type: str
) -> None:
    for method, path in (("POST", TODOS), ("PATCH", f"{TODOS}/{todo['id']}")):
        answer = await ada.request(
            method, path, body={"title": "x"}, headers={"Content-Type": content_type}
        )
        problem_of(answer, 415, "unsupported_media_type")


async def test_a_merge_patch_creates_nothing(ada: Api, todo: dict[str, object]) -> None:
    answer = await ada.post(TODOS, {"title": "x"}, content_type="application/merge-patch+json")

    problem_of(answer, 415, "unsupported_media_type")


async def test_the_type_may_have_parameters_and_capitals(ada: Api) -> None:
    answer = await ada.post(TODOS, {"title": "x"}, content_type="Application/JSON; charset=utf-8")

    assert answer.status_code == 201


async def test_a_body_of_10_megabytes_is_refused(ada: Api, todo: dict[str, object]) -> None:
    content = b'{"title": "' + b"x" * 10_000_000 + b'"}'

    for method, path in (("POST", TODOS), ("PATCH", f"{TODOS}/{todo['id']}")):
        problem_of(await ada.request(method, path, content=content), 413, "content_too_large")


async def test_a_body_in_chunks_is_counted_as_it_comes(ada: Api, todo: dict[str, object]) -> None:
    async def chunks() -> AsyncGenerator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    assert ada.person is not None
    answer = await ada.http.post(
        TODOS,
        content=chunks(),
        headers=ada.person.headers | {"Content-Type": "application/json"},
    )

    problem_of(answer, 413, "content_too_large")


@pytest.mark.parametrize("length", ["-1", "1e3", "abc", "1, 2", "+5"])
async def test_a_length_that_is_no_number_is_refused(
    ada: Api, todo: dict[str, object], length: str
) -> None:
    answer = await ada.request(
        "POST", TODOS, body={"title": "x"}, headers={"Content-Length": length}
    )

    problem_of(answer, 400, "bad_request")


NAMES: dict[str, tuple[Fields, str]] = {
    "no name": ({}, "/name"),
    "name is null": ({"name": None}, "/name"),
    "name is empty": ({"name": ""}, "/name"),
    "name is blank": ({"name": "  "}, "/name"),
    "name is too long": ({"name": "x" * 121}, "/name"),
    "name holds NUL": ({"name": "\x00"}, "/name"),
    "name holds a lone surrogate": ({"name": "\ud800"}, "/name"),
    "color is unknown": ({"name": "x", "color": "mauve"}, "/color"),
    "color is a number": ({"name": "x", "color": 1}, "/color"),
    "position ends in zero": ({"name": "x", "position": "0"}, "/position"),
    "an unknown field": ({"name": "x", "owner": "me"}, "/owner"),
    "an owner": ({"name": "x", "user_id": str(uuid4())}, "/user_id"),
}


@pytest.mark.parametrize("path", [LISTS, LABELS])
@pytest.mark.parametrize("name", NAMES)
async def test_lists_and_labels_are_as_strict(ada: Api, path: str, name: str) -> None:
    fields, pointer = NAMES[name]
    row = (await ada.post(path, {"name": "Untouched"})).json()

    answers = [await ada.post(path, fields)]
    if fields:
        answers.append(await ada.patch(f"{path}/{row['id']}", fields))

    for answer in answers:
        assert {where for where, _ in mistakes_of(answer)} == {pointer}
    assert (await ada.get(path)).json()["data"] == [row]

"""Everything a person has leaves as a file, in parts, and for nobody else."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, get_args
from uuid import uuid4

import pytest
from fastapi import FastAPI

from backend.core.runtime import Runtime
from backend.core.services.exports import export_service, slots
from backend.core.services.exports.export_service import ExportService
from backend.errors import InvalidTokenError
from backend.schemas.auth import Caller
from backend.schemas.export import Backup, ExportFormat
from tests.backend.support.api import (
    EXPORTS,
    LABELS,
    LISTS,
    ME,
    TODOS,
    Api,
    mistakes_of,
    problem_of,
)
from tests.backend.support.asgi import Exchange
from tests.backend.support.household import exported, household
from tests.backend.support.people import Registry
from tests.backend.support.readers import read_csv, read_markdown, read_todo_txt

EACH = pytest.mark.parametrize("form", get_args(ExportFormat))


@pytest.mark.parametrize(
    ("form", "media_type", "extension"),
    [
        ("json", "application/json", "json"),
        ("csv", "text/csv; charset=utf-8; header=present", "csv"),
        ("todotxt", "text/plain; charset=utf-8", "txt"),
        ("md", "text/markdown; charset=utf-8", "md"),
        ("ics", "text/calendar; charset=utf-8; component=VTODO", "ics"),
    ],
)
async def test_it_is_a_file_to_be_kept(
    ada: Api, form: str, media_type: str, extension: str
) -> None:
    answer = await ada.get(EXPORTS, format=form)

    today = datetime.now(tz=UTC).date()
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="daymark-{today}.{extension}"'
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_its_name_has_the_date_where_the_person_is(ada: Api) -> None:
    names = set()
    for time_zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        await ada.patch(ME, {"time_zone": time_zone})
        answer = await ada.get(EXPORTS, format="csv")
        names.add(answer.headers["content-disposition"])

    assert len(names) == 2, "25 hours lie between the two"


@pytest.mark.parametrize(
    ("query", "mistake"),
    [
        ({}, ("?format", "required")),
        ({"format": "xml"}, ("?format", "not_allowed")),
        ({"format": "JSON"}, ("?format", "not_allowed")),
        ({"format": "json", "since": "1"}, ("?since", "unknown_field")),
    ],
)
async def test_a_form_that_is_none_is_refused(
    ada: Api, query: dict[str, str], mistake: tuple[str, str]
) -> None:
    assert mistakes_of(await ada.get(EXPORTS, **query)) == {mistake}


@EACH
async def test_it_is_for_the_person_alone(ada: Api, ben: Api, nobody: Api, form: str) -> None:
    todo_list, label = await ada.add_list("Canary"), await ada.add_label("Canary")
    await ada.add_todo("Canary", list_id=todo_list["id"], label_ids=[label["id"]], notes="Canary")

    problem_of(await nobody.get(EXPORTS, format=form), 401, "unauthenticated")
    assert b"Canary" not in await exported(ben, form)
    assert b"Canary" in await exported(ada, form)


async def test_json_has_every_field_of_everything(ada: Api) -> None:
    await household(ada)

    backup = json.loads(await exported(ada, "json"))

    assert (backup["format"], backup["version"]) == ("daymark-backup", 1)
    assert abs(datetime.now(tz=UTC) - datetime.fromisoformat(backup["exported_at"])).seconds < 60
    assert backup["settings"] == {
        "time_zone": "Europe/Berlin",
        "week_start": "monday",
        "date_order": "ymd",
        "theme": "system",
    }
    assert backup["lists"] == (await ada.get(LISTS)).json()["data"]
    assert backup["labels"] == (await ada.get(LABELS)).json()["data"]
    todos = {todo["id"]: todo for todo in await ada.todos()}
    assert {todo["id"]: todo for todo in backup["todos"]} == todos
    Backup.model_validate_json(json.dumps(backup))


async def test_json_can_be_read_from_front_to_back(ada: Api) -> None:
    """Whatever a todo refers to has come before it."""
    await household(ada)

    backup = json.loads(await exported(ada, "json"))

    known = {None, *(row["id"] for row in backup["lists"] + backup["labels"])}
    for todo in backup["todos"]:
        assert {todo["list_id"], todo["parent_id"], *todo["label_ids"]} <= known
        known.add(todo["id"])


@EACH
async def test_long_notes_come_whole(ada: Api, form: str) -> None:
    notes = "Ä" * 99_990 + "end of it"
    await ada.add_todo("long", notes=notes)

    content = (await exported(ada, form)).replace(b"\r\n ", b"").decode()

    assert (notes in content) == (form != "todotxt")


async def many_todos(api: Api, count: int, **fields: object) -> None:
    for start in range(0, count, 500):
        creations = [
            {"op": "todo.create", "todo": {"title": f"Number {number}"} | fields}
            for number in range(start, start + 500)
        ]
        await api.done(*creations)


Count = Callable[[bytes], int]
COUNTS: dict[str, Count] = {
    "json": lambda content: len(json.loads(content)["todos"]),
    "csv": lambda content: len(read_csv(content)),
    "todotxt": lambda content: len(read_todo_txt(content)),
    "md": lambda content: len(read_markdown(content)["Inbox"]),
    "ics": lambda content: content.count(b"BEGIN:VTODO"),
}


async def test_five_thousand_todos_come_in_parts(
    ada: Api, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    await many_todos(ada, 5_000, notes="Ask for the keys, and when the crane is free.")
    database = runtime_of(app).database
    fetch: Callable[..., Awaitable[Any]] = database.fetch_one
    read: list[int] = []

    async def watched(*arguments: Any, **parameters: Any) -> Any:  # noqa: ANN401 - as it came
        read.append(len(parameters.get("ids", ())))
        return await fetch(*arguments, **parameters)

    monkeypatch.setattr(database, "fetch_one", watched)
    for form, count in COUNTS.items():
        read.clear()
        assert count(await exported(ada, form)) == 5_000
        assert (sum(read), max(read)) == (5_000, export_service.MAX_TODOS)


def runtime_of(app: FastAPI) -> Runtime:
    runtime: Runtime = app.state.runtime
    return runtime


async def begun(api: Api, app: FastAPI, form: ExportFormat = "json") -> AsyncGenerator[bytes]:
    """An export whose head was sent, and whose todos were not read yet."""
    assert api.person is not None
    caller = Caller(api.person.user_id, api.person.session_id)
    runtime = runtime_of(app)
    export = await ExportService(runtime.database, caller, runtime.exports).begin(form)
    await anext(export.parts)
    return export.parts


async def rest_of(parts: AsyncGenerator[bytes]) -> list[bytes]:
    return [part async for part in parts]


async def test_todos_with_long_notes_come_in_smaller_parts(ada: Api, app: FastAPI) -> None:
    for _ in range(12):
        await ada.add_todo(notes="x" * 100_000)

    parts = await rest_of(await begun(ada, app))

    assert max(map(len, parts)) < export_service.MAX_BYTES + 10_000
    assert sum(map(len, parts)) > 1_200_000


@pytest.mark.parametrize("form", get_args(ExportFormat))
async def test_what_is_deleted_meanwhile_is_left_out(
    ada: Api, app: FastAPI, form: ExportFormat
) -> None:
    todos = [await ada.add_todo(title) for title in ("kept", "deleted", "deleted")]
    parts = await begun(ada, app, form)
    for todo in todos[1:]:
        await ada.delete(f"{TODOS}/{todo['id']}")
    late = await ada.add_label("late")
    await ada.patch(f"{TODOS}/{todos[0]['id']}", {"label_ids": [late["id"]]})

    text = b"".join(await rest_of(parts)).decode()

    assert ("kept" in text, "deleted" in text, "late" in text) == (True, False, False)
    if form == "json":
        assert len(json.loads(f'{{"todos":[{text}')["todos"]) == 1


async def test_it_ends_with_the_session(ada: Api, app: FastAPI, people: Registry) -> None:
    await ada.add_todo()
    parts = await begun(ada, app)
    assert ada.person is not None
    await people.end_session(ada.person)

    with pytest.raises(InvalidTokenError):
        await rest_of(parts)


async def test_somebody_who_reads_slowly_holds_a_place_and_nothing_else(
    ada: Api, ben: Api, app: FastAPI
) -> None:
    await ada.add_todo()
    slow = [await begun(ada, app) for _ in range(slots.MAX_EXPORTS_OF_ONE_USER)]

    problem_of(await ada.get(EXPORTS, format="csv"), 503, "overloaded")
    assert (await ben.get(EXPORTS, format="csv")).status_code == 200
    await slow[0].aclose()
    assert (await ada.get(EXPORTS, format="csv")).status_code == 200
    await rest_of(slow[1])
    assert runtime_of(app).exports.count == 0


async def test_there_are_only_so_many_places(
    ada: Api, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "MAX_EXPORTS", 1)
    with runtime_of(app).exports.taken_by(uuid4()):
        problem_of(await ada.get(EXPORTS, format="csv"), 503, "overloaded")

    assert (await ada.get(EXPORTS, format="csv")).status_code == 200


async def test_a_download_is_no_work_in_flight(ada: Api, app: FastAPI, nobody: Api) -> None:
    assert ada.person is not None
    exchange = Exchange(app, path=EXPORTS, query="format=csv", headers=ada.person.headers)
    async with exchange:
        status, headers = await exchange.begin()
        figures = (await nobody.get("/api/metrics")).text

    assert (status, "content-length" in headers) == (200, False)
    assert "daymark_in_flight 0.0" in figures

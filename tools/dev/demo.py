"""`./dev demo`: one account of the running instance, filled through the real API."""

import datetime as dt
import json
import secrets
import uuid
from collections.abc import Iterator, Mapping, Sequence

import httpx

from tools.dev.demo_sample import LABELS, LISTS, TODOS, Todo
from tools.dev.errors import SetupError, StepFailedError
from tools.dev.output import succeed, write
from tools.dev.private_file import write_private
from tools.dev.settings import Settings
from tools.dev.up import refuse_arguments

EMAIL = "demo@example.com"
NAME = "Ada Lindqvist"
_API = "/api/v1"


def run(arguments: Sequence[str]) -> None:
    """Signs up once, adds the sample once, and always prints how to sign in."""
    refuse_arguments(arguments)
    settings = Settings.read()
    password = _password(settings)
    with httpx.Client(base_url=settings.app_url, timeout=20.0, trust_env=False) as client:
        try:
            added = fill(client, password)
        except httpx.TransportError as error:
            message = f"{settings.app_url} does not answer: start it with ./dev up, then again."
            raise SetupError(message) from error
    succeed(f"{added} todos added" if added else "the sample was already there")
    write(f"  Page      {settings.app_url}/login")
    write(f"  Email     {EMAIL}")
    write(f"  Password  {password}")


def _password(settings: Settings) -> str:
    path = settings.data_dir / "demo.json"
    if path.exists():
        kept: dict[str, str] = json.loads(path.read_text())
        return kept["password"]
    password = "-".join(secrets.token_hex(3) for _ in range(4))
    write_private(path, json.dumps({"email": EMAIL, "password": password}) + "\n")
    return password


def fill(client: httpx.Client, password: str) -> int:
    """Signs up or in as `EMAIL`, adds the sample where nothing is yet; how many todos it added."""
    client.headers["authorization"] = f"Bearer {_jwt(client, password)}"
    present = _checked(client.get(f"{_API}/todos", params={"limit": 1, "completed": "any"}))
    if present.json()["data"]:
        return 0
    names = _collections(client, "lists", LISTS) | _collections(client, "labels", LABELS)
    rows = list(_rows(TODOS, names, parent=None))
    operations: list[dict[str, object]] = [{"op": "create", "todo": row} for row in rows]
    _checked(client.post(f"{_API}/todos/batch", json={"operations": operations}))
    return len(rows)


def _collections(client: httpx.Client, kind: str, wanted: Mapping[str, str]) -> dict[str, str]:
    """The ids of these lists or labels, which are made where they are missing."""
    ids = {row["name"]: row["id"] for row in _checked(client.get(f"{_API}/{kind}")).json()["data"]}
    for name, color in wanted.items():
        if name not in ids:
            made = _checked(client.post(f"{_API}/{kind}", json={"name": name, "color": color}))
            ids[name] = made.json()["id"]
    return ids


def _rows(
    todos: Sequence[Todo], names: Mapping[str, str], parent: Mapping[str, object] | None
) -> Iterator[dict[str, object]]:
    """A parent before its parts, and what is to be seen first last."""
    today = dt.datetime.now(tz=dt.UTC).date()
    for todo in reversed(todos):
        due = None if todo.days is None else (today + dt.timedelta(days=todo.days)).isoformat()
        row: dict[str, object] = {
            "id": str(uuid.uuid4()),
            "title": todo.title,
            "notes": todo.notes,
            "priority": todo.priority,
            "completed": todo.done,
            "due_date": due,
            "due_time": todo.at,
            "label_ids": [names[label] for label in todo.labels],
            "list_id": parent["list_id"] if parent else names.get(todo.todo_list or ""),
            "parent_id": parent["id"] if parent else None,
        }
        yield row
        yield from _rows(todo.parts, names, row)


def _jwt(client: httpx.Client, password: str) -> str:
    credentials = {"email": EMAIL, "password": password}
    answer = client.post("/api/auth/sign-up/email", json={"name": NAME, **credentials})
    if answer.is_client_error:
        answer = client.post("/api/auth/sign-in/email", json=credentials)
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        message = f"{EMAIL} exists here with another password: delete that account first."
        raise SetupError(message)
    session = _checked(answer).json()["token"]
    token = client.get("/api/auth/token", headers={"authorization": f"Bearer {session}"})
    jwt: str = _checked(token).json()["token"]
    return jwt


def _checked(answer: httpx.Response) -> httpx.Response:
    if not answer.is_success:
        message = f"{answer.request.url.path} answered {answer.status_code}: {answer.text[:200]}"
        raise StepFailedError(message)
    return answer

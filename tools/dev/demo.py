"""`./dev demo`: one account of the running instance, filled through the real API."""

import datetime as dt
import json
import secrets
from collections.abc import Iterator, Sequence

import httpx

from tools.dev.errors import SetupError, StepFailedError
from tools.dev.output import succeed, write
from tools.dev.postgres_files import write_private
from tools.dev.settings import Settings
from tools.dev.up import refuse_arguments

EMAIL = "demo@example.com"
NAME = "Ada Lindqvist"
_TODOS = "/api/v1/todos"
# Title, notes, days from today (None: no date), priority, whether it is done. The last is on top.
_SAMPLE: tuple[tuple[str, str, int | None, int, bool], ...] = (
    ("Book the ferry for midsummer", "Early boat if the **car deck** is not full.", 24, 3, False),
    ("Send the invoice for October", "", -2, 1, True),
    ("Water the balcony", "", 0, 4, True),
    ("Call the dentist", "They open at eight.", 1, 2, False),
    ("Read chapter four", "", None, 4, False),
    ("Renew the passport", "Photos are in the top drawer.\n\n- form\n- old passport", 9, 1, False),
    ("Bring back the library books", "", -1, 2, False),
    ("Plan the birthday dinner", "Eight people. Lena eats no fish.", 5, 3, False),
    ("Fix the hinge of the kitchen door", "", None, 4, False),
    ("Buy oat milk and coffee", "", 0, 3, False),
)


def run(arguments: Sequence[str]) -> None:
    """Signs up once, adds the sample once, and always prints how to sign in."""
    refuse_arguments(arguments)
    settings = Settings.read()
    password = _password(settings)
    with httpx.Client(base_url=settings.app_url, timeout=20.0, trust_env=False) as client:
        try:
            added = _fill(client, password)
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


def _fill(client: httpx.Client, password: str) -> int:
    client.headers["authorization"] = f"Bearer {_jwt(client, password)}"
    present = _checked(client.get(_TODOS, params={"limit": 1, "completed": "any"}))
    if present.json()["data"]:
        return 0
    for todo in _todos():
        _checked(client.post(_TODOS, json=todo))
    return len(_SAMPLE)


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


def _todos() -> Iterator[dict[str, object]]:
    today = dt.datetime.now(tz=dt.UTC).date()
    for title, notes, days, priority, is_done in _SAMPLE:
        due = None if days is None else (today + dt.timedelta(days=days)).isoformat()
        todo: dict[str, object] = {"title": title, "notes": notes, "priority": priority}
        yield {**todo, "due_date": due, "completed": is_done}


def _checked(answer: httpx.Response) -> httpx.Response:
    if not answer.is_success:
        message = f"{answer.request.url.path} answered {answer.status_code}: {answer.text[:200]}"
        raise StepFailedError(message)
    return answer

"""The log says what happened, one event per line, and never a secret."""

import json
import logging
import sys
from collections.abc import Generator

import pytest
import structlog

from backend.logging import configure_logging, fingerprint, redact

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"
SESSION_IN_FULL = "Zk3vYq9WsT1uXe7rBnA0cLd5mGhJ2oPi.8Hq1%2Fr0bTQyLZP3Zk9p2VQ%3D"


class Log:
    """What was written to standard error so far."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self._captured = captured
        self._text = ""

    @property
    def text(self) -> str:
        self._text += self._captured.readouterr().err
        return self._text

    @property
    def events(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> Generator[Log]:
    handlers, level = list(logging.root.handlers), logging.root.level
    logging.root.handlers.clear()
    yield Log(capsys)
    configure_logging("json", "INFO")
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def test_an_event_is_one_json_object(log: Log) -> None:
    configure_logging("json", "INFO")

    structlog.get_logger("x").info("auth.forwarded", path="/api/auth/token", status=200)

    (event,) = log.events
    assert event.pop("timestamp")
    assert event == {
        "event": "auth.forwarded",
        "level": "info",
        "path": "/api/auth/token",
        "status": 200,
    }


def test_a_request_id_is_on_every_line(log: Log) -> None:
    configure_logging("json", "INFO")
    structlog.contextvars.bind_contextvars(request_id="trace-01")

    structlog.get_logger("x").warning("ours")
    logging.getLogger("uvicorn.error").warning("theirs")

    structlog.contextvars.clear_contextvars()
    assert [event["request_id"] for event in log.events] == ["trace-01", "trace-01"]


def test_what_is_not_important_enough_is_left_out(log: Log) -> None:
    configure_logging("json", "WARNING")

    structlog.get_logger("x").info("too quiet")
    logging.getLogger("asyncio").info("too quiet")

    assert log.text == ""


@pytest.mark.parametrize("form", ["console", "json"])
def test_nobody_writes_a_line_of_their_own(log: Log, form: str) -> None:
    configure_logging("console" if form == "console" else "json", "INFO")

    structlog.get_logger("x").info("event", path="/a\r\nlevel=critical event=forged\x1b[31m\u2028")

    assert log.text.count("\n") == 1
    for character in "\r\x1b\u2028":
        assert character not in log.text


def test_without_a_terminal_the_form_is_json(log: Log) -> None:
    configure_logging(None, "INFO")

    structlog.get_logger("x").info("event")

    assert log.events[-1]["event"] == "event"


def test_on_a_terminal_it_is_for_people(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    configure_logging(None, "INFO")

    structlog.get_logger("x").info("event", status=200)

    assert not log.text.startswith("{")
    assert "status=200" in log.text


def test_a_crash_has_its_traceback_on_the_same_line(log: Log) -> None:
    configure_logging("json", "INFO")
    try:
        json.loads("{")
    except json.JSONDecodeError:
        structlog.get_logger("x").exception("request.crashed")

    assert "JSONDecodeError" in str(log.events[-1]["exception"])
    assert log.text.count("\n") == 1


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "new_password",
        "token",
        "session_token",
        "access_token",
        "Authorization",
        "set-cookie",
        "cookie",
        "jwt_secrets",
        "client_secret",
        "database_url",
        "dsn",
    ],
)
def test_a_field_with_the_name_of_a_secret_is_hidden(name: str) -> None:
    assert redact(None, "info", {name: "x", "event": "e"}) == {name: "[hidden]", "event": "e"}


@pytest.mark.parametrize(
    "text",
    [
        f"Bearer {JWT}",
        f"token {JWT}, again {JWT}",
        JWT.rpartition(".")[0],
        f"/api/v1/todos?access={JWT}",
        "postgresql://api:Qm7vZr2pXk9w@127.0.0.1/daymark",
        f"daymark.session_token={SESSION_IN_FULL}",
    ],
)
def test_a_secret_in_any_text_is_hidden(text: str) -> None:
    shown = str(redact(None, "info", {"event": text, "cause": text}))

    assert "[hidden]" in shown
    for secret in (JWT.split(".")[1], JWT.split(".")[2], "Qm7vZr2pXk9w", SESSION_IN_FULL):
        assert secret not in shown


def test_what_is_harmless_is_shown() -> None:
    event = {"event": "auth.token_refused", "token_reason": "expired", "status": 401, "x": None}

    assert redact(None, "warning", dict(event)) == event


def test_a_fingerprint_tells_apart_without_telling() -> None:
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")
    assert len(fingerprint("a")) == 12
    assert fingerprint("a") != "a" * 12

"""`python -m backend` as a process: how it starts, serves, and stops."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from threading import Event

import httpx
import pytest
import pytest_asyncio

from tests.backend.support.people import Person, Registry
from tests.backend.support.processes import python_environment
from tests.backend.support.tokens import AUDIENCE, ISSUER, Ring
from tests.databases import DatabaseUrls
from tools.dev.paths import ROOT
from tools.dev.ports import free_port

SECONDS = 30.0
_PAUSE = Event()


@dataclass(slots=True)
class Backend:
    """A process with exactly this environment."""

    environment: dict[str, str] = field(repr=False)
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "backend"],
            cwd=ROOT,
            env=python_environment() | self.environment,
            stderr=subprocess.PIPE,
            text=True,
        )

    @property
    def port(self) -> int:
        return int(self.environment["BACKEND_PORT"])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_until(self, path: str, status: int = 200) -> None:
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(self.url + path, trust_env=False).status_code == status:
                    return
            _PAUSE.wait(0.05)
        message = f"{path} did not answer {status}; the process says: {self.end()[1]}"
        raise AssertionError(message)

    def end(self, kind: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Asks it to stop; returns its exit status and what it wrote."""
        if self.process.poll() is None:
            self.process.send_signal(kind)
        try:
            _, written = self.process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, written


@pytest.fixture
def environment(database: DatabaseUrls, ring: Ring) -> dict[str, str]:
    return {
        "APP_URL": ISSUER,
        "BACKEND_PORT": str(free_port()),
        "DATABASE_URL": database.api,
        "JWT_SECRETS": ring.setting,
        "JWT_AUDIENCE": AUDIENCE,
        "LOG_FORMAT": "json",
    }


@pytest.fixture
def backend(environment: dict[str, str]) -> Generator[Backend]:
    """A process that is ready."""
    started = Backend(environment)
    try:
        started.wait_until("/api/health/ready")
        yield started
    finally:
        started.end()


@pytest_asyncio.fixture(loop_scope="session")
async def person(people: Registry) -> Person:
    return await people.new_person()


def test_it_serves_until_it_is_asked_to_stop(backend: Backend, person: Person) -> None:
    with httpx.Client(base_url=backend.url, headers=person.headers, trust_env=False) as client:
        assert client.post("/api/v1/todos", json={"title": "x"}).status_code == 201
        answer = client.get("/api/v1/me")
    assert answer.status_code == 200
    assert "server" not in answer.headers

    started_at = time.monotonic()
    status, written = backend.end()

    assert status == 0
    assert time.monotonic() - started_at < 10
    events = [json.loads(line) for line in written.splitlines()]
    assert "events.listening" in {event["event"] for event in events}
    assert person.token not in written


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_open_streams_are_ended_when_it_stops(
    backend: Backend, person: Person, kind: signal.Signals
) -> None:
    with (
        httpx.Client(base_url=backend.url, headers=person.headers, trust_env=False) as client,
        client.stream("GET", "/api/v1/events") as stream,
    ):
        lines = stream.iter_lines()
        assert next(lines) == "retry: 2000"
        started_at = time.monotonic()
        os.kill(backend.process.pid, kind)

        assert "event: change" in list(lines)
    assert backend.end(kind)[0] == 0
    assert time.monotonic() - started_at < 10


def test_a_head_that_never_ends_is_given_up(backend: Backend) -> None:
    with socket.create_connection(("127.0.0.1", backend.port), timeout=SECONDS) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
        answer = b""
        with contextlib.suppress(ConnectionError):
            for _ in range(20):
                connection.sendall(b"x" * 10_000)
                _PAUSE.wait(0.01)
        with contextlib.suppress(ConnectionError):
            while part := connection.recv(4096):
                answer += part

    assert answer.startswith(b"HTTP/1.1 400") or answer == b""
    assert httpx.get(backend.url + "/api/health/live", trust_env=False).status_code == 200


@pytest.mark.parametrize("path", ["/api/health/live", "/api/health/ready"])
def test_monitors_may_ask_for_the_head_alone(backend: Backend, path: str) -> None:
    with httpx.Client(base_url=backend.url, trust_env=False) as client:
        answer = client.head(path)
        whole = client.get(path)

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == whole.headers["content-length"]


def test_requests_on_one_connection_each_have_their_own_head(backend: Backend) -> None:
    """What is counted against the limit starts anew with each of them."""
    padding = {"X-Padding": "x" * 20_000}
    with httpx.Client(base_url=backend.url, trust_env=False) as client:
        for _ in range(5):
            answer = client.get("/api/health/live", headers=padding)
            assert answer.status_code == 200


def refusal(environment: dict[str, str]) -> str:
    """The one sentence with which it refuses to start, with status 2."""
    backend = Backend(environment)
    _, written = backend.process.communicate(timeout=SECONDS)
    assert backend.process.returncode == 2, written
    assert written.count("\n") == 1, written
    return written


def test_a_wrong_setting_is_one_sentence_and_status_2(environment: dict[str, str]) -> None:
    secret = "your-secret-key-here-min-32-chars"

    sentence = refusal(environment | {"JWT_SECRETS": f"k1:{secret}"})

    assert sentence.startswith("JWT_SECRETS ")
    assert secret not in sentence


def test_a_busy_port_is_one_sentence_and_status_2(environment: dict[str, str]) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])

        sentence = refusal(environment | {"BACKEND_PORT": port})

    assert sentence.startswith(f"BACKEND_PORT {port} cannot be used")


def test_a_role_that_row_level_security_does_not_bind_is_refused(
    environment: dict[str, str], database: DatabaseUrls
) -> None:
    sentence = refusal(environment | {"DATABASE_URL": database.superuser})

    assert sentence.startswith("DATABASE_URL names a role that row-level security does not bind")


def test_without_its_database_it_starts_and_waits(environment: dict[str, str]) -> None:
    nowhere = f"postgresql://api:Qm7vZr2pXk9w@127.0.0.1:{free_port()}/daymark"
    backend = Backend(environment | {"DATABASE_URL": nowhere})
    try:
        backend.wait_until("/api/health/live")
        backend.wait_until("/api/health/ready", 503)
    finally:
        status, written = backend.end()

    assert status == 0
    assert "Qm7vZr2pXk9w" not in written
    assert "events.listener_lost" in written

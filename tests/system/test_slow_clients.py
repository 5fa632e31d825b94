"""Clients that take their time get some, and then lose their place; nobody else notices."""

import contextlib
import itertools
import json
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.system.door import Door, open_door
from tests.system.waiting import wait_for
from tools.dev.paths import CADDYFILE, VENV_BIN

# The limits of the real file, and how long it takes to meet them here.
QUICK = {
    "read_header 10s": "read_header 1s",
    "read_body 30s": "read_body 2s",
    "write_idle 10s": "write_idle 1s",
    "/healthz 256 2s": "/healthz 2 300ms",
    "/api/health/live 16 500ms": "/api/health/live 1 300ms",
    "/api/health/live 32 500ms": "/api/health/live 2 300ms",
}
PATHS = ("/api/v1/todos", "/api/auth/sign-in/email", "/todos")
# A body of which a part has arrived: a short one, one too long to be kept until all of it is
# here, and one that does not say how long it is.
SHORT = b"Content-Length: 1000\r\n\r\nx"
LONG = b"Content-Length: 100000\r\n\r\n" + b"x" * 70_000
UNMEASURED = b"Transfer-Encoding: chunked\r\n\r\n12000\r\n" + b"x" * 70_000
NANOSECONDS = 1_000_000_000


def _head(path: str) -> bytes:
    lines = (f"POST {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json", "")
    return "\r\n".join(lines).encode()


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with open_door(tmp_path_factory.mktemp("quick"), changes=QUICK) as door:
        yield door


@pytest.fixture
def connect(quick: Door) -> Iterator[Callable[[], socket.socket]]:
    with contextlib.ExitStack() as opened:

        def one() -> socket.socket:
            connection = socket.create_connection(("127.0.0.1", quick.port), timeout=20)
            return opened.enter_context(connection)

        yield one


def _drip_until_closed(connection: socket.socket, drop: bytes) -> bytes:
    """Sends a little again and again; returns what came back before the end."""
    connection.settimeout(0.1)
    answer = b""

    def is_closed() -> bool:
        nonlocal answer
        try:
            connection.sendall(drop)
            part = connection.recv(4096)
        except TimeoutError:
            return False
        except ConnectionError:
            return True
        answer += part
        return part == b""

    wait_for(is_closed, "the connection is closed")
    return answer


def test_a_head_that_drips_is_given_up(quick: Door, connect: Callable[[], socket.socket]) -> None:
    connection = connect()
    connection.sendall(_head("/api/v1/todos"))

    _drip_until_closed(connection, b"X-Slow: yes\r\n")

    assert quick.received() == []


def test_a_connection_that_says_nothing_is_given_up(
    connect: Callable[[], socket.socket],
) -> None:
    assert connect().recv(1) == b""


@pytest.mark.parametrize(
    ("path", "begun"),
    [*((path, SHORT) for path in PATHS), ("/api/v1/todos", LONG), ("/api/v1/todos", UNMEASURED)],
)
def test_a_body_that_drips_is_given_up(
    path: str, begun: bytes, quick: Door, connect: Callable[[], socket.socket]
) -> None:
    connection = connect()
    connection.sendall(_head(path) + begun)

    head, _, problem = _drip_until_closed(connection, b"x").partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 408 "), head
    assert b"\r\nContent-Type: application/problem+json\r\n" in head
    assert json.loads(problem)["status"] == 408
    assert quick.received() == []


def test_an_answer_that_nobody_takes_is_given_up(
    quick: Door, connect: Callable[[], socket.socket]
) -> None:
    connection = connect()
    connection.sendall(b"GET /api/v1/large HTTP/1.1\r\nHost: localhost\r\n\r\n")
    wait_for(quick.services[2].is_let_go.is_set, "the service is let go")

    taken = 0
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(1_000_000):
            taken += len(part)

    assert taken < 50_000_000
    quick.received()


def test_hundreds_of_slow_connections_disturb_nobody(
    quick: Door, connect: Callable[[], socket.socket]
) -> None:
    for path, begun in itertools.product(PATHS, (b"", SHORT)):
        for _ in range(50):
            connect().sendall(_head(path) + begun)

    for path in ("/api/v1/todos", "/api/auth/get-session", "/todos") * 7:
        assert quick.ask("GET", path).status == 200, path
    quick.received()


def test_long_bodies_that_drip_leave_room_for_everything_else(
    quick: Door, connect: Callable[[], socket.socket]
) -> None:
    for begun in (LONG, UNMEASURED) * 5:
        connect().sendall(_head("/api/v1/todos") + begun)

    long = b"x" * 100_000
    wait_for(
        lambda: quick.ask("POST", "/api/v1/todos", body=long).status == 503,
        "the places of long bodies are taken",
    )
    for method, body in (("GET", b""), ("POST", b"x" * 60_000)) * 5:
        assert quick.ask(method, "/api/v1/todos", body=body).status == 200
    quick.received()


def test_beyond_what_a_service_can_do_requests_are_refused_and_streams_go_on(quick: Door) -> None:
    service = quick.services[2]
    service.go_on.clear()
    busy = [threading.Thread(target=quick.ask, args=("GET", "/api/v1/slow")) for _ in range(2)]
    for thread in busy:
        thread.start()
    # What an earlier test has begun may still arrive.
    wait_for(
        lambda: [seen.path for seen in service.seen].count("/api/v1/slow") == 2,
        "the service is busy",
    )

    refused = quick.ask("GET", "/api/v1/todos")
    stream = socket.create_connection(("127.0.0.1", quick.port), timeout=20)
    stream.sendall(b"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    first = stream.recv(4096)
    other = quick.ask("GET", "/api/auth/get-session")
    service.go_on.set()
    for thread in busy:
        thread.join()
    stream.close()

    refused.assert_problem(503)
    assert int(refused.headers["retry-after"]) > 0
    assert first.startswith(b"HTTP/1.1 200")
    assert other.status == 200
    assert quick.ask("GET", "/api/v1/todos").status == 200
    quick.received()


def test_the_limits_are_those_that_are_documented() -> None:
    caddy = [str(VENV_BIN / "caddy"), "adapt", "--adapter", "caddyfile"]
    command = [*caddy, "--config", str(CADDYFILE)]
    adapted = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - no shell

    (server,) = json.loads(adapted.stdout)["apps"]["http"]["servers"].values()

    assert server["max_header_bytes"] == 32_000
    limits = ("read_header_timeout", "read_timeout", "write_idle_timeout", "idle_timeout")
    assert [server[name] / NANOSECONDS for name in limits] == [10, 30, 10, 120]

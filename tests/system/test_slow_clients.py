"""Clients that take their time get some, and then lose their place; nobody else notices."""

import contextlib
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
    "/api/health/live 32 500ms": "/api/health/live 2 300ms",
}
HEAD = "POST /api/v1/todos HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
NANOSECONDS = 1_000_000_000


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
    connection.sendall(HEAD.encode())

    _drip_until_closed(connection, b"X-Slow: yes\r\n")

    assert quick.received() == []


def test_a_connection_that_says_nothing_is_given_up(
    connect: Callable[[], socket.socket],
) -> None:
    assert connect().recv(1) == b""


def test_a_body_that_drips_is_given_up(quick: Door, connect: Callable[[], socket.socket]) -> None:
    connection = connect()
    connection.sendall(f"{HEAD}Content-Length: 1000\r\n\r\n".encode())

    answer = _drip_until_closed(connection, b"x")

    assert not answer.startswith(b"HTTP/1.1 2"), answer
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
    for turn in range(300):
        begun = HEAD if turn % 2 else f"{HEAD}Content-Length: 1000\r\n\r\nx"
        connect().sendall(begun.encode())

    for _ in range(20):
        assert quick.ask("GET", "/todos").status == 200
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

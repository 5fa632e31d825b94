"""What the front door bounds, answers for dead services, streams and serves by itself."""

import http.client

import pytest

from tests.system.door import STATIC_FILE, STATIC_TEXT, Door

KILOBYTE = 1024
JSON = ("content-type", "application/json")


LIMITS = pytest.mark.parametrize(
    ("path", "limit"),
    [("/api/auth/sign-in/email", 64 * KILOBYTE), ("/api/v1/todos", 1024 * KILOBYTE)],
)


@LIMITS
def test_a_body_of_exactly_the_limit_passes(path: str, limit: int, door: Door) -> None:
    answer = door.ask("POST", path, [JSON], b"x" * limit)

    assert answer.status == 200
    assert [seen.body_length for seen in door.received()] == [limit]


@LIMITS
def test_one_byte_more_is_refused(path: str, limit: int, door: Door) -> None:
    answer = door.ask("POST", path, [JSON], b"x" * (limit + 1))

    answer.assert_problem(413)
    assert all(seen.body_length <= limit for seen in door.received())


@LIMITS
def test_a_body_without_a_length_is_limited_too(path: str, limit: int, door: Door) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=20)
    pieces = (b"x" * 8 * KILOBYTE for _ in range(limit // (8 * KILOBYTE) + 2))

    connection.request("POST", path, pieces, dict([JSON]), encode_chunked=True)
    answer = connection.getresponse()

    assert answer.status == 413
    assert answer.headers["content-type"].startswith("application/problem+json")
    connection.close()


@pytest.mark.parametrize("path", ["/api/auth/sign-in/email", "/api/v1/todos", "/todos"])
@pytest.mark.parametrize("pieces", [b"-1\r\nx\r\n", b"zz\r\nx\r\n", b"3\r\nabcdef\r\n"])
def test_a_body_in_broken_pieces_is_the_clients_mistake(
    pieces: bytes, path: str, door: Door
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=20)

    connection.putrequest("POST", path)
    for name, value in [JSON, ("transfer-encoding", "chunked")]:
        connection.putheader(name, value)
    connection.endheaders(pieces)
    answer = connection.getresponse()

    assert answer.status == 400
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert "retry-after" not in answer.headers
    connection.close()


def test_a_header_of_32_kilobytes_is_refused(door: Door) -> None:
    answer = door.ask("GET", "/api/v1/todos", [("X-Long", "x" * 40 * KILOBYTE)])

    assert answer.status == 431
    assert door.received() == []


@pytest.mark.parametrize("path", ["/api/auth/get-session", "/api/v1/todos"])
def test_a_dead_service_is_a_problem_that_says_when_to_come_back(path: str, dead_end: Door) -> None:
    for method in ("GET", "POST"):
        answer = dead_end.ask(method, path, [JSON], b"{}" if method == "POST" else b"")

        answer.assert_problem(503)
        assert int(answer.headers["retry-after"]) > 0
        assert answer.headers["cache-control"] == "no-store"


def test_a_dead_frontend_is_a_503_without_an_error_page_of_the_proxy(dead_end: Door) -> None:
    answer = dead_end.ask("GET", "/todos", [("accept", "text/html")])

    assert answer.status == 503
    assert int(answer.headers["retry-after"]) > 0


def test_an_event_is_passed_on_at_once(door: Door) -> None:
    """A front door that buffers would keep live updates back until the stream ends."""
    connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=20)
    connection.request("GET", "/api/v1/events", headers={"accept-encoding": "gzip"})

    answer = connection.getresponse()
    first = answer.readline()
    door.services[2].go_on.set()
    rest = answer.read()

    assert first == b"data: first\n"
    assert rest.endswith(b"data: second\n\n")
    connection.close()


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip", "gzip"), ("", None)])
def test_a_static_file_comes_from_the_door_itself_precompressed(
    accepted: str, encoding: str | None, door: Door
) -> None:
    answer = door.ask("GET", STATIC_FILE, [("accept-encoding", accepted)])

    assert answer.status == 200
    assert answer.headers.get("content-encoding") == encoding
    assert (len(answer.body) < len(STATIC_TEXT)) == (encoding is not None)
    assert "immutable" in answer.headers["cache-control"]
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert door.received() == []


def test_a_static_file_that_does_not_exist_is_not_found(door: Door) -> None:
    answer = door.ask("GET", "/_next/static/chunks/none.js")

    assert answer.status == 404 or door.received()
    assert "immutable" not in answer.headers.get("cache-control", "")

"""What stands before the routes: size, patience, load, and the last word on errors."""

import asyncio
import json

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.errors import AppError
from backend.middleware import body_limit
from backend.middleware.admission import Admission, InFlight
from backend.middleware.body_limit import BodyLimit
from backend.middleware.edge import Edge
from backend.middleware.metrics import Metrics
from tests.backend.support.asgi import Exchange

LENGTH = "Content-Length"


async def echo(_scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the body it got."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def wrapped(app: ASGIApp) -> Edge:
    return Edge(app, Metrics())


def limited(*, limit: int = 10, seconds: float = 10.0) -> Edge:
    return wrapped(BodyLimit(echo, limit=limit, seconds=seconds))


async def refusal(exchange: Exchange) -> tuple[int, str]:
    """Status and code of the answer."""
    status, headers = await exchange.begin()
    assert headers["content-type"] == "application/problem+json"
    return status, str(json.loads(await exchange.part())["code"])


@pytest.mark.parametrize("headers", [{LENGTH: "10"}, {"Transfer-Encoding": "chunked"}])
async def test_a_body_of_exactly_the_limit_is_handed_on_whole(headers: dict[str, str]) -> None:
    async with Exchange(limited(), "POST", headers=headers) as exchange:
        exchange.send(b"01234", more=True)
        exchange.send(b"56789")

        assert (await exchange.begin())[0] == 200
        assert await exchange.part() == "0123456789"


async def test_without_a_body_nothing_is_waited_for() -> None:
    for headers in ({}, {LENGTH: "0"}):
        async with Exchange(limited(), headers=headers) as exchange:
            exchange.send()
            assert (await exchange.begin())[0] == 200


@pytest.mark.parametrize(
    "headers", [{LENGTH: "11"}, {LENGTH: "9" * 400}, {"Transfer-Encoding": "chunked"}]
)
async def test_a_byte_more_is_refused_after_what_comes_was_taken(headers: dict[str, str]) -> None:
    """A client that is still sending does not read an answer."""
    async with Exchange(limited(), "POST", headers=headers) as exchange:
        exchange.send(b"0123456789", more=True)
        exchange.send(b"0", more=True)
        exchange.send(b"0")

        assert await refusal(exchange) == (413, "content_too_large")


async def test_a_client_that_asks_first_is_refused_before_it_sends() -> None:
    headers = {LENGTH: "11", "Expect": "100-continue"}
    async with Exchange(limited(), "POST", headers=headers) as exchange:
        assert await refusal(exchange) == (413, "content_too_large")


async def test_not_everything_is_taken_from_a_client_that_never_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(body_limit, "MAX_DRAINED_BYTES", 20)
    async with Exchange(limited(), "POST", headers={LENGTH: "99"}) as exchange:
        for _ in range(5):
            exchange.send(b"0123456789", more=True)

        assert await refusal(exchange) == (413, "content_too_large")


async def test_nor_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_limit, "DRAIN_SECONDS", 0.01)
    async with Exchange(limited(), "POST", headers={LENGTH: "99"}) as exchange:
        exchange.send(b"0", more=True)

        assert await refusal(exchange) == (413, "content_too_large")


async def test_a_body_that_drips_is_given_up() -> None:
    async with Exchange(limited(seconds=0.01), "POST", headers={LENGTH: "10"}) as exchange:
        exchange.send(b"0", more=True)

        status, headers = await exchange.begin()
        assert (status, headers["connection"]) == (408, "close")
        assert "request_timeout" in await exchange.part()


@pytest.mark.parametrize("length", ["x", "-1", "1.0", "", "1 1", "٣"])
async def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    async with Exchange(limited(), "POST", headers={LENGTH: length}) as exchange:
        assert await refusal(exchange) == (400, "bad_request")


@pytest.mark.parametrize("length", ["5", "99"])
async def test_a_client_that_goes_away_gets_no_answer(length: str) -> None:
    async with Exchange(limited(), "POST", headers={LENGTH: length}) as exchange:
        exchange.send(b"0", more=True)
        exchange.go_away()

        await exchange.end()
        assert not exchange.has_begun


class Gate:
    """An application that answers when it is told to."""

    def __init__(self, content_type: bytes = b"application/json") -> None:
        self.open = asyncio.Event()
        self.is_entered = asyncio.Event()
        self.entered = 0
        self._headers = [(b"content-type", content_type)]

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.entered += 1
        self.is_entered.set()
        if self._headers[0][1].startswith(b"text/event-stream"):
            await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        await self.open.wait()
        if not self._headers[0][1].startswith(b"text/event-stream"):
            await send({"type": "http.response.start", "status": 200, "headers": self._headers})
        await send({"type": "http.response.body", "body": b"{}"})


async def test_beyond_the_limit_nobody_is_let_in_until_somebody_leaves() -> None:
    gate, in_flight = Gate(), InFlight()
    app = wrapped(Admission(gate, in_flight, limit=1))
    async with Exchange(app) as first:
        await gate.is_entered.wait()
        async with Exchange(app) as second:
            assert await refusal(second) == (503, "overloaded")
        assert (gate.entered, in_flight.count) == (1, 1)

        gate.open.set()
        assert (await first.begin())[0] == 200
        await first.end()

    assert in_flight.count == 0
    async with Exchange(app) as third:
        assert (await third.begin())[0] == 200


async def test_health_is_always_let_in() -> None:
    gate, in_flight = Gate(), InFlight()
    gate.open.set()
    app = wrapped(Admission(gate, in_flight, limit=0))
    for path in ("/api/health/live", "/api/metrics"):
        async with Exchange(app, path=path) as exchange:
            assert (await exchange.begin())[0] == 200


async def test_a_stream_takes_no_place_once_it_has_begun() -> None:
    gate, in_flight = Gate(b"text/event-stream; charset=utf-8"), InFlight()
    app = wrapped(Admission(gate, in_flight, limit=1))
    async with Exchange(app) as stream:
        assert (await stream.begin())[0] == 200
        assert in_flight.count == 0

        gate.open.set()
        await stream.end()

    assert in_flight.count == 0


async def test_a_crash_gives_its_place_back() -> None:
    async def crash(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise ZeroDivisionError

    in_flight = InFlight()
    async with Exchange(wrapped(Admission(crash, in_flight, limit=1))) as exchange:
        assert await refusal(exchange) == (500, "internal")

    assert in_flight.count == 0


async def test_an_answer_that_fails_half_way_is_broken_off() -> None:
    """A second status cannot be sent; the client sees that the answer is not whole."""

    async def fail_late(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ZeroDivisionError

    async with Exchange(wrapped(fail_late)) as exchange:
        assert (await exchange.begin())[0] == 200
        with pytest.raises(AppError):
            await exchange.end()


async def test_what_is_no_http_is_handed_on() -> None:
    seen: list[str] = []

    async def take(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope["type"])

    async def receive_nothing() -> Message:
        raise AssertionError

    async def send_nothing(_message: Message) -> None:
        raise AssertionError

    scope: Scope = {"type": "lifespan"}
    for app in (wrapped(take), BodyLimit(take), Admission(take, InFlight(), limit=0)):
        await app(scope, receive_nothing, send_nothing)

    assert seen == ["lifespan"] * 3

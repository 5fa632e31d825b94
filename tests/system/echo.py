"""A service that notes what it receives."""

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Awaitable, Callable, Generator, MutableMapping
from dataclasses import dataclass, field

import uvicorn

from tests.system.waiting import wait_for

LARGE_BODY = b"x" * 50_000_000

Message = MutableMapping[str, object]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as a service received it."""

    service: str
    method: str
    path: str
    headers: list[tuple[str, str]]
    body_length: int

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]


@dataclass(slots=True)
class Echo:
    """Answers 200 to everything, some things in their own way.

    `/api/v1/events` sends its second event after `go_on`, `…/slow` all of its answer, and
    `…/large` sends more than fits anywhere on the way: `is_let_go` once nobody is left to
    take it.
    """

    name: str
    seen: list[Seen] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)
    is_let_go: threading.Event = field(default_factory=threading.Event)

    @contextlib.contextmanager
    def serve(self) -> Generator[int]:
        """Listens on a free port, which it returns."""
        config = uvicorn.Config(
            self._answer,
            interface="asgi3",
            http="h11",
            lifespan="off",
            log_config=None,
            proxy_headers=False,
        )
        server = uvicorn.Server(config)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            try:
                wait_for(lambda: server.started, f"{self.name} listens")
                yield listener.getsockname()[1]
            finally:
                self.go_on.set()
                server.should_exit = server.force_exit = True
                thread.join()

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        size, is_whole = 0, False
        while not is_whole:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body = message.get("body", b"")
            assert isinstance(body, bytes)
            size, is_whole = size + len(body), not message.get("more_body")
        seen = self._note(scope, size)
        if seen.path.startswith("/api/v1/events"):
            await self._stream(send)
            return
        if seen.path.endswith("/slow"):
            await asyncio.to_thread(self.go_on.wait, 20)
        await send(_start("application/json"))
        if seen.path.endswith("/large"):
            await send({"type": "http.response.body", "body": LARGE_BODY, "more_body": True})
            await receive()
            self.is_let_go.set()
            return
        text = json.dumps({"service": self.name}).encode()
        await send({"type": "http.response.body", "body": text})

    def _note(self, scope: Message, size: int) -> Seen:
        path, query, headers = scope["raw_path"], scope["query_string"], scope["headers"]
        assert isinstance(path, bytes)
        assert isinstance(query, bytes)
        assert isinstance(headers, list)
        address = (path + b"?" + query if query else path).decode()
        named = [(name.decode(), value.decode()) for name, value in headers]
        seen = Seen(self.name, str(scope["method"]), address, named, size)
        self.seen.append(seen)
        return seen

    async def _stream(self, send: Send) -> None:
        await send(_start("text/event-stream"))
        first = b"data: first\n\n"
        await send({"type": "http.response.body", "body": first, "more_body": True})
        await asyncio.to_thread(self.go_on.wait, 20)
        await send({"type": "http.response.body", "body": b"data: second\n\n"})


def _start(content_type: str) -> Message:
    headers = [(b"content-type", content_type.encode())]
    return {"type": "http.response.start", "status": 200, "headers": headers}

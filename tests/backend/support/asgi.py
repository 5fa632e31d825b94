"""A request driven by hand: for answers that never end, and clients that behave badly."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from starlette.types import ASGIApp, Message

SECONDS = 10.0


class Exchange:
    """One request and its answer, message by message."""

    def __init__(
        self,
        app: ASGIApp,
        method: str = "GET",
        path: str = "/",
        query: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "scheme": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "client": ("127.0.0.1", 1),
            "server": ("backend.test", 80),
            "headers": [
                (name.lower().encode(), value.encode()) for name, value in (headers or {}).items()
            ],
        }
        self._app = app
        self._incoming: asyncio.Queue[Message] = asyncio.Queue()
        self._outgoing: asyncio.Queue[Message] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._task is not None and not self._task.done():
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        await self._app(self._scope, self._incoming.get, self._send)

    async def _send(self, message: Message) -> None:
        self._outgoing.put_nowait(message)

    def send(self, body: bytes = b"", *, more: bool = False) -> None:
        """A part of the request's body; the last one unless there is more."""
        self._incoming.put_nowait({"type": "http.request", "body": body, "more_body": more})

    def go_away(self) -> None:
        self._incoming.put_nowait({"type": "http.disconnect"})

    async def next(self) -> Message:
        """The next message of the answer."""
        return await asyncio.wait_for(self._outgoing.get(), SECONDS)

    async def begin(self) -> tuple[int, dict[str, str]]:
        """Status and headers of the answer."""
        message = await self.next()
        assert message["type"] == "http.response.start", message
        headers = {name.decode(): value.decode() for name, value in message["headers"]}
        return message["status"], headers

    async def part(self) -> str:
        """The next part of the answer's body."""
        message = await self.next()
        assert message["type"] == "http.response.body", message
        return str(message.get("body", b"").decode())

    async def end(self) -> None:
        """Waits until the application is done with the request."""
        assert self._task is not None
        await asyncio.wait_for(asyncio.shield(self._task), SECONDS)

    @property
    def has_begun(self) -> bool:
        return not self._outgoing.empty()

"""Takes bodies in whole before anything else happens, up to a limit.

A body that is too large, or that drips, so never holds one of the places that admission control
gives out, nor a database connection.
"""

import asyncio
import contextlib

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.errors import BadRequestError, ContentTooLargeError, RequestTimeoutError

MAX_BODY_BYTES = 1_000_000
BODY_SECONDS = 30.0
# How much of a body that is refused is taken and thrown away. A client that is still sending
# would otherwise see a broken connection instead of the answer.
MAX_DRAINED_BYTES = 64_000_000
DRAIN_SECONDS = 5.0


class _ClientGoneError(Exception):
    """Nobody is left to answer."""


class BodyLimit:
    """Counts the bytes that arrive, whatever the headers say about them."""

    def __init__(
        self, app: ASGIApp, *, limit: int = MAX_BODY_BYTES, seconds: float = BODY_SECONDS
    ) -> None:
        self._app = app
        self._limit = limit
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        size = _announced_size(scope)
        if size == 0:
            await self._app(scope, receive, send)
            return
        try:
            body = await self._take(receive, size, waits=_waits_for_leave(scope))
        except _ClientGoneError:
            return
        await self._app(scope, _replay(body, receive), send)

    async def _take(self, receive: Receive, size: int | None, *, waits: bool) -> bytes:
        if size is not None and size > self._limit:
            if not waits:
                await _drain(receive)
            raise ContentTooLargeError(self._limit)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._read(receive)
        except TimeoutError:
            raise RequestTimeoutError from None

    async def _read(self, receive: Receive) -> bytes:
        body = bytearray()
        is_complete = False
        while not is_complete:
            part, is_complete = await _next_part(receive)
            body += part
            if len(body) > self._limit:
                if not is_complete:
                    await _drain(receive)
                raise ContentTooLargeError(self._limit)
        return bytes(body)


def _announced_size(scope: Scope) -> int | None:
    """What the headers say: 0 for no body, None for one of unknown length."""
    size: int | None = 0
    for name, value in scope["headers"]:
        if name == b"transfer-encoding":
            return None
        if name == b"content-length":
            if not value.isdigit():
                raise BadRequestError("The Content-Length is not a number.")
            size = int(value[:20])  # more digits are as good as too many bytes
    return size


def _waits_for_leave(scope: Scope) -> bool:
    """Whether the client sends its body only when told to go on."""
    return any(
        name == b"expect" and value.lower() == b"100-continue" for name, value in scope["headers"]
    )


async def _drain(receive: Receive) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(DRAIN_SECONDS):
            drained, is_complete = 0, False
            while not is_complete and drained < MAX_DRAINED_BYTES:
                part, is_complete = await _next_part(receive)
                drained += len(part)


async def _next_part(receive: Receive) -> tuple[bytes, bool]:
    message = await receive()
    if message["type"] == "http.disconnect":
        raise _ClientGoneError
    return message.get("body", b""), not message.get("more_body", False)


def _replay(body: bytes, receive: Receive) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay

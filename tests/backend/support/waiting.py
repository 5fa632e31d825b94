"""Waiting for a condition, with a deadline: the only pause in these tests."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

_PAUSE_SECONDS = 0.005

Seen = TypeVar("Seen")


async def eventually(
    look: Callable[[], Awaitable[Seen | None]], what: str, seconds: float = 10.0
) -> Seen:
    """The first truthy thing that `look` sees; fails with `what` once the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        seen = await look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            message = f"within {seconds:g} s this did not happen: {what}"
            raise AssertionError(message)
        await asyncio.sleep(_PAUSE_SECONDS)

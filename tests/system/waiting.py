"""Waiting for a condition, with a deadline: the only pause in these tests."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

_PAUSE_SECONDS = 0.02
_PAUSE = threading.Event()

Seen = TypeVar("Seen")


def wait_for(look: Callable[[], Seen | None], what: str, seconds: float = 20.0) -> Seen:
    """The first truthy thing that `look` sees; fails with `what` once the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            message = f"within {seconds:g} s this did not happen: {what}"
            raise AssertionError(message)
        _PAUSE.wait(_PAUSE_SECONDS)

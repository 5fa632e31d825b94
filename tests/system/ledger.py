"""Somebody who goes on writing through an outage, and remembers what was acknowledged."""

import threading
import time
import uuid
from types import TracebackType
from typing import Self

import httpx

from tests.system.people import TODOS, Session, new_http
from tests.system.waiting import wait_for

_WRITERS = 3
_DONE = {200, 201}


class Ledger:
    """While open, makes todos with ids of its own and repeats each until it is acknowledged."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.acknowledged: list[str] = []
        self.longest_pause_seconds = 0.0
        self._last_at = time.monotonic()
        self.unclean: list[str] = []
        self.refusals = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write) for _ in range(_WRITERS)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        self.wait_for_progress()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def wait_for_progress(self, seconds: float = 30.0) -> None:
        """Until ten more writes have been acknowledged."""
        target = len(self.acknowledged) + 10
        wait_for(lambda: len(self.acknowledged) >= target, "writes are acknowledged", seconds)

    def assert_nothing_was_lost(self) -> None:
        stored = [todo["id"] for todo in self.session.todos()]
        assert len(stored) == len(set(stored))
        assert set(self.acknowledged) - set(stored) == set()
        assert self.unclean == []

    def _write(self) -> None:
        with new_http(timeout_seconds=10.0) as http:
            while not self._stop.is_set():
                self._make_one(http, str(uuid.uuid4()))

    def _make_one(self, http: httpx.Client, todo_id: str) -> None:
        body = {"id": todo_id, "title": todo_id}
        headers = {"authorization": f"Bearer {self.session.jwt}"}
        url = self.session.origin + TODOS
        while not self._stop.is_set():
            try:
                answer = http.post(url, json=body, headers=headers)
            except httpx.HTTPError:
                # The door itself was cut; whether the write happened is unknown: repeat it.
                self.refusals += 1
                continue
            if answer.status_code in _DONE:
                self.acknowledged.append(todo_id)
                now = time.monotonic()
                self.longest_pause_seconds = max(self.longest_pause_seconds, now - self._last_at)
                self._last_at = now
                return
            self.refusals += 1
            if answer.status_code != 503 or "retry-after" not in answer.headers:
                self.unclean.append(f"{answer.status_code} {answer.text[:200]}")

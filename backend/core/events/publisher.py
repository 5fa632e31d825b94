"""Tells every process which users' data changed.

It does so after the commit and outside the writing transaction: a NOTIFY inside takes a lock that
serialises all commits of the database, which costs 4 to 12 times the throughput. A crash between
the commit and the message loses a wake-up and never a change: the next wake-up, or the next
connection, carries the number.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

import structlog

from backend.core.events.hub import Hub
from backend.db.database import Database
from backend.errors import UnavailableError

CHANNEL = "user_changed"
# PostgreSQL allows 8,000 bytes.
MAX_PAYLOAD_LENGTH = 7_000
RETRY_SECONDS = 0.5
# Streams of this process do not wait for it; under load it makes one message of many.
BATCH_SECONDS = 0.005

_log = structlog.get_logger(__name__)


class Publisher:
    """Collects changes and announces them in batches; what waits longer becomes one batch."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._waiting: dict[UUID, int] = {}
        self._is_waiting = asyncio.Event()

    def publish(self, user_id: UUID, seq: int) -> None:
        """Wakes the streams of this process at once, those of the others through the database."""
        self._hub.changed(user_id, seq)
        self._wait(user_id, seq)
        self._is_waiting.set()

    async def run(self, database: Database) -> None:
        """Runs for as long as the process."""
        while True:
            await self._is_waiting.wait()
            self._is_waiting.clear()
            try:
                await self.announce(database)
                await asyncio.sleep(BATCH_SECONDS)
            except UnavailableError:
                _log.warning("events.not_announced", users=len(self._waiting))
                await asyncio.sleep(RETRY_SECONDS)
                self._is_waiting.set()

    async def announce(self, database: Database) -> None:
        """Sends what waits; after a failure, or when it is cancelled, it still waits."""
        batch, self._waiting = self._waiting, {}
        if not batch:
            return
        try:
            await database.notify(CHANNEL, list(payloads(batch)))
        except BaseException:
            for user_id, seq in batch.items():
                self._wait(user_id, seq)
            raise

    def _wait(self, user_id: UUID, seq: int) -> None:
        self._waiting[user_id] = max(seq, self._waiting.get(user_id, 0))


def payloads(changes: Mapping[UUID, int]) -> Iterator[str]:
    """Lines of `<user id> <change number>`, as many to a payload as fit."""
    lines: list[str] = []
    length = 0
    for line in (f"{user_id} {seq}" for user_id, seq in changes.items()):
        if length + len(line) >= MAX_PAYLOAD_LENGTH:
            yield "\n".join(lines)
            lines, length = [], 0
        lines.append(line)
        length += len(line) + 1
    if lines:
        yield "\n".join(lines)


def parse_payload(payload: str) -> Iterable[tuple[UUID, int]]:
    """The reverse of `payloads`."""
    for line in payload.splitlines():
        user_id, _, seq = line.partition(" ")
        yield UUID(user_id), int(seq)

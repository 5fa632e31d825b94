"""Which sessions are alive, as far as this process may believe it.

A miss reads the session once. A notification of the database evicts it everywhere the moment it
ends. While notifications do not arrive nothing is believed: the memory is empty and every request
reads. So a missed message can never let a dead session live.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID

from backend.models.token import LiveSession

MAX_REMEMBERED_SESSIONS = 50_000


def _utc_now() -> datetime:
    return datetime.now(tz=UTC)


class LiveSessions:
    """A bounded memory of live sessions; `read` asks the database, None is a dead one."""

    def __init__(
        self,
        read: Callable[[UUID], Awaitable[LiveSession | None]],
        *,
        limit: int = MAX_REMEMBERED_SESSIONS,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self._read = read
        self._limit = limit
        self._now = now
        self._alive: dict[UUID, LiveSession] = {}
        self._is_listening = False
        # Counts what may have made a read in flight out of date.
        self._evictions = 0

    @property
    def is_listening(self) -> bool:
        return self._is_listening

    def __len__(self) -> int:
        return len(self._alive)

    async def find(self, session_id: UUID) -> LiveSession | None:
        """The session if it is alive."""
        known = self._alive.get(session_id)
        if known is not None:
            if known.expires_at > self._now():
                return known
            # It may have been prolonged since.
            del self._alive[session_id]
        return await self._look_up(session_id)

    async def _look_up(self, session_id: UUID) -> LiveSession | None:
        evictions = self._evictions
        session = await self._read(session_id)
        # A read that overlaps an eviction may have seen the row just before it was deleted.
        if session is not None and self._is_listening and evictions == self._evictions:
            if len(self._alive) >= self._limit:
                del self._alive[next(iter(self._alive))]
            self._alive[session_id] = session
        return session

    def evict(self, session_id: UUID) -> None:
        """The session has ended."""
        self._evictions += 1
        self._alive.pop(session_id, None)

    def evict_all(self) -> None:
        """Any session may have ended."""
        self._evictions += 1
        self._alive.clear()

    def start_listening(self) -> None:
        """From now on every end of a session is heard of."""
        self._evictions += 1
        self._is_listening = True

    def stop_listening(self) -> None:
        """Ends of sessions may go unheard."""
        self._is_listening = False
        self.evict_all()

"""Whatever this process remembers, a session that ended is not taken for a live one."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backend.core.security.sessions import LiveSessions
from backend.models.token import LiveSession

USER_ID = uuid4()
LATER = datetime.now(tz=UTC) + timedelta(days=1)


class Rows:
    """The table of sessions, which counts how often it is read and can make a reader wait."""

    def __init__(self) -> None:
        self.alive: dict[UUID, datetime] = {}
        self.reads = 0
        self.before_answer: Callable[[], None] = lambda: None

    def add(self, expires_at: datetime = LATER) -> UUID:
        session_id = uuid4()
        self.alive[session_id] = expires_at
        return session_id

    async def read(self, session_id: UUID) -> LiveSession | None:
        self.reads += 1
        expires_at = self.alive.get(session_id)
        await asyncio.sleep(0)
        self.before_answer()
        return None if expires_at is None else LiveSession(user_id=USER_ID, expires_at=expires_at)


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def sessions(rows: Rows) -> LiveSessions:
    listening = LiveSessions(rows.read, limit=3)
    listening.start_listening()
    return listening


async def test_a_live_session_is_read_once(sessions: LiveSessions, rows: Rows) -> None:
    session_id = rows.add()

    found = [await sessions.find(session_id) for _ in range(3)]

    assert all(session is not None and session.user_id == USER_ID for session in found)
    assert rows.reads == 1


async def test_a_dead_session_is_read_each_time(sessions: LiveSessions, rows: Rows) -> None:
    session_id = uuid4()

    assert await sessions.find(session_id) is None
    rows.alive[session_id] = LATER

    assert await sessions.find(session_id) is not None


async def test_an_ended_session_is_forgotten(sessions: LiveSessions, rows: Rows) -> None:
    session_id = rows.add()
    await sessions.find(session_id)

    del rows.alive[session_id]
    sessions.evict(session_id)

    assert await sessions.find(session_id) is None


async def test_the_end_of_an_unknown_session_is_no_matter(sessions: LiveSessions) -> None:
    sessions.evict(uuid4())

    assert len(sessions) == 0


async def test_other_sessions_stay_remembered(sessions: LiveSessions, rows: Rows) -> None:
    ended, other = rows.add(), rows.add()
    await sessions.find(ended)
    await sessions.find(other)

    sessions.evict(ended)
    await sessions.find(other)

    assert rows.reads == 2


async def test_all_can_be_forgotten_at_once(sessions: LiveSessions, rows: Rows) -> None:
    session_id = rows.add()
    await sessions.find(session_id)
    rows.alive.clear()

    sessions.evict_all()

    assert await sessions.find(session_id) is None


@pytest.mark.parametrize("how", ["evict", "evict_all", "stop_listening"])
async def test_a_read_that_overlaps_an_end_is_not_remembered(
    sessions: LiveSessions, rows: Rows, how: str
) -> None:
    session_id = rows.add()
    ways: dict[str, Callable[[], None]] = {
        "evict": lambda: sessions.evict(session_id),
        "evict_all": sessions.evict_all,
        "stop_listening": sessions.stop_listening,
    }
    rows.before_answer = ways[how]

    assert await sessions.find(session_id) is not None
    rows.before_answer = lambda: None
    rows.alive.clear()

    assert await sessions.find(session_id) is None


async def test_a_read_that_began_before_listening_is_not_remembered(rows: Rows) -> None:
    sessions = LiveSessions(rows.read)
    session_id = rows.add()
    rows.before_answer = sessions.start_listening

    await sessions.find(session_id)
    rows.alive.clear()

    assert await sessions.find(session_id) is None


async def test_nothing_is_believed_while_nobody_listens(sessions: LiveSessions, rows: Rows) -> None:
    session_id = rows.add()
    await sessions.find(session_id)

    sessions.stop_listening()
    await sessions.find(session_id)
    await sessions.find(session_id)

    assert not sessions.is_listening
    assert rows.reads == 3


async def test_listening_again_starts_with_nothing(sessions: LiveSessions, rows: Rows) -> None:
    session_id = rows.add()
    await sessions.find(session_id)
    sessions.stop_listening()
    rows.alive.clear()

    sessions.start_listening()

    assert sessions.is_listening
    assert await sessions.find(session_id) is None


async def test_the_oldest_is_forgotten_when_there_are_too_many(
    sessions: LiveSessions, rows: Rows
) -> None:
    session_ids = [rows.add() for _ in range(10)]
    for session_id in session_ids:
        await sessions.find(session_id)

    assert len(sessions) == 3
    await sessions.find(session_ids[-1])
    assert rows.reads == 10


async def test_an_expired_session_is_read_anew(rows: Rows) -> None:
    now = datetime.now(tz=UTC)
    times = iter([now + timedelta(hours=1)])
    sessions = LiveSessions(rows.read, now=lambda: next(times))
    sessions.start_listening()
    session_id = rows.add(now + timedelta(minutes=1))
    await sessions.find(session_id)
    rows.alive.clear()

    assert await sessions.find(session_id) is None


async def test_a_prolonged_session_lives_on(rows: Rows) -> None:
    now = datetime.now(tz=UTC)
    sessions = LiveSessions(rows.read, now=lambda: now + timedelta(hours=1))
    sessions.start_listening()
    session_id = rows.add(now + timedelta(minutes=1))
    await sessions.find(session_id)

    rows.alive[session_id] = LATER

    assert await sessions.find(session_id) is not None
    assert await sessions.find(session_id) is not None
    assert rows.reads == 2

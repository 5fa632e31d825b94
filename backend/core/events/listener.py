"""Hears from the database which sessions ended and whose data changed."""

import asyncio
import contextlib
from uuid import UUID

import asyncpg
import structlog

from backend.core.events.hub import Hub
from backend.core.events.publisher import CHANNEL as CHANGES
from backend.core.events.publisher import parse_payload
from backend.core.security.sessions import LiveSessions
from backend.logging import fingerprint

SESSION_ENDS = "session_ended"
EVERY_SESSION = "*"
CONNECT_SECONDS = 2.0
# A connection that died silently is noticed after the one plus the other.
PING_SECONDS = 3.0
PING_TIMEOUT_SECONDS = 2.0
RECONNECT_SECONDS = 0.25

_FAILURES = (
    OSError,
    TimeoutError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)
_log = structlog.get_logger(__name__)


class Listener:
    """One direct connection per process; while it is down, nothing about sessions is believed."""

    def __init__(self, url: str, sessions: LiveSessions, hub: Hub) -> None:
        self._url = url
        self._sessions = sessions
        self._hub = hub

    async def run(self) -> None:
        """Runs for as long as the process."""
        while True:
            try:
                await self._listen_until_lost()
            except _FAILURES as error:
                _log.warning("events.listener_lost", error=type(error).__name__)
            finally:
                self._sessions.stop_listening()
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen_until_lost(self) -> None:
        connection = await asyncpg.connect(
            self._url,
            timeout=CONNECT_SECONDS,
            command_timeout=PING_TIMEOUT_SECONDS,
            server_settings={"application_name": "daymark-api-listener"},
        )
        try:
            lost = asyncio.Event()
            connection.add_termination_listener(lambda _connection: lost.set())
            await connection.add_listener(SESSION_ENDS, self._on_session_end)
            await connection.add_listener(CHANGES, self._on_change)
            # Only now: whatever is read from here on, its end will be heard of.
            self._sessions.start_listening()
            self._hub.doubt_everything()
            _log.info("events.listening")
            while not await _happens(lost, PING_SECONDS):
                await connection.execute("select 1")
        finally:
            connection.terminate()

    def _on_session_end(
        self, _connection: object, _pid: int, _channel: str, payload: object
    ) -> None:
        if payload == EVERY_SESSION:
            self._sessions.evict_all()
            self._hub.doubt_everything()
            return
        session_id = UUID(str(payload))
        self._sessions.evict(session_id)
        self._hub.session_ended(session_id)
        _log.info("auth.session_ended", session=fingerprint(session_id))

    def _on_change(self, _connection: object, _pid: int, _channel: str, payload: object) -> None:
        for user_id, seq in parse_payload(str(payload)):
            self._hub.changed(user_id, seq)


async def _happens(event: asyncio.Event, seconds: float) -> bool:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
    return event.is_set()

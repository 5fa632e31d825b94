"""The parts of one backend process, wired together."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from uuid import UUID

import structlog

from backend.config import Settings
from backend.core.events.hub import Hub
from backend.core.events.listener import Listener
from backend.core.events.publisher import Publisher
from backend.core.security.jwks import ChangeOver, PublicKeys
from backend.core.security.jwt import KeyRing, SharedSecrets, TokenVerifier
from backend.core.security.sessions import LiveSessions
from backend.core.services.auth_server import AuthServer
from backend.core.services.expiry import Expiry
from backend.core.services.exports.slots import ExportSlots
from backend.core.services.user_service import read_live_session
from backend.db.database import Database
from backend.errors import UnavailableError
from backend.models.token import LiveSession

RESTART_SECONDS = 1.0
_log = structlog.get_logger(__name__)


class Runtime:
    """Makes nothing happen before `start`; after `stop` nothing is left."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.hub = Hub()
        self.publisher = Publisher(self.hub)
        self.sessions = LiveSessions(self._read_session)
        self.database = Database(
            settings.database_url.get_secret_value(),
            on_change=self.publisher.publish,
            on_session_end=self.sessions.evict,
        )
        self.exports = ExportSlots()
        self.auth_server = AuthServer(settings.auth_url)
        self._public_keys: PublicKeys | None = None
        self.verifier = TokenVerifier(
            self._key_ring(),
            issuer=settings.issuer,
            audience=settings.jwt_audience,
            lifetime_seconds=settings.jwt_ttl_seconds,
        )
        self._listener = Listener(settings.listen_url, self.sessions, self.hub)
        self._tasks: set[asyncio.Task[None]] = set()
        self.is_stopping = False

    async def start(self) -> None:
        await self.database.open()
        self._keep_running(self._listener.run)
        self._keep_running(lambda: self.publisher.run(self.database))
        self._keep_running(Expiry(self.database).run)
        if self._public_keys is not None:
            self._keep_running(self._public_keys.keep_fresh)

    def stop_streams(self) -> None:
        """Ends what would otherwise never end, so that a server can stop."""
        self.is_stopping = True
        self.hub.close()

    async def stop(self) -> None:
        self.stop_streams()
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks.clear()
        # The last changes; other processes would hear of them with the next ones only.
        with contextlib.suppress(UnavailableError):
            await self.publisher.announce(self.database)
        await self.auth_server.close()
        await self.database.close()

    async def is_ready(self) -> bool:
        """Whether the database answers and the ends of sessions are heard of."""
        if self.is_stopping or not self.sessions.is_listening:
            return False
        try:
            await self.database.ping()
        except UnavailableError:
            return False
        return True

    async def _read_session(self, session_id: UUID) -> LiveSession | None:
        return await read_live_session(self.database, session_id)

    def _key_ring(self) -> KeyRing:
        secrets = SharedSecrets((secret.kid, secret.key) for secret in self.settings.jwt_secrets)
        if self.settings.jwt_algorithm == "HS256":
            return secrets
        self._public_keys = PublicKeys(
            self.auth_server.public_keys, on_withdrawal=self._forget_tokens
        )
        return ChangeOver(secrets, self._public_keys)

    def _forget_tokens(self) -> None:
        self.verifier.forget()

    def _keep_running(self, work: Callable[[], Awaitable[None]]) -> None:
        # The set keeps the task alive: the event loop itself holds it only weakly.
        self._tasks.add(asyncio.create_task(_supervised(work)))


async def _supervised(work: Callable[[], Awaitable[None]]) -> None:
    """Begins anew after an error that nobody foresaw: without it nobody would even notice."""
    while True:
        try:
            await work()
        except Exception:  # noqa: BLE001  # the edge of a task: nobody awaits it
            _log.exception("runtime.task_failed")
        await asyncio.sleep(RESTART_SECONDS)

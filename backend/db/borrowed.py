"""Connections, borrowed from the pool for the length of a block."""

from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from backend.db.failures import READ_ONLY, SESSION_ENDED, translated
from backend.schemas.auth import Caller

ACQUIRE_SECONDS = 1.0


class Borrowed:
    """However the block ends, the connection goes back without a transaction, or not at all.

    Errors of the database leave as those of the application. Written out as a class because every
    request pays for it: a generator costs several times as much.
    """

    __slots__ = ("_caller", "_connection", "_on_session_end", "_pool")

    def __init__(
        self, pool: asyncpg.Pool, caller: Caller | None, on_session_end: Callable[[UUID], None]
    ) -> None:
        self._pool = pool
        self._caller = caller
        self._on_session_end = on_session_end
        self._connection: PoolConnectionProxy | None = None

    async def __aenter__(self) -> PoolConnectionProxy:
        # Waiting with a time-out costs a task; it is only needed when there is none to have.
        seconds = None if self._pool.get_idle_size() else ACQUIRE_SECONDS
        try:
            connection: PoolConnectionProxy = await self._pool.acquire(timeout=seconds)
        except Exception as error:
            self._raise_translated(error)
            raise
        self._connection = connection
        return connection

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        connection = self._connection
        if connection is None:
            return
        try:
            if error is not None:
                # One that broke has left the pool by itself, and says so when it is asked.
                with suppress(asyncpg.InterfaceError):
                    await self._clean(connection, error)
        finally:
            await self._pool.release(connection)
        if isinstance(error, Exception):
            self._raise_translated(error)

    async def _clean(self, connection: PoolConnectionProxy, error: BaseException) -> None:
        is_understood = isinstance(error, Exception) and not isinstance(error, TimeoutError)
        state = getattr(error, "sqlstate", None)
        if not is_understood or state == READ_ONLY or connection.is_closed():
            # The answer may still arrive, or the server may write no more and the next connection
            # lead to another: nothing else may be asked on this one.
            connection.terminate()
            return
        if self._caller and state == SESSION_ENDED:
            self._on_session_end(self._caller.session_id)
        if not connection.is_in_transaction():
            return
        try:
            await connection.execute("rollback")
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            connection.terminate()

    @staticmethod
    def _raise_translated(error: Exception) -> None:
        known = translated(error)
        if known is not None:
            raise known from error

"""A transaction that writes, as the services see it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from backend.db.failures import explained, translated
from backend.db.statement import Statement
from backend.schemas.auth import Caller


class Change:
    """Runs statements as the caller; `:user_id` is always the caller's.

    It holds the lock of the user's change counter from its start, so every statement in it sees
    all earlier writes of the user, and none can come between. Without `seq` nothing changed, and
    it is rolled back. `repeated` is an earlier number that may have been announced to nobody.
    """

    __slots__ = ("_caller", "_connection", "_mark", "repeated", "seq")

    def __init__(self, connection: PoolConnectionProxy, caller: Caller) -> None:
        self._connection = connection
        self._caller = caller
        self._mark = "savepoint attempt"
        self.seq: int | None = None
        self.repeated: int | None = None

    async def row(self, statement: Statement, /, **parameters: object) -> asyncpg.Record | None:
        """The first row, or None."""
        parameters["user_id"] = self._caller.user_id
        try:
            return await self._connection.fetchrow(statement.sql, *statement.arguments(parameters))
        except asyncpg.IntegrityConstraintViolationError as error:
            known = explained(error)
            if known is None:
                raise
            raise known from error

    async def one(self, statement: Statement, /, **parameters: object) -> asyncpg.Record:
        """The row of a statement that always has one."""
        row = await self.row(statement, **parameters)
        if row is None:
            raise LookupError(statement.sql)
        return row

    @asynccontextmanager
    async def attempt(self) -> AsyncGenerator[None]:
        """When the block fails, what it wrote is undone, and the transaction can go on.

        Not after an error of the database or the connection itself: nothing can go on then.
        """
        seq = self.seq
        await self._connection.execute(self._mark)
        # The savepoint of one attempt goes with the round trip that makes the next.
        self._mark = "release savepoint attempt;savepoint attempt"
        try:
            yield
        except Exception as error:
            if translated(error) is None:
                await self._connection.execute("rollback to savepoint attempt")
                self.seq = seq
            raise

    async def rows(self, statement: Statement, /, **parameters: object) -> list[asyncpg.Record]:
        parameters["user_id"] = self._caller.user_id
        return await self._connection.fetch(statement.sql, *statement.arguments(parameters))

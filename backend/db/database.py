"""The pool, and the one way to run a transaction: as a caller whose session is alive."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from backend.db.borrowed import Borrowed
from backend.db.change import Change
from backend.db.statement import Read, Row, Statement
from backend.db.turns import Turns
from backend.errors import DatabaseUnavailableError
from backend.schemas.auth import Caller

POOL_SIZE = 8
CONNECT_SECONDS = 2.0
# A frozen server does not answer its own time-outs, so the client has one as well.
COMMAND_SECONDS = 3.0
# However many statements: 500 mutations take some 15 s where the database is 10 ms away, and the
# front door waits for 60 s.
CHANGE_SECONDS = 20.0
APPLICATION_NAME = "daymark-api"
# A statement that reads is a transaction of its own, so it takes the identity along. PostgreSQL
# promises the order: of a CASE, nothing is evaluated before the condition in front of it.
_READ = "select case when app.enter(${}, ${}) is not null then (select answer from ({}) answer) end"
# One round trip. Both ids are UUID objects, so their text is safe to be part of the statement.
_BEGIN = "begin;select app.enter('{}','{}')"
_BUMP = (
    ";insert into app.change_counter as counter (user_id, seq) values ('{}', 1) "
    "on conflict (user_id) do update set seq = counter.seq + 1"
)


class Database:
    """Runs transactions; `on_change` hears of each committed one, `on_session_end` of dead ones.

    It hears of none whose commit was not answered: a number that was rolled back is used again, and
    whoever had been told of it would miss what it stands for then. Its repeat announces it.
    """

    def __init__(
        self,
        url: str,
        *,
        on_change: Callable[[UUID, int], None],
        on_session_end: Callable[[UUID], None],
        pool_size: int = POOL_SIZE,
    ) -> None:
        self._url = url
        self._pool_size = pool_size
        self._on_change = on_change
        self._on_session_end = on_session_end
        self._turns = Turns()
        self._opened: asyncpg.Pool | None = None

    async def open(self) -> None:
        """Makes the pool, whose connections are opened when they are needed."""
        self._opened = await asyncpg.create_pool(
            self._url,
            min_size=0,
            max_size=self._pool_size,
            max_inactive_connection_lifetime=0,
            timeout=CONNECT_SECONDS,
            command_timeout=COMMAND_SECONDS,
            server_settings={"application_name": APPLICATION_NAME},
            reset=_keep,
        )

    async def close(self) -> None:
        pool, self._opened = self._opened, None
        if pool is not None:
            try:
                await asyncio.wait_for(pool.close(), COMMAND_SECONDS)
            except TimeoutError:
                pool.terminate()

    async def fetch(self, caller: Caller, statement: Read, /, **parameters: object) -> Row | None:
        """The only row of a statement that reads, if it has one, seen by the caller."""
        parameters["user_id"] = caller.user_id
        arguments = statement.arguments(parameters)
        number = len(arguments)
        sql = _READ.format(number + 1, number + 2, statement.sql)
        async with self._connection(caller) as connection:
            answer = await connection.fetchval(sql, *arguments, caller.session_id, caller.user_id)
        return None if answer is None else dict(zip(statement.columns, answer, strict=True))

    async def fetch_one(self, caller: Caller, statement: Read, /, **parameters: object) -> Row:
        """The same for a statement that always has a row."""
        row = await self.fetch(caller, statement, **parameters)
        if row is None:
            raise LookupError(statement.sql)
        return row

    @asynccontextmanager
    async def change(self, caller: Caller) -> AsyncGenerator[Change]:
        """A transaction of one caller that writes; committed when the block is left.

        Raises OverloadedError when too many of this user are under way already.
        """
        begin = _BEGIN.format(caller.session_id, caller.user_id) + _BUMP.format(caller.user_id)
        async with (
            self._turns.of(caller.user_id),
            self._connection(caller) as connection,
            asyncio.timeout(CHANGE_SECONDS),
        ):
            await connection.execute(begin)
            change = Change(connection, caller)
            yield change
            if change.seq is None:
                await connection.execute("rollback")
            else:
                await _commit(connection)
        newest = change.repeated if change.seq is None else change.seq
        if newest is not None:
            self._on_change(caller.user_id, newest)

    async def lookup(self, statement: Statement, /, **parameters: object) -> asyncpg.Record | None:
        """A single statement on nobody's behalf: it sees no row of any user."""
        async with self._connection() as connection:
            return await connection.fetchrow(statement.sql, *statement.arguments(parameters))

    async def ping(self) -> None:
        """Raises DatabaseUnavailableError unless the database answers."""
        async with self._connection() as connection:
            await connection.execute("select 1")

    async def notify(self, channel: str, payloads: list[str]) -> None:
        """Sends notifications; never part of a transaction that writes."""
        async with self._connection() as connection:
            await connection.execute(
                "select pg_notify($1, payload) from unnest($2::text[]) as payload",
                channel,
                payloads,
            )

    def _connection(self, caller: Caller | None = None) -> Borrowed:
        if self._opened is None:
            raise DatabaseUnavailableError
        return Borrowed(self._opened, caller, self._on_session_end)


async def _keep(_connection: object) -> None:
    """Instead of asyncpg's reset: everything set is local to a transaction, which has ended."""


async def _commit(connection: PoolConnectionProxy) -> None:
    # PostgreSQL answers the commit of a failed transaction with success and the word ROLLBACK.
    if await connection.execute("commit") != "COMMIT":
        raise DatabaseUnavailableError

"""Writers of one user take turns before they borrow a connection.

PostgreSQL would let them wait, too, for the user's change counter: but each with a connection that
everybody else has to do without.
"""

import asyncio
from types import TracebackType
from uuid import UUID

from backend.errors import OverloadedError

# The second waits for the counter within PostgreSQL already, so that no round trip is lost between
# one transaction and the next.
AT_ONCE = 2
# Fewer than the requests that a process works on at once: there is room for other people.
MAX_WAITING = 44
WAIT_SECONDS = 2.0


class _Line:
    """The writers of one user, at work and waiting."""

    __slots__ = ("people", "places")

    def __init__(self) -> None:
        self.places = asyncio.Semaphore(AT_ONCE)
        self.people = 0


class Turns:
    """Remembers nobody who is not writing."""

    def __init__(self) -> None:
        self._lines: dict[UUID, _Line] = {}

    def of(self, user_id: UUID) -> "Turn":
        return Turn(self._lines, user_id)


class Turn:
    """Entered when it has come; raises OverloadedError when that would take too long."""

    __slots__ = ("_line", "_lines", "_user_id")

    def __init__(self, lines: dict[UUID, _Line], user_id: UUID) -> None:
        self._lines = lines
        self._user_id = user_id
        self._line = lines.get(user_id) or _Line()

    async def __aenter__(self) -> None:
        line = self._line
        if line.people >= AT_ONCE + MAX_WAITING:
            raise OverloadedError
        self._lines[self._user_id] = line
        line.people += 1
        try:
            await self._enter()
        except BaseException:
            self._leave()
            raise

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._line.places.release()
        self._leave()

    async def _enter(self) -> None:
        # A time-out costs something; it is only needed where there is no free place.
        if self._line.people <= AT_ONCE:
            await self._line.places.acquire()
            return
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self._line.places.acquire()
        except TimeoutError:
            raise OverloadedError from None

    def _leave(self) -> None:
        self._line.people -= 1
        if self._line.people == 0:
            del self._lines[self._user_id]

"""The end of what is only kept for a while: the trash, and the ids of applied mutations."""

import asyncio
from uuid import UUID

import structlog
from sqlalchemy import Integer, Uuid, func, select
from sqlalchemy import bindparam as parameter

from backend.db.database import Database
from backend.db.statement import Statement
from backend.errors import UnavailableError

START_SECONDS = 60.0
PAUSE_SECONDS = 3_600.0
# People of one transaction: short enough that nobody who writes waits for it.
PEOPLE_AT_ONCE = 50

# The function decides what is due, so that nothing else can be deleted on nobody's behalf.
_PURGE = Statement(
    select(
        func.app.purge_expired(
            parameter("after_user_id", type_=Uuid), parameter("people", type_=Integer)
        ).label("visited")
    )
)
_log = structlog.get_logger(__name__)


class Expiry:
    """Every process may run it: the database lets one of them in at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self) -> None:
        """Runs for as long as the process."""
        await asyncio.sleep(START_SECONDS)
        while True:
            try:
                await self.purge()
            except UnavailableError:
                _log.warning("expiry.interrupted")
            await asyncio.sleep(PAUSE_SECONDS)

    async def purge(self) -> None:
        """Deletes for good what is older than 30 days, person by person."""
        visited: UUID | None = UUID(int=0)
        while visited is not None:
            row = await self._database.lookup(_PURGE, after_user_id=visited, people=PEOPLE_AT_ONCE)
            visited = None if row is None else row["visited"]

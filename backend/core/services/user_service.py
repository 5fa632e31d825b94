"""The caller: Better Auth's user, seen through the database, and the settings kept here.

There is no table of users here and nothing is made from a token's claims: `sub` is Better Auth's
user id, every row refers to that user by foreign key, and a user who is gone cannot come back.
"""

from functools import lru_cache
from uuid import UUID

from sqlalchemy import FromClause, Uuid, column, func, select, true
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects.postgresql import insert

from backend.core.services.rows import (
    ACCOUNT,
    CALLER,
    USER_SETTINGS,
    AnyColumn,
    AnySelect,
    as_json,
    caller_seq,
    mine,
)
from backend.db.change import Change
from backend.db.database import Database
from backend.db.statement import Read, Statement
from backend.errors import InvalidTokenError
from backend.models.token import LiveSession
from backend.schemas.auth import Caller
from backend.schemas.user import SettingsUpdate

_DEFAULT_WEEK_START = "monday"
# That of most countries; dates that begin with the year are understood in any case.
_DEFAULT_DATE_ORDER = "dmy"
_DEFAULT_THEME = "system"

_LIVE_SESSION = Statement(
    select(column("user_id"), column("expires_at")).select_from(
        func.app.live_session(parameter("session_id", type_=Uuid)).table_valued(
            "user_id", "expires_at"
        )
    )
)


async def read_live_session(database: Database, session_id: UUID) -> LiveSession | None:
    """The session, unless it has ended: what makes a token count, however well it is signed."""
    row = await database.lookup(_LIVE_SESSION, session_id=session_id)
    if row is None:
        return None
    return LiveSession(user_id=row["user_id"], expires_at=row["expires_at"])


def settings_columns(settings: FromClause) -> list[AnyColumn]:
    """The settings, or their defaults; outer-joined, as there is no row before the first change."""
    c = settings.c
    return [
        c.time_zone,
        func.coalesce(c.week_start, _DEFAULT_WEEK_START).label("week_start"),
        func.coalesce(c.date_order, _DEFAULT_DATE_ORDER).label("date_order"),
        func.coalesce(c.theme, _DEFAULT_THEME).label("theme"),
    ]


def _profile_statement() -> AnySelect:
    settings = select(USER_SETTINGS).where(mine(USER_SETTINGS)).subquery("settings")
    account = select(ACCOUNT).where(ACCOUNT.c.id == CALLER).subquery("own")
    profile = (
        select(
            account.c.id,
            account.c.name,
            account.c.email,
            account.c.email_verified,
            account.c.created_at,
            *settings_columns(settings),
        )
        .select_from(account.outerjoin(settings, true()))
        .subquery("profile")
    )
    return select(as_json(profile).label("body")).select_from(profile)


_PROFILE = Read(_profile_statement())


@lru_cache(maxsize=16)
def _update_statement(fields: frozenset[str]) -> Statement:
    values = {name: parameter(name, type_=USER_SETTINGS.c[name].type) for name in fields}
    statement = insert(USER_SETTINGS).values(user_id=CALLER, seq=caller_seq(), **values)
    return Statement(
        statement.on_conflict_do_update(
            index_elements=[USER_SETTINGS.c.user_id],
            set_={"seq": statement.excluded.seq, "updated_at": func.now(), **values},
        ).returning(USER_SETTINGS.c.seq)
    )


class UserService:
    """The profile and settings of one caller."""

    def __init__(self, database: Database, caller: Caller) -> None:
        self._database = database
        self._caller = caller

    async def profile(self) -> str:
        """Profile and settings as JSON."""
        row = await self._database.fetch(self._caller, _PROFILE)
        if row is None:
            raise InvalidTokenError  # deleted a moment ago
        body: str = row["body"]
        return body

    async def update_settings(self, patch: SettingsUpdate) -> str:
        """Profile and settings as they are then."""
        if patch:
            async with self._database.change(self._caller) as change:
                await write_settings(change, patch)
        return await self.profile()


async def write_settings(change: Change, patch: SettingsUpdate) -> None:
    """Changes settings within a transaction."""
    fields: dict[str, object] = dict(patch)
    if fields:
        row = await change.one(_update_statement(frozenset(fields)), **fields)
        change.seq = row["seq"]

"""The trash, bound to one user."""

from functools import cache

from sqlalchemy import CTE, Table, delete, func, select, union_all, update

from backend.core.services.rows import (
    CHANGE_COUNTER,
    LABEL,
    TODO,
    TODO_LIST,
    AnySelect,
    mine,
)
from backend.core.services.todo_orders import comes_after_cursor, cursor_parameters, order_by
from backend.core.services.todo_projection import public_todo
from backend.core.services.todo_queries import LIMIT, page_json, page_of
from backend.db.database import Database
from backend.db.statement import Read, Statement
from backend.schemas.auth import Caller
from backend.schemas.todo import TrashQuery

_SORT = "-deleted_at"


@cache
def _page_statement(*, is_continued: bool) -> Read:
    rows = select(*public_todo(TODO), TODO.c.deleted_at).where(
        mine(TODO), TODO.c.deleted_at.is_not(None)
    )
    if is_continued:
        rows = rows.where(comes_after_cursor(_SORT))
    return Read(page_of(rows.order_by(*order_by(_SORT)).limit(LIMIT)))


def _purged(table: Table) -> CTE:
    return (
        delete(table)
        .where(mine(table), table.c.deleted_at.is_not(None))
        .returning(table.c.seq)
        .cte(f"purged_{table.name}")
    )


def _empty_statement() -> AnySelect:
    """Forgets what is in the trash, and notes up to which change number deletions are unknown."""
    purged = union_all(
        *(select(rows.c.seq) for rows in map(_purged, (TODO, TODO_LIST, LABEL)))
    ).cte("purged")
    newest = select(func.max(purged.c.seq)).scalar_subquery()
    counted = (
        update(CHANGE_COUNTER)
        .where(mine(CHANGE_COUNTER), newest.is_not(None))
        .values(purged_to=func.greatest(CHANGE_COUNTER.c.purged_to, newest))
        .returning(CHANGE_COUNTER.c.seq)
        .cte("counted")
    )
    return select(counted.c.seq)


_EMPTY = Statement(_empty_statement())


class TrashService:
    """The trashed todos of one caller."""

    def __init__(self, database: Database, caller: Caller) -> None:
        self._database = database
        self._caller = caller

    async def page(self, query: TrashQuery) -> str:
        """One page as JSON, the latest deletion first."""
        parameters: dict[str, object] = {"limit": query.limit + 1}
        if query.cursor is not None:
            parameters |= cursor_parameters(_SORT, query.cursor)
        statement = _page_statement(is_continued=query.cursor is not None)
        row = await self._database.fetch_one(self._caller, statement, **parameters)
        return page_json(row["page"], limit=query.limit, sort=_SORT)

    async def empty(self) -> None:
        """Deletes for good everything that is in the trash."""
        async with self._database.change(self._caller) as change:
            row = await change.row(_EMPTY)
            if row is not None:
                change.seq = row["seq"]

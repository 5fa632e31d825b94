"""What changed since a change number, bound to one user."""

from collections.abc import Sequence

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Integer,
    Table,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    select,
    union_all,
)
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects.postgresql import aggregate_order_by

from backend.core.services.collection_statements import public_label, public_list
from backend.core.services.rows import (
    CHANGE_COUNTER,
    LABEL,
    TODO,
    TODO_LIST,
    USER_SETTINGS,
    AnyColumn,
    AnySelect,
    Projection,
    as_json,
    caller_seq,
    mine,
)
from backend.core.services.todo_projection import public_todo
from backend.db.database import Database
from backend.db.statement import Read
from backend.errors import CursorExpiredError
from backend.schemas.auth import Caller

PAGE_SIZE = 1_000
_SINCE = parameter("since", type_=BigInteger)
_LIMIT: ColumnElement[int] = parameter("limit", type_=Integer)


def _numbers(table: Table) -> AnySelect:
    newer = select(table.c.seq).where(mine(table), table.c.seq > _SINCE)
    return select(newer.order_by(table.c.seq).limit(_LIMIT).subquery(f"{table.name}_numbers"))


def _horizon() -> CTE:
    """How far this page goes: never through the middle of one change number."""
    numbers = union_all(*map(_numbers, (TODO, TODO_LIST, LABEL))).subquery("numbers")
    first = select(numbers.c.seq).order_by(numbers.c.seq).limit(_LIMIT).subquery("first")
    return (
        select(
            case((func.count() == _LIMIT, func.max(first.c.seq)), else_=caller_seq()).label("seq")
        )
        .select_from(first)
        .cte("horizon")
    )


def _changes_statement() -> AnySelect:
    horizon = _horizon()
    until = select(horizon.c.seq).scalar_subquery()

    def is_new(table: Table) -> ColumnElement[bool]:
        return and_(mine(table), table.c.seq > _SINCE, table.c.seq <= until)

    def live(table: Table, projection: Projection) -> AnyColumn:
        rows = select(*projection(table)).where(is_new(table), table.c.deleted_at.is_(None))
        page = rows.order_by(table.c.seq, table.c.id).subquery(f"live_{table.name}")
        return select(func.array_agg(as_json(page))).select_from(page).scalar_subquery()

    def deleted(table: Table) -> AnyColumn:
        row_id = cast(table.c.id, Text)
        ids = func.array_agg(aggregate_order_by(row_id, table.c.seq, table.c.id))
        return select(ids).where(is_new(table), table.c.deleted_at.is_not(None)).scalar_subquery()

    return select(
        horizon.c.seq,
        caller_seq().label("newest"),
        select(CHANGE_COUNTER.c.purged_to)
        .where(mine(CHANGE_COUNTER))
        .scalar_subquery()
        .label("purged_to"),
        live(TODO, public_todo).label("todos"),
        live(TODO_LIST, public_list).label("lists"),
        live(LABEL, public_label).label("labels"),
        deleted(TODO).label("deleted_todos"),
        deleted(TODO_LIST).label("deleted_lists"),
        deleted(LABEL).label("deleted_labels"),
        exists().where(is_new(USER_SETTINGS)).label("settings_changed"),
    )


_CHANGES = Read(_changes_statement())
_NEWEST = Read(select(func.coalesce(caller_seq(), 0).label("seq")))


class ChangeService:
    """The changes of one caller."""

    def __init__(self, database: Database, caller: Caller) -> None:
        self._database = database
        self._caller = caller

    async def newest(self) -> int:
        """The number of the last change; 0 before the first."""
        row = await self._database.fetch_one(self._caller, _NEWEST)
        seq: int = row["seq"]
        return seq

    async def since(self, since: int, *, limit: int = PAGE_SIZE) -> str:
        """About `limit` changed rows as JSON; raises CursorExpiredError.

        A number from the future means that the database is an older one: that client has to
        start again, too.
        """
        row = await self._database.fetch_one(self._caller, _CHANGES, since=since, limit=limit)
        newest, horizon = row["newest"] or 0, row["seq"] or 0
        if since > newest or 0 < since < (row["purged_to"] or 0):
            raise CursorExpiredError
        return (
            f'{{"seq":{horizon},"has_more":{_json_bool(is_true=horizon < newest)},'
            f'"todos":{_json_array(row["todos"])},"lists":{_json_array(row["lists"])},'
            f'"labels":{_json_array(row["labels"])},"deleted":{{'
            f'"todos":{_json_ids(row["deleted_todos"])},'
            f'"lists":{_json_ids(row["deleted_lists"])},'
            f'"labels":{_json_ids(row["deleted_labels"])}}},'
            f'"settings_changed":{_json_bool(is_true=row["settings_changed"])}}}'
        )


def _json_bool(*, is_true: bool) -> str:
    return "true" if is_true else "false"


def _json_array(documents: Sequence[str] | None) -> str:
    return f"[{','.join(documents or ())}]"


def _json_ids(ids: Sequence[str] | None) -> str:
    return _json_array([f'"{row_id}"' for row_id in ids or ()])

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
    literal_column,
    or_,
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
# What is in memory at once, however long the notes are.
MAX_BYTES = 2_000_000
_SINCE = parameter("since", type_=BigInteger)
_LIMIT: ColumnElement[int] = parameter("limit", type_=Integer)
_MAX_BYTES: ColumnElement[int] = parameter("max_bytes", type_=Integer)


def _numbers(table: Table) -> AnySelect:
    # PostgreSQL knows the length of what it keeps elsewhere without reading it.
    size = func.octet_length(table.c.notes) if table is TODO else literal_column("0")
    newer = select(table.c.seq, size.label("size")).where(mine(table), table.c.seq > _SINCE)
    return select(newer.order_by(table.c.seq).limit(_LIMIT).subquery(f"{table.name}_numbers"))


def _horizon() -> CTE:
    """How far this page goes: never through the middle of one change number, and past one."""
    numbers = union_all(*map(_numbers, (TODO, TODO_LIST, LABEL))).subquery("numbers")
    # All rows of one number share a sum, that of the whole number.
    size = func.sum(numbers.c.size).over(order_by=numbers.c.seq).label("size")
    first = select(numbers.c.seq, size).order_by(numbers.c.seq).limit(_LIMIT).subquery("first")
    fitting = func.max(first.c.seq).filter(first.c.size <= _MAX_BYTES)
    is_full = or_(func.count() == _LIMIT, func.max(first.c.size) > _MAX_BYTES)
    end = case((is_full, func.coalesce(fitting, func.min(first.c.seq))), else_=caller_seq())
    return select(end.label("seq")).select_from(first).cte("horizon")


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

    async def since(self, since: int, *, begun: int = 0, limit: int = PAGE_SIZE) -> str:
        """About `limit` changed rows as JSON; raises CursorExpiredError.

        What lay in the trash when a load of everything had `begun` was never part of that load, so
        it may be purged before the last page; what was trashed later may not. A number from the
        future means that the database is an older one: that client has to start again, too.
        """
        row = await self._database.fetch_one(
            self._caller, _CHANGES, since=since, limit=limit, max_bytes=MAX_BYTES
        )
        newest, horizon = row["newest"] or 0, row["seq"] or 0
        if since == 0:
            begun = newest
        if not (row["purged_to"] or 0) <= max(since, begun) <= newest:
            raise CursorExpiredError
        return (
            f'{{"seq":{horizon},"has_more":{_json_bool(is_true=horizon < newest)},"begun":{begun},'
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

"""The statements on lists and labels, which differ in little but their table."""

from collections.abc import Iterable

from sqlalchemy import (
    CTE,
    Boolean,
    ColumnElement,
    FromClause,
    Table,
    Uuid,
    any_,
    case,
    func,
    insert,
    select,
    update,
)
from sqlalchemy import bindparam as parameter

from backend.core.services.rows import (
    CALLER,
    ID,
    LABEL,
    TODO,
    TODO_LIST,
    AnyColumn,
    AnySelect,
    Projection,
    caller_seq,
    documents,
    mine,
    returned,
    touched,
)
from backend.core.services.todo_queries import page_of
from backend.db.statement import Read, Statement

_BATCH = parameter("batch", type_=Uuid)
_INTO = parameter("into_id", type_=Uuid)
_IS_ARCHIVED: ColumnElement[bool] = parameter("archived", type_=Boolean)


def public_label(source: FromClause) -> list[AnyColumn]:
    """In the order of schemas.collection.Label; tests/backend compares the two."""
    c = source.c
    return [c.id, c.name, c.color, c.position, c.version, c.created_at, c.updated_at]


def public_list(source: FromClause) -> list[AnyColumn]:
    """In the order of schemas.collection.TodoList; tests/backend compares the two."""
    return [*public_label(source), source.c.archived_at]


class CollectionStatements:
    """The statements on one of the two tables, each compiled once."""

    def __init__(self, table: Table, projection: Projection) -> None:
        self._table = table
        self._projection = projection
        self.page = Read(_page(table, projection))
        # One that is not in the trash; and one wherever it is.
        self.get = self._find(table.c.deleted_at.is_(None))
        self.find = self._find()
        self.create = self._create()
        self.trash = _trash(table)
        self._updates: dict[frozenset[str], Statement] = {}

    def update(self, fields: frozenset[str]) -> Statement:
        """Changes these fields; there are few combinations."""
        statement = self._updates.get(fields)
        if statement is None:
            statement = self._updates[fields] = self._update(fields)
        return statement

    def _find(self, *conditions: ColumnElement[bool]) -> Read:
        table = self._table
        stored = select(*returned(table)).where(mine(table), table.c.id == ID, *conditions)
        return Read(documents(stored.cte("stored"), self._projection))

    def _create(self) -> Statement:
        table = self._table
        names = ("name", "color", "position", "create_digest")
        stored = (
            insert(table)
            .values(user_id=CALLER, id=ID, seq=caller_seq(), **_plain(table, names))
            .returning(*returned(table))
        )
        return self._stored(stored.cte("stored"))

    def _update(self, fields: frozenset[str]) -> Statement:
        table = self._table
        values = _plain(table, fields - {"archived"})
        if "archived" in fields:
            values["archived_at"] = case(
                (_IS_ARCHIVED, func.coalesce(table.c.archived_at, func.now()))
            )
        stored = (
            update(table)
            .where(mine(table), table.c.id == ID)
            .values(**values, **touched(table))
            .returning(*returned(table))
        )
        return self._stored(stored.cte("stored"))

    def _stored(self, stored: CTE) -> Statement:
        return Statement(documents(stored, self._projection))


def _page(table: Table, projection: Projection) -> AnySelect:
    rows = select(*projection(table)).where(mine(table), table.c.deleted_at.is_(None))
    return page_of(rows.order_by(table.c.position, table.c.id))


def _plain(table: Table, names: Iterable[str]) -> dict[str, AnyColumn]:
    return {name: parameter(name, type_=table.c[name].type) for name in names}


def _trashed(table: Table) -> CTE:
    return (
        update(table)
        .where(mine(table), table.c.id == ID)
        .values(deleted_at=func.now(), delete_batch=_BATCH, **touched(table))
        .returning(table.c.id, table.c.seq)
        .cte("trashed")
    )


def _trash(table: Table) -> Statement:
    """A list goes with its todos, a label goes off its todos."""
    trashed = _trashed(table)
    todos = _with_its_todos(trashed) if table is TODO_LIST else _off_its_todos(trashed)
    return Statement(select(trashed.c.seq).add_cte(todos))


def _with_its_todos(trashed: CTE) -> CTE:
    return (
        update(TODO)
        .where(mine(TODO), TODO.c.list_id == trashed.c.id, TODO.c.deleted_at.is_(None))
        .values(deleted_at=func.now(), delete_batch=_BATCH, **touched(TODO))
        .returning(TODO.c.id)
        .cte("trashed_todos")
    )


def _off_its_todos(trashed: CTE) -> CTE:
    return _relabelled(trashed, func.array_remove(TODO.c.label_ids, trashed.c.id))


def _relabelled(trashed: CTE, label_ids: AnyColumn) -> CTE:
    # Those in the trash too: what is restored must not name a label that is gone.
    return (
        update(TODO)
        .where(mine(TODO), trashed.c.id == any_(TODO.c.label_ids))
        .values(label_ids=label_ids, **touched(TODO))
        .returning(TODO.c.id)
        .cte("changed_todos")
    )


def _merge_statement() -> AnySelect:
    merged = _trashed(LABEL)
    label_ids = case(
        (any_(TODO.c.label_ids) == _INTO, func.array_remove(TODO.c.label_ids, merged.c.id)),
        else_=func.array_replace(TODO.c.label_ids, merged.c.id, _INTO),
    )
    return select(merged.c.seq).add_cte(_relabelled(merged, label_ids))


LISTS = CollectionStatements(TODO_LIST, public_list)
LABELS = CollectionStatements(LABEL, public_label)
# Puts another label in the place of one that goes to the trash.
MERGE_LABELS = Statement(_merge_statement())

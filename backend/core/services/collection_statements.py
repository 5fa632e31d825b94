"""The statements on lists and labels, which differ in little but their table."""

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Table,
    Uuid,
    any_,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy import bindparam as parameter

from backend.core.services.rows import (
    CALLER,
    ID,
    TODO,
    TODO_LIST,
    AnyColumn,
    AnySelect,
    caller_seq,
    documents,
    mine,
    returned,
)
from backend.core.services.todo_queries import page_of
from backend.core.services.todo_statements import touched as todo_touched
from backend.db.statement import Statement

_BATCH = parameter("batch", type_=Uuid)


def public_collection(source: FromClause) -> list[AnyColumn]:
    """In the order of schemas.collection.Collection; tests/backend compares the two."""
    c = source.c
    return [c.id, c.name, c.color, c.position, c.version, c.created_at, c.updated_at]


def _touched(table: Table) -> dict[str, AnyColumn]:
    return {
        "version": table.c.version + literal_column("1"),
        "updated_at": func.now(),
        "seq": caller_seq(),
    }


class CollectionStatements:
    """The statements on one of the two tables, each compiled once."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.page = Statement(_page(table))
        # One that is not in the trash; and one wherever it is.
        self.get = _find(table, table.c.deleted_at.is_(None))
        self.find = _find(table)
        self.create = _create(table)
        self.trash = _trash(table)
        self._updates: dict[frozenset[str], Statement] = {}

    def update(self, fields: frozenset[str]) -> Statement:
        """Changes these fields; there are few combinations."""
        statement = self._updates.get(fields)
        if statement is None:
            statement = self._updates[fields] = _update(self._table, fields)
        return statement


def _page(table: Table) -> AnySelect:
    rows = select(*public_collection(table)).where(mine(table), table.c.deleted_at.is_(None))
    return page_of(rows.order_by(table.c.position, table.c.id))


def _find(table: Table, *conditions: ColumnElement[bool]) -> Statement:
    stored = select(*returned(table)).where(mine(table), table.c.id == ID, *conditions)
    return Statement(documents(stored.cte("stored"), public_collection))


def _create(table: Table) -> Statement:
    names = ("name", "color", "position", "create_digest")
    stored = (
        insert(table)
        .values(
            user_id=CALLER,
            id=ID,
            seq=caller_seq(),
            **{name: parameter(name, type_=table.c[name].type) for name in names},
        )
        .returning(*returned(table))
    )
    return Statement(documents(stored.cte("stored"), public_collection))


def _update(table: Table, fields: frozenset[str]) -> Statement:
    values = {name: parameter(name, type_=table.c[name].type) for name in fields}
    stored = (
        update(table)
        .where(mine(table), table.c.id == ID)
        .values(**values, **_touched(table))
        .returning(*returned(table))
    )
    return Statement(documents(stored.cte("stored"), public_collection))


def _trash(table: Table) -> Statement:
    """A list goes with its todos, a label goes off its todos."""
    trashed = (
        update(table)
        .where(mine(table), table.c.id == ID)
        .values(deleted_at=func.now(), delete_batch=_BATCH, **_touched(table))
        .returning(table.c.id, table.c.seq)
        .cte("trashed")
    )
    todos = _with_its_todos(trashed) if table is TODO_LIST else _off_its_todos(trashed)
    return Statement(select(trashed.c.seq).add_cte(todos))


def _with_its_todos(trashed: CTE) -> CTE:
    return (
        update(TODO)
        .where(mine(TODO), TODO.c.list_id == trashed.c.id, TODO.c.deleted_at.is_(None))
        .values(deleted_at=func.now(), delete_batch=_BATCH, **todo_touched())
        .returning(TODO.c.id)
        .cte("trashed_todos")
    )


def _off_its_todos(trashed: CTE) -> CTE:
    # Those in the trash too: what is restored must not name a label that is gone.
    return (
        update(TODO)
        .where(mine(TODO), trashed.c.id == any_(TODO.c.label_ids))
        .values(label_ids=func.array_remove(TODO.c.label_ids, trashed.c.id), **todo_touched())
        .returning(TODO.c.id)
        .cte("changed_todos")
    )

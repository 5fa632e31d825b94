"""The statements that write todos, each compiled once."""

from functools import lru_cache

from sqlalchemy import (
    CTE,
    Boolean,
    ColumnElement,
    Uuid,
    any_,
    case,
    exists,
    func,
    null,
    or_,
    select,
    update,
)
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects.postgresql import insert

from backend.core.services.rows import (
    CALLER,
    ID,
    TODO,
    TODO_LIST,
    VERSIONS,
    AnyColumn,
    AnySelect,
    caller_seq,
    documents,
    mine,
    returned,
    touched,
)
from backend.core.services.todo_projection import public_todo
from backend.db.statement import Statement

_IS_COMPLETED: ColumnElement[bool] = parameter("completed", type_=Boolean)
# Not the time of the transaction: what was completed one after the other within one is not taken
# for what was completed together, which reopening goes by.
_COMPLETION_TIME = func.statement_timestamp()
_ROOT = (mine(TODO), TODO.c.id == ID)
_IS_EXPECTED = TODO.c.version == any_(VERSIONS)
# Fields of a create that go to the column of their name as they are.
PLAIN_FIELDS = (
    "title", "notes", "priority", "due_date", "due_time", "due_timezone", "list_id", "parent_id",
    "label_ids", "position",
)  # fmt: skip


def _plain(name: str) -> AnyColumn:
    return parameter(name, type_=TODO.c[name].type)


CREATE = Statement(
    documents(
        insert(TODO)
        .values(
            user_id=CALLER,
            id=ID,
            completed_at=case((_IS_COMPLETED, _COMPLETION_TIME)),
            create_digest=_plain("create_digest"),
            seq=caller_seq(),
            **{name: _plain(name) for name in PLAIN_FIELDS},
        )
        .on_conflict_do_nothing(index_elements=[TODO.c.user_id, TODO.c.id])
        .returning(*returned(TODO))
        .cte("stored"),
        public_todo,
    )
)


@lru_cache(maxsize=256)
def update_statement(fields: frozenset[str], *, is_conditional: bool) -> Statement:
    """Changes these fields of one todo; with `is_conditional` only in one of `versions`.

    Completing a todo completes its open parts, and reopening it reopens exactly those.
    """
    values = {name: _plain(name) for name in fields if name != "completed"}
    if "completed" in fields:
        values["completed_at"] = case(
            (_IS_COMPLETED, func.coalesce(TODO.c.completed_at, _COMPLETION_TIME))
        )
    conditions = [*_ROOT, TODO.c.deleted_at.is_(None)]
    if is_conditional:
        conditions.append(_IS_EXPECTED)
    stored = (
        update(TODO)
        .where(*conditions)
        .values(**values, **touched(TODO))
        .returning(*returned(TODO))
        .cte("stored")
    )
    statement = documents(stored, public_todo)
    return Statement(
        statement.add_cte(_complete_parts(stored)) if "completed" in fields else statement
    )


def _complete_parts(stored: CTE) -> CTE:
    parts = _descendants_of(select(stored.c.id))
    # A statement sees the rows as they were before it, so this is the old value.
    before = TODO.alias("before")
    completed_before = (
        select(before.c.completed_at).where(mine(before), before.c.id == ID).scalar_subquery()
    )
    is_affected = case(
        (_IS_COMPLETED, TODO.c.completed_at.is_(None)),
        else_=TODO.c.completed_at == completed_before,
    )
    return (
        update(TODO)
        .where(mine(TODO), TODO.c.id.in_(select(parts.c.id)), TODO.c.deleted_at.is_(None))
        .where(is_affected)
        .values(completed_at=case((_IS_COMPLETED, _COMPLETION_TIME)), **touched(TODO))
        .returning(TODO.c.id)
        .cte("completed_parts")
    )


def _descendants_of(roots: AnySelect) -> CTE:
    child = TODO.alias("child")
    parts = (
        select(child.c.id)
        .where(mine(child), child.c.parent_id.in_(roots))
        .cte("parts", recursive=True)
    )
    grandchild = TODO.alias("grandchild")
    return parts.union_all(
        select(grandchild.c.id)
        .join(parts, grandchild.c.parent_id == parts.c.id)
        .where(mine(grandchild))
    )


@lru_cache(maxsize=2)
def trash_statement(*, is_conditional: bool) -> Statement:
    """Moves a todo and its parts to the trash, as one batch."""
    root = select(TODO.c.id).where(*_ROOT, TODO.c.deleted_at.is_(None))
    if is_conditional:
        root = root.where(_IS_EXPECTED)
    family = root.cte("family", recursive=True)
    child = TODO.alias("child")
    family = family.union_all(
        select(child.c.id)
        .join(family, child.c.parent_id == family.c.id)
        .where(mine(child), child.c.deleted_at.is_(None))
    )
    trashed = (
        update(TODO)
        .where(mine(TODO), TODO.c.id.in_(select(family.c.id)))
        .values(deleted_at=func.now(), delete_batch=parameter("batch", type_=Uuid), **touched(TODO))
        .returning(TODO.c.seq)
        .cte("trashed")
    )
    return Statement(select(func.max(trashed.c.seq).label("seq")))


def _restore_statement() -> Statement:
    """Takes a todo out of the trash with the parts that went there with it.

    What it belonged to may be gone: without its list it comes to the inbox, without its parent
    it stands alone.
    """
    root = select(TODO.c.id, TODO.c.delete_batch).where(*_ROOT, TODO.c.deleted_at.is_not(None))
    family = root.cte("family", recursive=True)
    child = TODO.alias("child")
    family = family.union_all(
        select(child.c.id, child.c.delete_batch)
        .join(family, child.c.parent_id == family.c.id)
        .where(mine(child), child.c.delete_batch == family.c.delete_batch)
    )
    parent = TODO.alias("parent")
    has_list = exists().where(
        mine(TODO_LIST), TODO_LIST.c.id == TODO.c.list_id, TODO_LIST.c.deleted_at.is_(None)
    )
    has_parent = exists().where(
        mine(parent),
        parent.c.id == TODO.c.parent_id,
        parent.c.deleted_at.is_(None),
        parent.c.list_id.is_not_distinct_from(TODO.c.list_id),
    )
    restored = (
        update(TODO)
        .where(mine(TODO), TODO.c.id.in_(select(family.c.id)))
        .values(
            deleted_at=null(),
            delete_batch=null(),
            list_id=case((has_list, TODO.c.list_id)),
            parent_id=case((or_(TODO.c.id != ID, has_parent), TODO.c.parent_id)),
            **touched(TODO),
        )
        .returning(*returned(TODO))
        .cte("restored")
    )
    stored = select(restored).where(restored.c.id == ID).cte("stored")
    return Statement(documents(stored, public_todo))


RESTORE = _restore_statement()

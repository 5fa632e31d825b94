"""What there is to export: everything but the todos themselves, which come in parts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Subquery, Table, Text, Uuid, and_, any_, cast, func, select, true
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects.postgresql import ARRAY

from backend.core.services.collection_statements import public_label, public_list
from backend.core.services.rows import (
    CALLER,
    LABEL,
    TODO,
    TODO_LIST,
    USER_SETTINGS,
    AnyColumn,
    AnySelect,
    Projection,
    as_json,
    mine,
)
from backend.core.services.todo_projection import public_todo
from backend.core.services.todo_queries import page_of
from backend.core.services.user_service import settings_columns
from backend.db.statement import Read, Row
from backend.schemas.collection import Label, TodoList
from backend.schemas.export import BackupSettings
from backend.schemas.todo import Todo

_IDS = parameter("ids", type_=ARRAY(Uuid))
_IS_THERE = TODO.c.deleted_at.is_(None)


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a todo stands; `number` counts from 1, `size` is that of its notes in bytes."""

    id: str
    number: int
    depth: int
    parent: "Entry | None"
    has_parts: bool
    size: int


@dataclass(frozen=True, slots=True)
class ZoneUse:
    """A time zone that todos are due in, and from when to when."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class Outline:
    """`lists` and `labels` are JSON texts in their order; `entries` has parents before parts."""

    settings: BackupSettings
    lists: Sequence[str]
    labels: Sequence[str]
    zones: Sequence[ZoneUse]
    entries: Sequence[Entry]

    @classmethod
    def of(cls, row: Row) -> "Outline":
        """From the row of OUTLINE."""
        zones = (row["zone_names"] or (), row["zone_firsts"] or (), row["zone_lasts"] or ())
        return cls(
            settings=BackupSettings.model_validate_json(row["settings"]),
            lists=row["lists"] or (),
            labels=row["labels"] or (),
            zones=[
                ZoneUse(name, date.fromisoformat(first), date.fromisoformat(last))
                for name, first, last in zip(*zones, strict=True)
            ],
            entries=_in_order(row),
        )

    @cached_property
    def todo_lists(self) -> Sequence[TodoList]:
        return [TodoList.model_validate_json(text) for text in self.lists]

    @cached_property
    def _list_names(self) -> Mapping[UUID | None, str]:
        return {each.id: each.name for each in self.todo_lists}

    @cached_property
    def _label_names(self) -> Mapping[UUID, str]:
        labels = (Label.model_validate_json(text) for text in self.labels)
        return {label.id: label.name for label in labels}

    def list_of(self, todo: Todo) -> str:
        """The name of the todo's list; nothing for the inbox."""
        return self._list_names.get(todo.list_id, "")

    def labels_of(self, todo: Todo) -> list[str]:
        """The names of the todo's labels, but for those that were made since."""
        names = self._label_names
        return [names[label_id] for label_id in todo.label_ids if label_id in names]

    @cached_property
    def zone(self) -> ZoneInfo:
        """The person's own, as far as it is known."""
        return ZoneInfo(self.settings.time_zone or "UTC")


def _in_order(row: Row) -> list[Entry]:
    """List by list, and below each todo its parts."""
    parts: dict[str | None, list[tuple[str, int]]] = {}
    ids: Sequence[str] = row["ids"] or ()
    known = set(ids)
    columns = (ids, row["parent_ids"] or (), row["sizes"] or ())
    for todo_id, parent_id, size in zip(*columns, strict=True):
        place = parts.setdefault(parent_id if parent_id in known else None, [])
        place.append((todo_id, int(size)))
    entries: list[Entry] = []

    def add(siblings: Iterable[tuple[str, int]], parent: Entry | None, depth: int) -> None:
        for todo_id, size in siblings:
            below = parts.get(todo_id, ())
            entry = Entry(todo_id, len(entries) + 1, depth, parent, bool(below), size)
            entries.append(entry)
            add(below, entry, depth + 1)

    add(parts.get(None, ()), None, 0)
    return entries


def _arrays(rows: Subquery) -> Subquery:
    """One row with an array of each column as text, in the order of the rows."""
    arrays = (func.array_agg(cast(column, Text)).label(f"{column.name}s") for column in rows.c)
    return select(*arrays).select_from(rows).subquery(f"{rows.name}_arrays")


def _todos() -> AnySelect:
    in_list = and_(mine(TODO_LIST), TODO_LIST.c.id == TODO.c.list_id)
    return (
        select(TODO.c.id, TODO.c.parent_id, func.octet_length(TODO.c.notes).label("size"))
        .select_from(TODO.outerjoin(TODO_LIST, in_list))
        .where(mine(TODO), _IS_THERE)
        .order_by(TODO_LIST.c.position.nulls_first(), TODO_LIST.c.id, TODO.c.position, TODO.c.id)
    )


def _zones() -> AnySelect:
    due_date = TODO.c.due_date
    return (
        select(
            TODO.c.due_timezone.label("zone_name"),
            func.min(due_date).label("zone_first"),
            func.max(due_date).label("zone_last"),
        )
        .where(mine(TODO), _IS_THERE, TODO.c.due_timezone.is_not(None))
        .group_by(TODO.c.due_timezone)
        .order_by(TODO.c.due_timezone)
    )


def _collections(table: Table, projection: Projection) -> AnyColumn:
    rows = select(*projection(table)).where(mine(table), table.c.deleted_at.is_(None))
    return page_of(rows.order_by(table.c.position, table.c.id)).scalar_subquery()


def _settings() -> AnyColumn:
    caller = select(CALLER.label("user_id")).subquery("caller")
    stored = select(USER_SETTINGS).where(mine(USER_SETTINGS)).subquery("stored")
    settings = select(*settings_columns(stored)).select_from(caller.outerjoin(stored, true()))
    rows = settings.subquery("settings")
    return select(as_json(rows)).select_from(rows).scalar_subquery()


def _outline_statement() -> AnySelect:
    todos = _arrays(_todos().subquery("outline"))
    zones = _arrays(_zones().subquery("zones"))
    return select(
        *todos.c,
        *zones.c,
        _settings().label("settings"),
        _collections(TODO_LIST, public_list).label("lists"),
        _collections(LABEL, public_label).label("labels"),
    ).select_from(todos.join(zones, true()))


def _todos_statement() -> AnySelect:
    todos = select(*public_todo(TODO)).where(mine(TODO), _IS_THERE, TODO.c.id == any_(_IDS))
    rows = todos.subquery("todos")
    return select(
        func.array_agg(cast(rows.c.id, Text)).label("ids"),
        func.array_agg(as_json(rows)).label("bodies"),
    ).select_from(rows)


OUTLINE = Read(_outline_statement())
# Todos by their ids; those that are gone are left out.
TODOS = Read(_todos_statement())

"""The statements that read todos, each compiled once per combination of filters."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Text,
    Uuid,
    any_,
    func,
    or_,
    select,
)
from sqlalchemy import bindparam as parameter

from backend.core.services.rows import ID, TODO, AnySelect, as_json, documents, mine, returned
from backend.core.services.todo_orders import (
    comes_after_cursor,
    cursor_after,
    cursor_parameters,
    order_by,
)
from backend.core.services.todo_projection import public_todo
from backend.db.statement import Read
from backend.schemas.todo import TodoQuery

MAX_COMPILED_SHAPES = 512
LIMIT: ColumnElement[int] = parameter("limit", type_=Integer)

# One todo that is not in the trash; and one wherever it is.
GET = Read(
    documents(
        select(*returned(TODO))
        .where(mine(TODO), TODO.c.id == ID, TODO.c.deleted_at.is_(None))
        .cte("stored"),
        public_todo,
    )
)
FIND = Read(
    documents(select(*returned(TODO)).where(mine(TODO), TODO.c.id == ID).cte("stored"), public_todo)
)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What makes one statement differ from another; the values are parameters."""

    in_list: Literal["inbox", "list"] | None
    has_label: bool
    completed: Literal["true", "false", "any"]
    has_due_before: bool
    has_due_after: bool
    has_search: bool
    sort: str
    is_continued: bool


def list_statement(query: TodoQuery) -> tuple[Read, dict[str, object]]:
    """The statement for one page (an array of JSON objects) and its parameters."""
    in_list: Literal["inbox", "list"] | None = None
    if query.list_id is not None:
        in_list = "inbox" if query.list_id == "inbox" else "list"
    shape = _Shape(
        in_list=in_list,
        has_label=query.label_id is not None,
        completed=query.completed,
        has_due_before=query.due_before is not None,
        has_due_after=query.due_after is not None,
        has_search=query.q is not None,
        sort=query.sort,
        is_continued=query.cursor is not None,
    )
    return _compiled(shape), _parameters(query)


def _parameters(query: TodoQuery) -> dict[str, object]:
    # One row more than asked for tells whether there is another page.
    parameters: dict[str, object] = {
        "list_id": query.list_id,
        "label_id": query.label_id,
        "due_before": query.due_before,
        "due_after": query.due_after,
        "limit": query.limit + 1,
    }
    if query.q is not None:
        parameters["words"] = _word_beginnings(query.q)
        parameters["substring"] = _like_pattern(query.q)
    if query.cursor is not None:
        parameters |= cursor_parameters(query.sort, query.cursor)
    return parameters


@lru_cache(maxsize=MAX_COMPILED_SHAPES)
def _compiled(shape: _Shape) -> Read:
    statement = select(*public_todo(TODO)).where(
        mine(TODO), TODO.c.deleted_at.is_(None), *_filters(shape)
    )
    if shape.is_continued:
        statement = statement.where(comes_after_cursor(shape.sort))
    return Read(page_of(statement.order_by(*order_by(shape.sort)).limit(LIMIT)))


def page_of(rows: AnySelect) -> AnySelect:
    """The rows as an array of JSON texts, in their order."""
    page = rows.subquery("page")
    return select(func.array_agg(as_json(page)).label("page")).select_from(page)


def _filters(shape: _Shape) -> list[ColumnElement[bool]]:
    c = TODO.c
    filters = (
        (c.list_id.is_(None), shape.in_list == "inbox"),
        (c.list_id == parameter("list_id", type_=Uuid), shape.in_list == "list"),
        (parameter("label_id", type_=Uuid) == any_(c.label_ids), shape.has_label),
        (c.completed_at.is_(None), shape.completed == "false"),
        (c.completed_at.is_not(None), shape.completed == "true"),
        (c.due_date < parameter("due_before", type_=Date), shape.has_due_before),
        (c.due_date > parameter("due_after", type_=Date), shape.has_due_after),
        (_matches(), shape.has_search),
    )
    return [condition for condition, is_wanted in filters if is_wanted]


def _matches() -> ColumnElement[bool]:
    # The words wherever they stand, or the very text within the title: languages without spaces
    # have no words that the first could find. An index would not be used: under row-level
    # security only a leak-proof operator may look at rows before the policy has.
    words = func.to_tsquery("simple", parameter("words", type_=Text))
    substring = parameter("substring", type_=Text)
    return or_(TODO.c.search.op("@@")(words), TODO.c.title.ilike(substring))


def _word_beginnings(text: str) -> str:
    quoted = (word.replace("\\", "\\\\").replace("'", "''") for word in text.split())
    return " & ".join(f"'{word}':*" for word in quoted)


def _like_pattern(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def page_json(rows: Sequence[str] | None, *, limit: int, sort: str) -> str:
    """The page as JSON; `rows` may hold one more than fits, which says that there are more."""
    rows = rows or ()
    if len(rows) <= limit:
        return f'{{"data":[{",".join(rows)}],"next_cursor":null}}'
    cursor = cursor_after(sort, json.loads(rows[limit - 1]))
    return f'{{"data":[{",".join(rows[:limit])}],"next_cursor":"{cursor}"}}'

"""Todos on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field, JsonValue, with_config
from typing_extensions import TypedDict

from backend.schemas.base import PATCH_CONFIG, Answer, Payload
from backend.schemas.fields import (
    Cursor,
    DueDate,
    DueTime,
    Flag,
    Id,
    LabelIds,
    ListFilter,
    Notes,
    PageSize,
    Position,
    Priority,
    SearchText,
    TimeZone,
    Title,
)

Sort = Literal[
    "position", "-position", "due_date", "-due_date", "priority", "-priority",
    "title", "-title", "created_at", "-created_at", "updated_at", "-updated_at",
    "completed_at", "-completed_at",
]  # fmt: skip


class TodoCreate(Payload):
    """A new todo. With an `id` of the client's own making the request can be repeated safely."""

    id: Annotated[Id | None, Field(description="Made by the client, UUID version 7 at best")] = None
    title: Annotated[Title, Field(examples=["Buy milk"])]
    notes: Annotated[Notes, Field(description="Markdown")] = ""
    completed: Flag = False
    priority: Priority = 4
    due_date: DueDate | None = None
    due_time: Annotated[DueTime | None, Field(description="Needs due_date")] = None
    due_timezone: Annotated[
        TimeZone | None, Field(description="Needs due_time; null: wherever the person is")
    ] = None
    list_id: Annotated[Id | None, Field(description="null: the inbox")] = None
    parent_id: Id | None = None
    label_ids: LabelIds = Field(default_factory=list)
    position: Position | None = None


@with_config(PATCH_CONFIG)
class TodoUpdate(TypedDict, total=False):
    """A merge patch (RFC 7396): what is not there stays, null clears."""

    title: Annotated[Title, Field(examples=["Buy oat milk"])]
    notes: Notes
    completed: Flag
    priority: Priority
    due_date: DueDate | None
    due_time: DueTime | None
    due_timezone: TimeZone | None
    list_id: Id | None
    parent_id: Id | None
    label_ids: LabelIds
    position: Position


# There is one place to go to.
_ONE_PLACE: dict[str, JsonValue] = {
    "minProperties": 1,
    "not": {"required": ["before_id", "after_id"]},
}


@with_config(ConfigDict(**PATCH_CONFIG, json_schema_extra=_ONE_PLACE))
class TodoMove(TypedDict, total=False):
    """Where the todo goes: next to another one, to another list, or both."""

    before_id: Annotated[Id, Field(description="Ends up right before this todo")]
    after_id: Annotated[Id, Field(description="Ends up right after this todo")]
    list_id: Annotated[Id | None, Field(description="The list it moves to; null: the inbox")]


class TodoQuery(Payload):
    """Filters, order and page of a list of todos."""

    list_id: Annotated[ListFilter | None, Field(description="`inbox` for none")] = None
    label_id: Id | None = None
    completed: Literal["true", "false", "any"] = "any"
    due_before: DueDate | None = None
    due_after: DueDate | None = None
    q: Annotated[SearchText | None, Field(description="Words, or their beginnings")] = None
    sort: Annotated[Sort, Field(description="A leading `-` reverses")] = "position"
    limit: PageSize = 50
    cursor: Annotated[Cursor | None, Field(description="`next_cursor` of the page before")] = None


class TrashQuery(Payload):
    """The page of the trash."""

    limit: PageSize = 50
    cursor: Annotated[Cursor | None, Field(description="`next_cursor` of the page before")] = None


class Todo(Answer):
    """A todo as stored."""

    id: UUID
    title: str
    notes: str
    completed: bool
    completed_at: AwareDatetime | None
    priority: int
    due_date: Annotated[DueDate | None, Field()]
    due_time: Annotated[DueTime | None, Field()]
    due_timezone: str | None
    list_id: UUID | None
    parent_id: UUID | None
    label_ids: list[UUID]
    position: str
    version: int
    created_at: AwareDatetime
    updated_at: AwareDatetime


class TrashedTodo(Todo):
    """A todo in the trash."""

    deleted_at: AwareDatetime


class TodoPage(Answer):
    """One page; `next_cursor` is null on the last."""

    data: list[Todo]
    next_cursor: str | None


class TrashPage(Answer):
    """One page of the trash, the latest deletion first."""

    data: list[TrashedTodo]
    next_cursor: str | None

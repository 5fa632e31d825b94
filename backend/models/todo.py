"""The todo."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Computed,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    Text,
    Time,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field

from backend.models.base import SCHEMA, TIMESTAMP, OwnedRow

_SEARCH = "to_tsvector('simple'::regconfig, ((title || ' '::text) || notes))"


class Todo(OwnedRow, table=True):
    """A todo; `list_id` null is the inbox, `completed_at` null is open.

    `label_ids` is an array instead of a join table: a list of todos then leaves the database
    without 50 look-ups, and every write of a user is serialised by the change counter, so the
    service can keep it free of labels that do not exist.
    """

    __tablename__ = "todo"
    __table_args__ = (
        ForeignKeyConstraint(
            ["user_id", "list_id"],
            [f"{SCHEMA}.todo_list.user_id", f"{SCHEMA}.todo_list.id"],
            name="todo_list_id_fkey",
            ondelete="SET NULL (list_id)",
        ),
        ForeignKeyConstraint(
            ["user_id", "parent_id"],
            [f"{SCHEMA}.todo.user_id", f"{SCHEMA}.todo.id"],
            name="todo_parent_id_fkey",
            ondelete="CASCADE",
        ),
        CheckConstraint("char_length(title) between 1 and 500", name="title_length"),
        CheckConstraint("char_length(notes) <= 100000", name="notes_length"),
        CheckConstraint("priority between 1 and 4", name="priority"),
        CheckConstraint("due_time is null or due_date is not null", name="due_time"),
        CheckConstraint("due_timezone is null or due_time is not null", name="due_timezone"),
        CheckConstraint("parent_id <> id", name="parent_id"),
        Index("todo_user_id_seq_idx", "user_id", "seq"),
        Index(
            "todo_open_idx",
            "user_id",
            "position",
            "id",
            postgresql_where=text("deleted_at is null and completed_at is null"),
        ),
        Index(
            "todo_parent_id_idx",
            "user_id",
            "parent_id",
            postgresql_where=text("parent_id is not null"),
        ),
        Index(
            "todo_trash_idx",
            "user_id",
            "deleted_at",
            postgresql_where=text("deleted_at is not null"),
        ),
        {"schema": SCHEMA},
    )

    title: str = Field(sa_type=Text)
    notes: str = Field(sa_type=Text, sa_column_kwargs={"server_default": ""})
    completed_at: datetime | None = Field(default=None, sa_type=TIMESTAMP)
    priority: int = Field(sa_type=SmallInteger, sa_column_kwargs={"server_default": text("4")})
    due_date: date | None = None
    due_time: time | None = Field(default=None, sa_type=Time)
    due_timezone: str | None = Field(default=None, sa_type=Text)
    list_id: UUID | None = None
    parent_id: UUID | None = None
    label_ids: list[UUID] = Field(
        sa_type=ARRAY(Uuid), sa_column_kwargs={"server_default": text("'{}'")}
    )
    search: str = Field(sa_type=TSVECTOR, sa_column_args=[Computed(_SEARCH, persisted=True)])

"""Lists and labels: what a person sorts todos into."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from backend.models.base import SCHEMA, TIMESTAMP, OwnedRow

COLORS = ("gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink")
_COLOR_CHECK = "color in ({})".format(", ".join(f"'{color}'" for color in COLORS))


class TodoList(OwnedRow, table=True):
    """A list; the inbox is no row but the todos without one.

    An archived one keeps its todos: it is only out of the way.
    """

    __tablename__ = "todo_list"
    __table_args__ = (
        CheckConstraint("char_length(name) between 1 and 120", name="name_length"),
        CheckConstraint(_COLOR_CHECK, name="color"),
        Index("todo_list_user_id_seq_idx", "user_id", "seq"),
        {"schema": SCHEMA},
    )

    name: str = Field(sa_type=Text)
    color: str | None = Field(default=None, sa_type=Text)
    archived_at: datetime | None = Field(default=None, sa_type=TIMESTAMP)


class Label(OwnedRow, table=True):
    """A label; its name is unique among the user's labels, whatever the case."""

    __tablename__ = "label"
    __table_args__ = (
        CheckConstraint("char_length(name) between 1 and 60", name="name_length"),
        CheckConstraint(_COLOR_CHECK, name="color"),
        Index("label_user_id_seq_idx", "user_id", "seq"),
        Index(
            "label_user_id_name_key",
            "user_id",
            text("lower(name)"),
            unique=True,
            postgresql_where=text("deleted_at is null"),
        ),
        {"schema": SCHEMA},
    )

    name: str = Field(sa_type=Text)
    color: str | None = Field(default=None, sa_type=Text)

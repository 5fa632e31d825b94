"""What the services of all kinds of rows share."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Subquery,
    Table,
    Text,
    Uuid,
    cast,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy import bindparam as parameter
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from backend.db.statement import Row
from backend.errors import AppError, NotFoundError, VersionConflictError
from backend.models import change, collection, mutation, todo, user

# Importing a model module is what puts its tables into the metadata.
MODEL_MODULES = (change, collection, mutation, todo, user)
_TABLES = SQLModel.metadata.tables
CHANGE_COUNTER = _TABLES["app.change_counter"]
USER_SETTINGS = _TABLES["app.user_settings"]
TODO_LIST = _TABLES["app.todo_list"]
LABEL = _TABLES["app.label"]
TODO = _TABLES["app.todo"]
ACCOUNT = _TABLES["app.account"]
MUTATION = _TABLES["app.mutation"]

CALLER = parameter("user_id", type_=Uuid)
ID = parameter("id", type_=Uuid)
VERSIONS = parameter("versions", type_=ARRAY(Integer))

# A column, type or statement of whatever type: SQLAlchemy's are invariant.
AnyColumn = ColumnElement[Any]
AnyType = TypeEngine[Any]
AnySelect = Select[*tuple[Any, ...]]
# From a table, or from rows that a statement returned, to the columns that a client may see.
Projection = Callable[[FromClause], Sequence[AnyColumn]]


@dataclass(frozen=True, slots=True)
class Document:
    """A row as it goes to the client: finished JSON, and the version for its ETag."""

    id: UUID
    version: int
    body: str

    @classmethod
    def of(cls, row: Row) -> Self:
        """From a row of one of the statements made by `documents`."""
        return cls(row["id"], row["version"], row["body"])


def refusal(stored: Row | None) -> AppError:
    """Why a row was not changed: it is not there, or not in an expected version."""
    if stored is None:
        return NotFoundError()
    return VersionConflictError(stored["body"], stored["version"])


def mine(table: FromClause) -> ColumnElement[bool]:
    """The condition that every statement on a user's rows starts with."""
    return table.c.user_id == CALLER


def caller_seq() -> ColumnElement[int]:
    """The change number of the running transaction."""
    return select(CHANGE_COUNTER.c.seq).where(mine(CHANGE_COUNTER)).scalar_subquery()


def touched(table: Table) -> dict[str, AnyColumn]:
    """What every write of a row does beside its purpose."""
    return {
        "version": table.c.version + literal_column("1"),
        "updated_at": func.now(),
        "seq": caller_seq(),
    }


def returned(table: Table) -> list[AnyColumn]:
    """The columns that a statement hands on; the search index is for PostgreSQL alone."""
    return [column for column in table.c if column.name != "search"]


def as_json(rows: Subquery) -> ColumnElement[str]:
    """Rows as JSON objects, made by PostgreSQL."""
    return cast(func.row_to_json(rows.table_valued()), Text)


def documents(stored: FromClause, projection: Projection) -> AnySelect:
    """One row as `id`, `version`, `seq`, `deleted_at`, `create_digest` and `body`."""
    public = select(*projection(stored)).subquery("public")
    return select(
        stored.c.id,
        stored.c.version,
        stored.c.seq,
        stored.c.deleted_at,
        stored.c.create_digest,
        as_json(public).label("body"),
    ).select_from(stored.join(public, true()))


def create_digest(payload: BaseModel) -> bytes:
    """Recognises a repeat of the same create, however the row has changed since."""
    content = payload.model_dump_json(exclude={"id"}, exclude_unset=True)
    return hashlib.blake2b(content.encode(), digest_size=16).digest()

"""What every table of the user's own data has in common."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Text, text
from sqlmodel import Field, SQLModel

SCHEMA = "app"
TIMESTAMP = DateTime(timezone=True)
NOW = {"server_default": text("now()")}

# Named constraints can be dropped, and be told apart in an error, without guessing.
SQLModel.metadata.naming_convention = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}


class OwnedRow(SQLModel):
    """A row of one user: its key starts with the owner, so there is no global id to probe.

    `seq` is the owner's change number at the last write, `version` counts the row's own writes,
    `create_digest` recognises a repeated create, and a row with `deleted_at` is in the trash,
    together with every other row of the same `delete_batch`.
    """

    user_id: UUID = Field(primary_key=True, foreign_key="auth.user.id", ondelete="CASCADE")
    id: UUID = Field(primary_key=True)
    position: str = Field(sa_type=Text(collation="C"))
    seq: int = Field(sa_type=BigInteger)
    version: int = Field(sa_column_kwargs={"server_default": text("1")})
    created_at: datetime = Field(sa_type=TIMESTAMP, sa_column_kwargs=NOW)
    updated_at: datetime = Field(sa_type=TIMESTAMP, sa_column_kwargs=NOW)
    deleted_at: datetime | None = Field(default=None, sa_type=TIMESTAMP)
    delete_batch: UUID | None = None
    create_digest: bytes | None = None

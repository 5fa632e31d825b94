"""The change counter: one row per user, bumped by each of the user's writes."""

from uuid import UUID

from sqlalchemy import BigInteger, text
from sqlmodel import Field, SQLModel

from backend.models.base import SCHEMA


class ChangeCounter(SQLModel, table=True):
    """Counts the user's writes.

    The row lock makes commit order the order of the numbers, so a reader never misses a change
    (a plain sequence can). Rows purged from the trash had change numbers up to `purged_to`: a
    client that knows less has missed a deletion and must load everything again.
    """

    __tablename__ = "change_counter"
    __table_args__ = {"schema": SCHEMA}

    user_id: UUID = Field(primary_key=True, foreign_key="auth.user.id", ondelete="CASCADE")
    seq: int = Field(sa_type=BigInteger)
    purged_to: int = Field(sa_type=BigInteger, sa_column_kwargs={"server_default": text("0")})

"""The changes that clients sent from their outbox."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from backend.models.base import NOW, SCHEMA, TIMESTAMP


class Mutation(SQLModel, table=True):
    """A mutation that was applied: a repeat of it changes nothing, for 30 days."""

    __tablename__ = "mutation"
    __table_args__ = (
        Index("mutation_user_id_applied_at_idx", "user_id", "applied_at"),
        {"schema": SCHEMA},
    )

    user_id: UUID = Field(primary_key=True, foreign_key="auth.user.id", ondelete="CASCADE")
    id: UUID = Field(primary_key=True)
    applied_at: datetime = Field(sa_type=TIMESTAMP, sa_column_kwargs=NOW)

"""The user: owned by Better Auth, referenced and read here, never written; and the settings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Text
from sqlmodel import Field, SQLModel

from backend.models.base import NOW, SCHEMA, TIMESTAMP

AUTH_SCHEMA = "auth"


class User(SQLModel, table=True):
    """Better Auth's table, as far as foreign keys and the account view need it."""

    __tablename__ = "user"
    __table_args__ = {"schema": AUTH_SCHEMA}

    id: UUID = Field(primary_key=True)


class Account(SQLModel, table=True):
    """The view of the caller's own user row: the only way from the API's role to identity."""

    __tablename__ = "account"
    __table_args__ = {"schema": SCHEMA, "info": {"is_view": True}}

    id: UUID = Field(primary_key=True)
    name: str = Field(sa_type=Text)
    email: str = Field(sa_type=Text)
    email_verified: bool
    created_at: datetime = Field(sa_type=TIMESTAMP)


class UserSettings(SQLModel, table=True):
    """What a person set in this app; no row means the defaults."""

    __tablename__ = "user_settings"
    __table_args__ = (
        CheckConstraint("date_order in ('dmy', 'mdy', 'ymd')", name="date_order"),
        CheckConstraint("theme in ('system', 'light', 'dark')", name="theme"),
        CheckConstraint("week_start in ('monday', 'saturday', 'sunday')", name="week_start"),
        {"schema": SCHEMA},
    )

    user_id: UUID = Field(primary_key=True, foreign_key="auth.user.id", ondelete="CASCADE")
    time_zone: str | None = Field(default=None, sa_type=Text)
    week_start: str = Field(sa_type=Text, sa_column_kwargs={"server_default": "monday"})
    date_order: str = Field(sa_type=Text, sa_column_kwargs={"server_default": "dmy"})
    theme: str = Field(sa_type=Text, sa_column_kwargs={"server_default": "system"})
    seq: int = Field(sa_type=BigInteger)
    updated_at: datetime = Field(sa_type=TIMESTAMP, sa_column_kwargs=NOW)

"""The yardstick: the same list and create, written the way FastAPI's tutorials write them.

A session per request, objects, a response model, a token decoded each time. No row-level
security, no change counter: it does less than the backend does.
"""

import uuid
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Annotated

import jwt
from fastapi import Depends, FastAPI
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import DateTime
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession


class TodoBase(SQLModel):
    """What a client may send."""

    title: str = Field(min_length=1, max_length=500)
    notes: str = ""
    priority: int = Field(default=4, ge=1, le=4)


class UsualTodo(TodoBase, table=True):
    """The table, as the tutorial has it, with the columns the backend's answer has."""

    __tablename__ = "usual_todo"
    __table_args__ = {"schema": "app"}  # as SQLAlchemy wants it

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    user_id: uuid.UUID = Field(index=True)
    completed: bool = False
    position: str = ""
    version: int = 1
    created_at: datetime = Field(
        default_factory=lambda: datetime.now(UTC), sa_type=DateTime(timezone=True)
    )
    updated_at: datetime = Field(
        default_factory=lambda: datetime.now(UTC), sa_type=DateTime(timezone=True)
    )


class TodoPublic(TodoBase):
    """What a client gets."""

    id: uuid.UUID
    completed: bool
    position: str
    version: int
    created_at: datetime
    updated_at: datetime


class TodoPage(SQLModel):
    """One page."""

    data: list[TodoPublic]
    next_cursor: str | None


def create_app(database_url: str, key: bytes, audience: str, issuer: str) -> FastAPI:
    """The whole application; `database_url` starts with postgresql+asyncpg."""
    app = FastAPI()
    engine = create_async_engine(database_url, pool_size=8)
    session_factory = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)

    async def get_session() -> AsyncGenerator[AsyncSession]:
        async with session_factory() as session:
            yield session

    def current_user(
        bearer: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())],
    ) -> uuid.UUID:
        claims = jwt.decode(bearer.credentials, key, ["HS256"], audience=audience, issuer=issuer)
        return uuid.UUID(claims["sub"])

    @app.get("/todos")
    async def read_todos(
        session: Annotated[AsyncSession, Depends(get_session)],
        user_id: Annotated[uuid.UUID, Depends(current_user)],
        limit: int = 50,
    ) -> TodoPage:
        statement = (
            select(UsualTodo)
            .where(UsualTodo.user_id == user_id)
            .order_by(col(UsualTodo.position))
            .limit(limit)
        )
        todos = (await session.exec(statement)).all()
        return TodoPage(data=[TodoPublic.model_validate(todo) for todo in todos], next_cursor=None)

    @app.post("/todos", response_model=TodoPublic, status_code=201)
    async def create_todo(
        todo: TodoBase,
        session: Annotated[AsyncSession, Depends(get_session)],
        user_id: Annotated[uuid.UUID, Depends(current_user)],
    ) -> UsualTodo:
        session.add(row := UsualTodo.model_validate(todo, update={"user_id": user_id}))
        await session.commit()
        await session.refresh(row)
        return row

    return app

"""Every query on todos, bound to one user."""

from collections.abc import Sequence
from uuid import UUID

from backend.core.services.rows import Document
from backend.core.services.todo_batch import run_batch
from backend.core.services.todo_queries import GET, list_statement, page_json
from backend.core.services.todo_writer import TodoWriter, Versions
from backend.db.database import Database
from backend.errors import NotFoundError
from backend.schemas.auth import Caller
from backend.schemas.batch import Operation
from backend.schemas.todo import TodoCreate, TodoMove, TodoQuery, TodoUpdate


class TodoService:
    """The todos of one caller; each method is one transaction, committed when it returns."""

    def __init__(self, database: Database, caller: Caller) -> None:
        self._database = database
        self._caller = caller

    async def page(self, query: TodoQuery) -> str:
        """One page as JSON; raises InvalidInputError for a cursor that is none."""
        statement, parameters = list_statement(query)
        row = await self._database.fetch_one(self._caller, statement, **parameters)
        return page_json(row["page"], limit=query.limit, sort=query.sort)

    async def get(self, todo_id: UUID) -> Document:
        row = await self._database.fetch(self._caller, GET, id=todo_id)
        if row is None:
            raise NotFoundError
        return Document.of(row)

    async def create(self, payload: TodoCreate) -> tuple[Document, bool]:
        """The todo, and whether it is new."""
        async with self._database.change(self._caller) as change:
            return await TodoWriter(change).create(payload)

    async def update(self, todo_id: UUID, patch: TodoUpdate, versions: Versions) -> Document:
        async with self._database.change(self._caller) as change:
            return await TodoWriter(change).update(todo_id, patch, versions)

    async def move(self, todo_id: UUID, move: TodoMove) -> Document:
        async with self._database.change(self._caller) as change:
            return await TodoWriter(change).move(todo_id, move)

    async def trash(self, todo_id: UUID, versions: Versions) -> None:
        async with self._database.change(self._caller) as change:
            await TodoWriter(change).trash(todo_id, versions)

    async def restore(self, todo_id: UUID) -> Document:
        async with self._database.change(self._caller) as change:
            return await TodoWriter(change).restore(todo_id)

    async def batch(self, operations: Sequence[Operation]) -> str:
        """What each operation left behind, as JSON; either all of them happen, or none."""
        async with self._database.change(self._caller) as change:
            return await run_batch(TodoWriter(change), operations)

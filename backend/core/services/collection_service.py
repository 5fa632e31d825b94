"""Lists and labels, bound to one user."""

from typing import ClassVar
from uuid import UUID, uuid4

from asyncpg import Record

from backend.core.services.collection_statements import CollectionStatements
from backend.core.services.ids import new_id
from backend.core.services.positions import last_key
from backend.core.services.rows import LABEL, TODO_LIST, Document, create_digest
from backend.core.services.todo_writer import Versions
from backend.db.database import Database
from backend.errors import AppError, IdTakenError, NotFoundError, VersionConflictError
from backend.schemas.auth import Caller
from backend.schemas.collection import LabelCreate, LabelUpdate, ListCreate, ListUpdate


class _CollectionService:
    """What lists and labels have in common; each method is one transaction."""

    _statements: ClassVar[CollectionStatements]

    def __init__(self, database: Database, caller: Caller) -> None:
        self._database = database
        self._caller = caller

    async def all(self) -> str:
        """All of them as JSON, in order."""
        row = await self._database.fetch_one(self._caller, self._statements.page)
        return f'{{"data":[{",".join(row["page"] or ())}]}}'

    async def get(self, row_id: UUID) -> Document:
        row = await self._database.fetch(self._caller, self._statements.get, id=row_id)
        if row is None:
            raise NotFoundError
        return Document.of(row)

    async def create(self, payload: ListCreate | LabelCreate) -> tuple[Document, bool]:
        """The row, and whether it is new; raises IdTakenError or NameTakenError."""
        row_id, digest = payload.id or new_id(), create_digest(payload)
        async with self._database.change(self._caller) as change:
            stored = await change.row(self._statements.find, id=row_id)
            if stored is not None:
                if stored["create_digest"] != digest:
                    raise IdTakenError
                return Document.of(stored), False
            row = await change.one(
                self._statements.create,
                id=row_id,
                name=payload.name,
                color=payload.color,
                position=payload.position or last_key(),
                create_digest=digest,
            )
            change.seq = row["seq"]
            return Document.of(row), True

    async def update(
        self, row_id: UUID, patch: ListUpdate | LabelUpdate, versions: Versions
    ) -> Document:
        """Raises NotFoundError, VersionConflictError or NameTakenError."""
        fields: dict[str, object] = dict(patch)
        async with self._database.change(self._caller) as change:
            stored = await change.row(self._statements.get, id=row_id)
            if stored is None or (versions is not None and stored["version"] not in versions):
                raise _refusal(stored)
            if not fields:
                return Document.of(stored)
            statement = self._statements.update(frozenset(fields))
            row = await change.one(statement, id=row_id, **fields)
            change.seq = row["seq"]
            return Document.of(row)

    async def trash(self, row_id: UUID, versions: Versions) -> None:
        """Does nothing to one that is in the trash already."""
        async with self._database.change(self._caller) as change:
            stored = await change.row(self._statements.find, id=row_id)
            if stored is None:
                raise NotFoundError
            if stored["deleted_at"] is not None:
                return
            if versions is not None and stored["version"] not in versions:
                raise _refusal(stored)
            row = await change.one(self._statements.trash, id=row_id, batch=uuid4())
            change.seq = row["seq"]


class ListService(_CollectionService):
    """The lists of one caller; deleting one takes its todos along to the trash."""

    _statements = CollectionStatements(TODO_LIST)


class LabelService(_CollectionService):
    """The labels of one caller; deleting one takes it off its todos."""

    _statements = CollectionStatements(LABEL)


def _refusal(stored: Record | None) -> AppError:
    if stored is None:
        return NotFoundError()
    return VersionConflictError(stored["body"], stored["version"])

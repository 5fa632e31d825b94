"""Lists and labels, bound to one user."""

from typing import ClassVar
from uuid import UUID

from backend.core.services.collection_statements import LABELS, LISTS, CollectionStatements
from backend.core.services.collection_writer import CollectionWriter, merge_labels
from backend.core.services.rows import Document
from backend.core.services.todo_writer import Versions
from backend.db.database import Database
from backend.errors import NotFoundError
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
        """The row, and whether it is new."""
        async with self._database.change(self._caller) as change:
            return await CollectionWriter(change, self._statements).create(payload)

    async def update(
        self, row_id: UUID, patch: ListUpdate | LabelUpdate, versions: Versions
    ) -> Document:
        async with self._database.change(self._caller) as change:
            return await CollectionWriter(change, self._statements).update(row_id, patch, versions)

    async def trash(self, row_id: UUID, versions: Versions) -> None:
        async with self._database.change(self._caller) as change:
            await CollectionWriter(change, self._statements).trash(row_id, versions)


class ListService(_CollectionService):
    """The lists of one caller; deleting one takes its todos along to the trash."""

    _statements = LISTS


class LabelService(_CollectionService):
    """The labels of one caller; deleting one takes it off its todos."""

    _statements = LABELS

    async def merge(self, label_id: UUID, into_id: UUID) -> Document:
        """The label that took the place of the other one."""
        async with self._database.change(self._caller) as change:
            return await merge_labels(change, label_id, into_id)

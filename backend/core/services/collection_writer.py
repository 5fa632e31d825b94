"""What can be done to lists and labels within one transaction."""

from uuid import UUID, uuid4

from backend.core.services.collection_statements import (
    LABELS,
    LISTS,
    MERGE_LABELS,
    CollectionStatements,
)
from backend.core.services.ids import new_id
from backend.core.services.positions import last_key
from backend.core.services.rows import Document, create_digest, refusal
from backend.core.services.todo_writer import Versions
from backend.db.change import Change
from backend.errors import (
    FieldError,
    IdTakenError,
    InvalidInputError,
    NotFoundError,
)
from backend.schemas.collection import LabelCreate, LabelUpdate, ListCreate, ListUpdate


class CollectionWriter:
    """Writes lists, or labels, of the caller of a transaction."""

    def __init__(self, change: Change, statements: CollectionStatements) -> None:
        self._change = change
        self._statements = statements

    @classmethod
    def of_lists(cls, change: Change) -> "CollectionWriter":
        return cls(change, LISTS)

    @classmethod
    def of_labels(cls, change: Change) -> "CollectionWriter":
        return cls(change, LABELS)

    async def create(self, payload: ListCreate | LabelCreate) -> tuple[Document, bool]:
        """The row, and whether it is new; raises IdTakenError or NameTakenError."""
        row_id, digest = payload.id or new_id(), create_digest(payload)
        stored = await self._change.row(self._statements.find, id=row_id)
        if stored is not None:
            if stored["create_digest"] != digest:
                raise IdTakenError
            return Document.of(stored), False
        row = await self._change.one(
            self._statements.create,
            id=row_id,
            name=payload.name,
            color=payload.color,
            position=payload.position or last_key(),
            create_digest=digest,
        )
        self._change.seq = row["seq"]
        return Document.of(row), True

    async def update(
        self, row_id: UUID, patch: ListUpdate | LabelUpdate, versions: Versions = None
    ) -> Document:
        """Raises NotFoundError, VersionConflictError or NameTakenError."""
        fields: dict[str, object] = dict(patch)
        stored = await self._change.row(self._statements.get, id=row_id)
        if stored is None or (versions is not None and stored["version"] not in versions):
            raise refusal(stored)
        if not fields:
            return Document.of(stored)
        row = await self._change.one(
            self._statements.update(frozenset(fields)), id=row_id, **fields
        )
        self._change.seq = row["seq"]
        return Document.of(row)

    async def trash(self, row_id: UUID, versions: Versions = None) -> None:
        """Does nothing to one that is in the trash already."""
        stored = await self._change.row(self._statements.find, id=row_id)
        if stored is None:
            raise NotFoundError
        if stored["deleted_at"] is not None:
            return
        if versions is not None and stored["version"] not in versions:
            raise refusal(stored)
        row = await self._change.one(self._statements.trash, id=row_id, batch=uuid4())
        self._change.seq = row["seq"]


async def merge_labels(change: Change, label_id: UUID, into_id: UUID) -> Document:
    """The label that is left; raises NotFoundError or InvalidInputError."""
    if await change.row(LABELS.get, id=label_id) is None:
        raise NotFoundError
    if label_id == into_id:
        raise _wrong_target("same_label", "A label cannot be merged into itself.")
    target = await change.row(LABELS.get, id=into_id)
    if target is None:
        raise _wrong_target("unknown_label", "There is no such label.")
    row = await change.one(MERGE_LABELS, id=label_id, into_id=into_id, batch=uuid4())
    change.seq = row["seq"]
    return Document.of(target)


def _wrong_target(code: str, detail: str) -> InvalidInputError:
    return InvalidInputError([FieldError("/into_id", code, detail)])

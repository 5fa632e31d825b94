"""What can be done to todos within one transaction: alone, or many in a batch."""

from collections.abc import Collection, Sequence
from uuid import UUID, uuid4

from asyncpg import Record

from backend.core.services.ids import new_id
from backend.core.services.placement_statements import LABELS_OF
from backend.core.services.positions import first_key
from backend.core.services.rows import Document, create_digest, refusal
from backend.core.services.todo_placement import (
    PlacementError,
    changed_place,
    check_labels,
    moved_place,
    new_place,
)
from backend.core.services.todo_queries import FIND, GET
from backend.core.services.todo_statements import (
    CREATE,
    PLAIN_FIELDS,
    RESTORE,
    trash_statement,
    update_statement,
)
from backend.db.change import Change
from backend.errors import AppError, IdTakenError, NotFoundError
from backend.schemas.fields import LABELS_MAX
from backend.schemas.todo import TodoCreate, TodoMove, TodoUpdate

# The versions that a client is ready to change; None: whichever it is.
Versions = Sequence[int] | None
_PLACE_FIELDS = frozenset({"list_id", "parent_id"})


class TodoWriter:
    """Writes todos of the caller of a transaction."""

    def __init__(self, change: Change) -> None:
        self._change = change

    async def create(self, payload: TodoCreate) -> tuple[Document, bool]:
        """The todo, and whether it is new: a repeat of the same create finds the stored row."""
        todo_id = payload.id or new_id()
        digest = create_digest(payload)
        wanted = {name: getattr(payload, name) for name in _PLACE_FIELDS & payload.model_fields_set}
        if payload.id is not None and (wanted or payload.label_ids):
            # Before anything is checked: what a repeat refers to may be gone by now.
            stored = await self._change.row(FIND, id=todo_id)
            if stored is not None:
                return _repeated(stored, digest), False
        fields: dict[str, object] = {name: getattr(payload, name) for name in PLAIN_FIELDS}
        if wanted:
            fields |= await new_place(self._change, todo_id, wanted)
        await check_labels(self._change, payload.label_ids)
        fields["position"] = payload.position or first_key()
        row = await self._change.row(
            CREATE, id=todo_id, completed=payload.completed, create_digest=digest, **fields
        )
        if row is not None:
            return self._stored(row), True
        return _repeated(await self._change.row(FIND, id=todo_id), digest), False

    async def update(self, todo_id: UUID, patch: TodoUpdate, versions: Versions = None) -> Document:
        """Raises NotFoundError, VersionConflictError or InvalidInputError."""
        if not patch:
            row = await self._change.row(GET, id=todo_id)
            if row is None or not _is_expected(row, versions):
                raise await self._refusal(todo_id)
            return Document.of(row)
        fields: dict[str, object] = dict(patch)
        wanted: dict[str, UUID | None] = {}
        if "list_id" in patch:
            wanted["list_id"] = patch["list_id"]
        if "parent_id" in patch:
            wanted["parent_id"] = patch["parent_id"]
        if wanted:
            fields |= await changed_place(self._change, todo_id, wanted)
        await check_labels(self._change, patch.get("label_ids", ()))
        return await self._write(todo_id, fields, versions)

    async def move(self, todo_id: UUID, move: TodoMove) -> Document:
        """Raises NotFoundError or InvalidInputError."""
        if await self._change.row(GET, id=todo_id) is None:
            raise NotFoundError
        list_id, position = await moved_place(self._change, todo_id, move)
        place = await changed_place(self._change, todo_id, {"list_id": list_id})
        return await self._write(todo_id, {**place, "position": position}, None)

    async def label(self, todo_id: UUID, add: Sequence[UUID], remove: Collection[UUID]) -> None:
        """Puts labels on and takes others off; raises NotFoundError or InvalidInputError."""
        row = await self._change.row(LABELS_OF, id=todo_id)
        if row is None:
            raise NotFoundError
        before: list[UUID] = row["label_ids"]
        kept = [label_id for label_id in before if label_id in add or label_id not in remove]
        after = [*kept, *(label_id for label_id in add if label_id not in before)]
        if after == before:
            return
        if len(after) > LABELS_MAX:
            detail = f"A todo may have {LABELS_MAX} labels at most."
            raise PlacementError("/add", "too_long", detail)
        await check_labels(self._change, add, pointer="/add")
        await self._write(todo_id, {"label_ids": after}, None)

    async def trash(self, todo_id: UUID, versions: Versions = None) -> None:
        """Moves the todo and its parts to the trash; does nothing to one that is there."""
        statement = trash_statement(is_conditional=versions is not None)
        row = await self._change.one(statement, id=todo_id, versions=versions, batch=uuid4())
        if row["seq"] is not None:
            self._change.seq = row["seq"]
            return
        stored = await self._change.row(FIND, id=todo_id)
        if stored is None or stored["deleted_at"] is None:
            raise refusal(stored)

    async def restore(self, todo_id: UUID) -> Document:
        """Takes the todo and its parts out of the trash; does nothing to one that is not there."""
        row = await self._change.row(RESTORE, id=todo_id)
        if row is not None:
            return self._stored(row)
        stored = await self._change.row(GET, id=todo_id)
        if stored is None:
            raise NotFoundError
        return Document.of(stored)

    async def _write(
        self, todo_id: UUID, fields: dict[str, object], versions: Versions
    ) -> Document:
        statement = update_statement(frozenset(fields), is_conditional=versions is not None)
        row = await self._change.row(statement, id=todo_id, versions=versions, **fields)
        if row is None:
            raise await self._refusal(todo_id)
        return self._stored(row)

    async def _refusal(self, todo_id: UUID) -> AppError:
        return refusal(await self._change.row(GET, id=todo_id))

    def _stored(self, row: Record) -> Document:
        self._change.seq = row["seq"]
        return Document.of(row)


def _repeated(stored: Record | None, digest: bytes) -> Document:
    if stored is None or stored["create_digest"] != digest:
        raise IdTakenError
    return Document.of(stored)


def _is_expected(row: Record, versions: Versions) -> bool:
    return versions is None or row["version"] in versions

"""Many changes of todos at once, on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from backend.schemas.base import Answer, Payload
from backend.schemas.fields import Id, Version
from backend.schemas.todo import Todo, TodoCreate, TodoMove, TodoUpdate

MAX_OPERATIONS = 500


class CreateOperation(Payload):
    """As POST /api/v1/todos."""

    op: Literal["create"]
    todo: TodoCreate


class UpdateOperation(Payload):
    """As PATCH /api/v1/todos/{id}."""

    op: Literal["update"]
    id: Id
    patch: TodoUpdate
    if_version: Annotated[Version | None, Field(description="As If-Match")] = None


class DeleteOperation(Payload):
    """As DELETE /api/v1/todos/{id}."""

    op: Literal["delete"]
    id: Id
    if_version: Annotated[Version | None, Field(description="As If-Match")] = None


class RestoreOperation(Payload):
    """As POST /api/v1/todos/{id}/restore."""

    op: Literal["restore"]
    id: Id


class MoveOperation(Payload):
    """As POST /api/v1/todos/{id}/move."""

    op: Literal["move"]
    id: Id
    move: TodoMove


Operation = Annotated[
    CreateOperation | UpdateOperation | DeleteOperation | RestoreOperation | MoveOperation,
    Field(discriminator="op"),
]


class Batch(Payload):
    """Operations in order: either all of them happen, or none."""

    operations: Annotated[list[Operation], Field(min_length=1, max_length=MAX_OPERATIONS)]


class BatchResult(Answer):
    """What each operation left behind, in the same order; null for a deletion."""

    data: list[Todo | None]

"""What changed, on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.schemas.base import Answer, Payload
from backend.schemas.collection import Label, TodoList
from backend.schemas.fields import ChangeNumber
from backend.schemas.todo import Todo


class ChangesQuery(Payload):
    """From where on."""

    since: Annotated[ChangeNumber, Field(description="The last number known; 0 for everything")] = 0
    begun: Annotated[ChangeNumber, Field(description="`begun` of the page before, if any")] = 0


class DeletedIds(Answer):
    """What is in the trash now."""

    todos: list[UUID]
    lists: list[UUID]
    labels: list[UUID]


class Changes(Answer):
    """The rows that were written after `since`, as they are now."""

    seq: Annotated[int, Field(description="Ask for what came after this next time")]
    has_more: Annotated[bool, Field(description="There is more already")]
    begun: Annotated[
        int, Field(description="The newest number when everything was asked for; for the next page")
    ]
    todos: list[Todo]
    lists: list[TodoList]
    labels: list[Label]
    deleted: DeletedIds
    settings_changed: bool

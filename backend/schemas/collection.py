"""Lists and labels on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field, with_config
from typing_extensions import TypedDict

from backend.schemas.base import PATCH_CONFIG, Answer, Payload
from backend.schemas.fields import Color, Flag, Id, LabelName, ListName, Position


class ListCreate(Payload):
    """A new list."""

    id: Id | None = None
    name: Annotated[ListName, Field(examples=["Groceries"])]
    color: Color | None = None
    position: Position | None = None


@with_config(PATCH_CONFIG)
class ListUpdate(TypedDict, total=False):
    """A merge patch (RFC 7396) of a list."""

    name: Annotated[ListName, Field(examples=["Shopping"])]
    color: Color | None
    position: Position
    archived: Annotated[Flag, Field(description="Out of the way, with everything in it")]


class LabelCreate(Payload):
    """A new label; its name is unique among the user's labels, whatever the case."""

    id: Id | None = None
    name: Annotated[LabelName, Field(examples=["errand"])]
    color: Color | None = None
    position: Position | None = None


@with_config(PATCH_CONFIG)
class LabelUpdate(TypedDict, total=False):
    """A merge patch (RFC 7396) of a label."""

    name: Annotated[LabelName, Field(examples=["at home"])]
    color: Color | None
    position: Position


class LabelMerge(Payload):
    """Which label takes the place of another."""

    into_id: Annotated[
        Id,
        Field(
            description="The label that the todos get instead",
            examples=["019a2b6e-7d0c-7c3a-9f51-2f6f0a4c8e11"],
        ),
    ]


class Collection(Answer):
    """What a list and a label have in common."""

    id: UUID
    name: str
    color: Color | None
    position: str
    version: int
    created_at: AwareDatetime
    updated_at: AwareDatetime


class TodoList(Collection):
    """A list as stored."""

    archived_at: AwareDatetime | None


class Label(Collection):
    """A label as stored."""


class ListPage(Answer):
    """Every list, in order."""

    data: list[TodoList]


class LabelPage(Answer):
    """Every label, in order."""

    data: list[Label]

"""Error documents on the wire (RFC 9457)."""

from typing import Annotated

from pydantic import ConfigDict, Field

from backend.schemas.base import Answer
from backend.schemas.collection import Label, TodoList
from backend.schemas.todo import Todo


class FieldProblem(Answer):
    """One mistake in what was sent."""

    pointer: Annotated[
        str,
        Field(
            description="JSON pointer into the body; `?name` for a parameter of the query",
            examples=["/title"],
        ),
    ]
    code: Annotated[str, Field(examples=["too_long"])]
    detail: Annotated[str, Field(examples=["May have 500 characters at most."])]


class Problem(Answer):
    """Every error has this form; some have more members."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: Annotated[str, Field(examples=["urn:daymark:problem:not_found"])]
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(examples=["/api/v1/todos"])]
    code: Annotated[str, Field(description="Stable, for programs", examples=["not_found"])]
    request_id: str


class ValidationProblem(Problem):
    """What was sent is not valid; `errors` says what and where."""

    errors: list[FieldProblem]


class VersionProblem(Problem):
    """The row changed meanwhile; `current` is what it is now."""

    current: Todo | TodoList | Label


class AuthProblem(Problem):
    """An error of the auth server, with its own code and message."""

    message: str

"""What a client changed, on the wire: one mutation per thing that a person did."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, PlainValidator, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from backend.errors import InvalidInputError
from backend.schemas.base import Answer, Payload
from backend.schemas.collection import LabelCreate, LabelMerge, LabelUpdate, ListCreate, ListUpdate
from backend.schemas.fields import Id, LabelIds
from backend.schemas.problem import FieldProblem
from backend.schemas.todo import TodoCreate, TodoUpdate
from backend.schemas.user import SettingsUpdate
from backend.schemas.validation import invalid_input

MAX_MUTATIONS = 500


class _Mutation(Payload):
    id: Annotated[Id, Field(description="Made by the client, of this mutation alone")]


class _OfTodo(_Mutation):
    todo_id: Id


class _OfList(_Mutation):
    list_id: Id


class _OfLabel(_Mutation):
    label_id: Id


class CreateTodoMutation(_Mutation):
    """As POST /api/v1/todos."""

    op: Literal["todo.create"]
    todo: TodoCreate


class UpdateTodoMutation(_OfTodo):
    """As PATCH /api/v1/todos/{id}."""

    op: Literal["todo.update"]
    patch: TodoUpdate


class DeleteTodoMutation(_OfTodo):
    """As DELETE /api/v1/todos/{id}."""

    op: Literal["todo.delete"]


class RestoreTodoMutation(_OfTodo):
    """As POST /api/v1/todos/{id}/restore."""

    op: Literal["todo.restore"]


class LabelTodoMutation(_OfTodo):
    """Puts labels on a todo and takes others off, whichever it has otherwise."""

    op: Literal["todo.label"]
    add: LabelIds = Field(default_factory=list)
    remove: Annotated[LabelIds, Field(description="What is in `add` as well, stays")] = Field(
        default_factory=list
    )


class CreateListMutation(_Mutation):
    """As POST /api/v1/lists."""

    op: Literal["list.create"]
    list: ListCreate


class UpdateListMutation(_OfList):
    """As PATCH /api/v1/lists/{id}."""

    op: Literal["list.update"]
    patch: ListUpdate


class DeleteListMutation(_OfList):
    """As DELETE /api/v1/lists/{id}."""

    op: Literal["list.delete"]


class CreateLabelMutation(_Mutation):
    """As POST /api/v1/labels."""

    op: Literal["label.create"]
    label: LabelCreate


class UpdateLabelMutation(_OfLabel):
    """As PATCH /api/v1/labels/{id}."""

    op: Literal["label.update"]
    patch: LabelUpdate


class DeleteLabelMutation(_OfLabel):
    """As DELETE /api/v1/labels/{id}."""

    op: Literal["label.delete"]


class MergeLabelMutation(_OfLabel, LabelMerge):
    """As POST /api/v1/labels/{id}/merge."""

    op: Literal["label.merge"]


class UpdateSettingsMutation(_Mutation):
    """As PATCH /api/v1/me."""

    op: Literal["settings.update"]
    patch: SettingsUpdate


TodoMutation = (
    CreateTodoMutation
    | UpdateTodoMutation
    | DeleteTodoMutation
    | RestoreTodoMutation
    | LabelTodoMutation
)
ListMutation = CreateListMutation | UpdateListMutation | DeleteListMutation
LabelMutation = CreateLabelMutation | UpdateLabelMutation | DeleteLabelMutation
Mutation = TodoMutation | ListMutation | LabelMutation | MergeLabelMutation | UpdateSettingsMutation


@dataclass(frozen=True, slots=True)
class MalformedMutation:
    """One that says which it is, and is wrong otherwise: refused alone, not with all others."""

    id: UUID
    error: InvalidInputError


class UnknownMutation(_Mutation, extra="ignore"):
    """Anything else with an id, which an answer needs: refused alone, the others are not."""


_Tagged = Annotated[Mutation, Field(discriminator="op")]
_MUTATION: TypeAdapter[Mutation] = TypeAdapter(_Tagged)


def _read_alone(value: object) -> Mutation | MalformedMutation:
    try:
        return _MUTATION.validate_python(value)
    except ValidationError as error:
        # Without an id nobody could say which it was: then the whole request is refused.
        identified = UnknownMutation.model_validate(value)
        mistakes = error.errors(include_url=False, include_input=False)
        return MalformedMutation(identified.id, invalid_input([*map(_located, mistakes)]))


def _located(mistake: ErrorDetails) -> ErrorDetails:
    """A mistake as one of the mutation: pydantic's location begins with the name of the op."""
    return {**mistake, "loc": ("body", *(mistake["loc"][1:] or ("op",)))}


_EXAMPLE = [
    {
        "id": "019a2b6e-7d0c-7c3a-9f51-2f6f0a4c8e11",
        "op": "todo.create",
        "todo": {"id": "019a2b6e-7d0c-7c3a-9f51-2f6f0a4c8e12", "title": "Buy milk"},
    }
]


class MutationBatch(Payload):
    """Mutations in order; each of them happens or is refused by itself."""

    mutations: Annotated[
        list[
            Annotated[
                Mutation | MalformedMutation,
                PlainValidator(_read_alone, json_schema_input_type=_Tagged | UnknownMutation),
            ]
        ],
        Field(min_length=1, max_length=MAX_MUTATIONS, examples=[_EXAMPLE]),
    ]


class MutationProblem(Answer):
    """Why a mutation was refused: what the single endpoint would have answered."""

    status: int
    code: Annotated[str, Field(description="Stable, for programs", examples=["not_found"])]
    title: str
    detail: str
    errors: Annotated[
        list[FieldProblem],
        Field(description="The mistakes behind `validation`; pointers into the mutation"),
    ]


class MutationResult(Answer):
    """What became of a mutation; one that was applied before is `applied` again."""

    id: UUID
    status: Literal["applied", "refused"]
    problem: MutationProblem | None


class MutationResults(Answer):
    """In the order of the mutations; `seq` is the change number that covers them all."""

    seq: Annotated[int, Field(description="Known to GET /api/v1/changes from now on")]
    results: list[MutationResult]

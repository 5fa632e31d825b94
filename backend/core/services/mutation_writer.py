"""One mutation of a client, done within a transaction."""

from typing import assert_never

from backend.core.services.collection_writer import CollectionWriter, merge_labels
from backend.core.services.todo_writer import TodoWriter
from backend.core.services.user_service import write_settings
from backend.db.change import Change
from backend.errors import InvalidInputError
from backend.schemas.mutation import (
    CreateLabelMutation,
    CreateListMutation,
    CreateTodoMutation,
    DeleteLabelMutation,
    DeleteListMutation,
    DeleteTodoMutation,
    LabelMutation,
    LabelTodoMutation,
    ListMutation,
    MergeLabelMutation,
    Mutation,
    RestoreTodoMutation,
    TodoMutation,
    UpdateLabelMutation,
    UpdateListMutation,
    UpdateSettingsMutation,
    UpdateTodoMutation,
)

# The members of a mutation that hold what a single endpoint takes as its body.
_CONTENTS = ("todo", "list", "label", "patch")


async def write_mutation(change: Change, mutation: Mutation) -> None:
    """Raises what the single endpoint would, its pointers being those of the mutation."""
    try:
        await _write(change, mutation)
    except InvalidInputError as error:
        names = type(mutation).model_fields
        raise error.within("".join(f"/{name}" for name in _CONTENTS if name in names)) from error


async def _write(change: Change, mutation: Mutation) -> None:
    match mutation:
        case UpdateSettingsMutation():
            await write_settings(change, mutation.patch)
        case CreateListMutation() | UpdateListMutation() | DeleteListMutation():
            await _write_list(CollectionWriter.of_lists(change), mutation)
        case MergeLabelMutation():
            await merge_labels(change, mutation.label_id, mutation.into_id)
        case CreateLabelMutation() | UpdateLabelMutation() | DeleteLabelMutation():
            await _write_label(CollectionWriter.of_labels(change), mutation)
        case _:
            await _write_todo(TodoWriter(change), mutation)


async def _write_todo(todos: TodoWriter, mutation: TodoMutation) -> None:
    match mutation:
        case CreateTodoMutation():
            await todos.create(mutation.todo)
        case UpdateTodoMutation():
            await todos.update(mutation.todo_id, mutation.patch)
        case DeleteTodoMutation():
            await todos.trash(mutation.todo_id)
        case RestoreTodoMutation():
            await todos.restore(mutation.todo_id)
        case LabelTodoMutation():
            await todos.label(mutation.todo_id, mutation.add, mutation.remove)
        case _:
            assert_never(mutation)


async def _write_list(lists: CollectionWriter, mutation: ListMutation) -> None:
    match mutation:
        case CreateListMutation():
            await lists.create(mutation.list)
        case UpdateListMutation():
            await lists.update(mutation.list_id, mutation.patch)
        case DeleteListMutation():
            await lists.trash(mutation.list_id)
        case _:
            assert_never(mutation)


async def _write_label(labels: CollectionWriter, mutation: LabelMutation) -> None:
    match mutation:
        case CreateLabelMutation():
            await labels.create(mutation.label)
        case UpdateLabelMutation():
            await labels.update(mutation.label_id, mutation.patch)
        case DeleteLabelMutation():
            await labels.trash(mutation.label_id)
        case _:
            assert_never(mutation)

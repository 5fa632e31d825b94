"""Many operations on todos in one transaction."""

from collections.abc import Iterable
from typing import assert_never

from backend.core.services.todo_writer import TodoWriter, Versions
from backend.errors import AppError, FieldError, InvalidInputError, NotFoundError
from backend.schemas.batch import (
    CreateOperation,
    DeleteOperation,
    MoveOperation,
    Operation,
    RestoreOperation,
    UpdateOperation,
)


async def run_batch(writer: TodoWriter, operations: Iterable[Operation]) -> str:
    """The results as JSON; the error of the first operation that fails says which it was."""
    results = []
    for index, operation in enumerate(operations):
        place = f"/operations/{index}"
        try:
            results.append(await _run(writer, operation))
        except NotFoundError as error:
            mistake = FieldError(f"{place}/id", "not_found", error.detail)
            raise InvalidInputError([mistake]) from error
        except InvalidInputError as error:
            raise error.within(place + _content_of(operation)) from error
        except AppError as error:
            error.pointer, error.headers = place, {}
            raise
    return f'{{"data":[{",".join(results)}]}}'


async def _run(writer: TodoWriter, operation: Operation) -> str:
    match operation:
        case CreateOperation():
            return (await writer.create(operation.todo))[0].body
        case UpdateOperation():
            versions = _versions(operation.if_version)
            return (await writer.update(operation.id, operation.patch, versions)).body
        case DeleteOperation():
            await writer.trash(operation.id, _versions(operation.if_version))
            return "null"
        case RestoreOperation():
            return (await writer.restore(operation.id)).body
        case MoveOperation():
            return (await writer.move(operation.id, operation.move)).body
        case _:
            assert_never(operation)


def _versions(version: int | None) -> Versions:
    return None if version is None else [version]


def _content_of(operation: Operation) -> str:
    """Where in the operation the fields are that an error may point to."""
    names = {CreateOperation: "/todo", UpdateOperation: "/patch", MoveOperation: "/move"}
    return names.get(type(operation), "")

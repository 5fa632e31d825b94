"""Parameters of the query, read into a model at once.

FastAPI can do that too, but takes the model apart on every request to look for aliases, which
costs more than everything else that this API does in Python for a list.
"""

from typing import Annotated, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from backend.schemas.base import Payload
from backend.schemas.change import ChangesQuery
from backend.schemas.export import ExportQuery
from backend.schemas.todo import TodoQuery, TrashQuery

Query = TypeVar("Query", bound=Payload)


def read_query(request: Request, model: type[Query]) -> Query:
    """Raises RequestValidationError, as FastAPI would."""
    try:
        return model.model_validate(dict(request.query_params))
    except ValidationError as error:
        mistakes = error.errors(include_url=False, include_input=False)
        located = [{**mistake, "loc": ("query", *mistake["loc"])} for mistake in mistakes]
        raise RequestValidationError(located) from error


async def get_todo_query(request: Request) -> TodoQuery:
    return read_query(request, TodoQuery)


async def get_trash_query(request: Request) -> TrashQuery:
    return read_query(request, TrashQuery)


async def get_changes_query(request: Request) -> ChangesQuery:
    return read_query(request, ChangesQuery)


async def get_export_query(request: Request) -> ExportQuery:
    return read_query(request, ExportQuery)


TodoQueryDep = Annotated[TodoQuery, Depends(get_todo_query)]
TrashQueryDep = Annotated[TrashQuery, Depends(get_trash_query)]
ChangesQueryDep = Annotated[ChangesQuery, Depends(get_changes_query)]
ExportQueryDep = Annotated[ExportQuery, Depends(get_export_query)]

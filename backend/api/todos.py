"""HTTP for todos."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Response, status

from backend.api.documentation import NOT_MODIFIED, problems, query_parameters, stored_already
from backend.api.responses import (
    created_response,
    document_response,
    json_response,
    unless_known,
)
from backend.api.strict_route import StrictRoute
from backend.dependencies.preconditions import ExpectedVersions, KnownVersions
from backend.dependencies.query import TodoQueryDep
from backend.dependencies.services import TodoServiceDep
from backend.schemas.batch import Batch, BatchResult
from backend.schemas.todo import Todo, TodoCreate, TodoMove, TodoPage, TodoQuery, TodoUpdate

PREFIX = "/api/v1/todos"

router = APIRouter(prefix=PREFIX, tags=["todos"], route_class=StrictRoute)


@router.get(
    "",
    summary="List todos",
    response_model=TodoPage,
    responses=problems(422),
    openapi_extra=query_parameters(TodoQuery),
)
async def list_todos(service: TodoServiceDep, query: TodoQueryDep) -> Response:
    """One page, in the order asked for. `next_cursor` leads to the next one."""
    return json_response(await service.page(query))


@router.post(
    "",
    summary="Create a todo",
    response_model=Todo,
    status_code=status.HTTP_201_CREATED,
    responses=stored_already(Todo) | problems(409, has_body=True),
)
async def create_todo(payload: TodoCreate, service: TodoServiceDep) -> Response:
    """With an `id` of the client's own making the request can be repeated safely."""
    todo, is_new = await service.create(payload)
    return created_response(todo, PREFIX, is_new=is_new)


@router.post(
    "/batch",
    summary="Do many things at once",
    response_model=BatchResult,
    responses=problems(409, 412, has_body=True),
)
async def run_batch(batch: Batch, service: TodoServiceDep) -> Response:
    """Up to 500 operations in order; either all of them happen, or none."""
    return json_response(await service.batch(batch.operations))


@router.get(
    "/{todo_id:uuid}",
    summary="Get a todo",
    response_model=Todo,
    responses=NOT_MODIFIED | problems(404),
)
async def get_todo(todo_id: UUID, known: KnownVersions, service: TodoServiceDep) -> Response:
    return unless_known(await service.get(todo_id), known)


@router.patch(
    "/{todo_id:uuid}",
    summary="Change a todo",
    response_model=Todo,
    responses=problems(404, 412, has_body=True),
)
async def update_todo(
    todo_id: UUID,
    patch: Annotated[TodoUpdate, Body()],
    expected: ExpectedVersions,
    service: TodoServiceDep,
) -> Response:
    """A merge patch. Completing a todo completes its open parts; reopening it, those again."""
    return document_response(await service.update(todo_id, patch, expected))


@router.delete(
    "/{todo_id:uuid}",
    summary="Move a todo to the trash",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
    responses=problems(404, 412),
)
async def delete_todo(todo_id: UUID, expected: ExpectedVersions, service: TodoServiceDep) -> None:
    """Its parts go with it. Can be repeated."""
    await service.trash(todo_id, expected)


@router.post(
    "/{todo_id:uuid}/restore",
    summary="Take a todo out of the trash",
    response_model=Todo,
    responses=problems(404),
)
async def restore_todo(todo_id: UUID, service: TodoServiceDep) -> Response:
    """With the parts that went there with it. Can be repeated."""
    return document_response(await service.restore(todo_id))


@router.post(
    "/{todo_id:uuid}/move",
    summary="Move a todo",
    response_model=Todo,
    responses=problems(404, has_body=True),
)
async def move_todo(
    todo_id: UUID, move: Annotated[TodoMove, Body()], service: TodoServiceDep
) -> Response:
    """Next to another todo, or to the top of a list."""
    return document_response(await service.move(todo_id, move))

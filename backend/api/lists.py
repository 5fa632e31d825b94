"""HTTP for lists."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Response, status

from backend.api.documentation import NOT_MODIFIED, problems, stored_already
from backend.api.responses import (
    created_response,
    document_response,
    json_response,
    unless_known,
)
from backend.api.strict_route import StrictRoute
from backend.dependencies.preconditions import ExpectedVersions, KnownVersions
from backend.dependencies.services import ListServiceDep
from backend.schemas.collection import ListCreate, ListPage, ListUpdate, TodoList

PREFIX = "/api/v1/lists"

router = APIRouter(prefix=PREFIX, tags=["lists"], route_class=StrictRoute)


@router.get("", summary="List all lists", response_model=ListPage, responses=problems())
async def list_lists(service: ListServiceDep) -> Response:
    """In their order."""
    return json_response(await service.all())


@router.post(
    "",
    summary="Create a list",
    response_model=TodoList,
    status_code=status.HTTP_201_CREATED,
    responses=stored_already(TodoList) | problems(409, has_body=True),
)
async def create_list(payload: ListCreate, service: ListServiceDep) -> Response:
    """With an `id` of the client's own making the request can be repeated safely."""
    document, is_new = await service.create(payload)
    return created_response(document, PREFIX, is_new=is_new)


@router.get(
    "/{list_id:uuid}",
    summary="Get a list",
    response_model=TodoList,
    responses=NOT_MODIFIED | problems(404),
)
async def get_list(list_id: UUID, known: KnownVersions, service: ListServiceDep) -> Response:
    return unless_known(await service.get(list_id), known)


@router.patch(
    "/{list_id:uuid}",
    summary="Change a list",
    response_model=TodoList,
    responses=problems(404, 409, 412, has_body=True),
)
async def update_list(
    list_id: UUID,
    patch: Annotated[ListUpdate, Body()],
    expected: ExpectedVersions,
    service: ListServiceDep,
) -> Response:
    """A merge patch."""
    return document_response(await service.update(list_id, patch, expected))


@router.delete(
    "/{list_id:uuid}",
    summary="Delete a list",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
    responses=problems(404, 412),
)
async def delete_list(list_id: UUID, expected: ExpectedVersions, service: ListServiceDep) -> None:
    """Its todos go to the trash. Can be repeated."""
    await service.trash(list_id, expected)

"""HTTP for the trash."""

from fastapi import APIRouter, Response, status

from backend.api.documentation import problems, query_parameters
from backend.api.responses import json_response
from backend.api.strict_route import StrictRoute
from backend.dependencies.query import TrashQueryDep
from backend.dependencies.services import TrashServiceDep
from backend.schemas.todo import TrashPage, TrashQuery

router = APIRouter(prefix="/api/v1/trash", tags=["trash"], route_class=StrictRoute)


@router.get(
    "",
    summary="List the trash",
    response_model=TrashPage,
    responses=problems(422),
    openapi_extra=query_parameters(TrashQuery),
)
async def list_trash(service: TrashServiceDep, query: TrashQueryDep) -> Response:
    """The latest deletion first."""
    return json_response(await service.page(query))


@router.delete(
    "",
    summary="Empty the trash",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
    responses=problems(),
)
async def empty_trash(service: TrashServiceDep) -> None:
    """For good. Can be repeated."""
    await service.empty()

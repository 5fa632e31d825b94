"""HTTP for the outbox of a client."""

from fastapi import APIRouter, Response

from backend.api.documentation import problems
from backend.api.responses import json_response
from backend.api.strict_route import StrictRoute
from backend.dependencies.services import MutationServiceDep
from backend.schemas.mutation import MutationBatch, MutationResults

router = APIRouter(prefix="/api/v1/mutations", tags=["changes"], route_class=StrictRoute)


@router.post(
    "",
    summary="Apply changes, each exactly once",
    response_model=MutationResults,
    responses=problems(has_body=True),
)
async def apply_mutations(batch: MutationBatch, service: MutationServiceDep) -> Response:
    """Up to 500 in order. One that is refused does not stop the others; repeats do nothing."""
    return json_response(await service.apply(batch.mutations))

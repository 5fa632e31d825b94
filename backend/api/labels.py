"""HTTP for labels."""

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
from backend.dependencies.services import LabelServiceDep
from backend.schemas.collection import Label, LabelCreate, LabelMerge, LabelPage, LabelUpdate

PREFIX = "/api/v1/labels"

router = APIRouter(prefix=PREFIX, tags=["labels"], route_class=StrictRoute)


@router.get("", summary="List all labels", response_model=LabelPage, responses=problems())
async def list_labels(service: LabelServiceDep) -> Response:
    """In their order."""
    return json_response(await service.all())


@router.post(
    "",
    summary="Create a label",
    response_model=Label,
    status_code=status.HTTP_201_CREATED,
    responses=stored_already(Label) | problems(409, has_body=True),
)
async def create_label(payload: LabelCreate, service: LabelServiceDep) -> Response:
    """With an `id` of the client's own making the request can be repeated safely."""
    document, is_new = await service.create(payload)
    return created_response(document, PREFIX, is_new=is_new)


@router.get(
    "/{label_id:uuid}",
    summary="Get a label",
    response_model=Label,
    responses=NOT_MODIFIED | problems(404),
)
async def get_label(label_id: UUID, known: KnownVersions, service: LabelServiceDep) -> Response:
    return unless_known(await service.get(label_id), known)


@router.patch(
    "/{label_id:uuid}",
    summary="Change a label",
    response_model=Label,
    responses=problems(404, 409, 412, has_body=True),
)
async def update_label(
    label_id: UUID,
    patch: Annotated[LabelUpdate, Body()],
    expected: ExpectedVersions,
    service: LabelServiceDep,
) -> Response:
    """A merge patch."""
    return document_response(await service.update(label_id, patch, expected))


@router.post(
    "/{label_id:uuid}/merge",
    summary="Merge a label into another",
    response_model=Label,
    responses=problems(404, has_body=True),
)
async def merge_label(label_id: UUID, merge: LabelMerge, service: LabelServiceDep) -> Response:
    """Its todos get the other label instead, and it is deleted."""
    return document_response(await service.merge(label_id, merge.into_id))


@router.delete(
    "/{label_id:uuid}",
    summary="Delete a label",
    status_code=status.HTTP_204_NO_CONTENT,
    response_class=Response,
    responses=problems(404, 412),
)
async def delete_label(
    label_id: UUID, expected: ExpectedVersions, service: LabelServiceDep
) -> None:
    """Its todos lose it. Can be repeated."""
    await service.trash(label_id, expected)

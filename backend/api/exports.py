"""HTTP for taking everything along."""

from typing import Any

from fastapi import APIRouter, Response, status

from backend.api.documentation import Responses, problems, query_parameters
from backend.api.streaming import BegunStream
from backend.api.strict_route import StrictRoute
from backend.dependencies.query import ExportQueryDep
from backend.dependencies.services import ExportServiceDep
from backend.schemas.export import Backup, ExportQuery

router = APIRouter(prefix="/api/v1/exports", tags=["exports"], route_class=StrictRoute)

_TEXT: dict[str, Any] = {"schema": {"type": "string"}}
_OTHERS = ("text/csv", "text/plain", "text/markdown", "text/calendar")
_FILE: Responses = {
    200: {
        "model": Backup,
        "description": "A file in the form that was asked for",
        "headers": {"Content-Disposition": {"schema": {"type": "string"}}},
        "content": dict.fromkeys(_OTHERS, _TEXT),
    }
}


@router.get(
    "",
    summary="Export everything",
    status_code=status.HTTP_200_OK,
    response_class=BegunStream,
    responses=_FILE | problems(422),
    openapi_extra=query_parameters(ExportQuery),
)
async def export_everything(service: ExportServiceDep, query: ExportQueryDep) -> Response:
    """Everything but the trash, as a file.

    In CSV, text that a spreadsheet would take for a formula gets an apostrophe in front. Each of
    the forms beside JSON loses what it has no place for.
    """
    export = await service.begin(query.format)
    disposition = f'attachment; filename="{export.filename}"'
    return BegunStream(
        await anext(export.parts),
        export.parts,
        media_type=export.media_type,
        headers={"Content-Disposition": disposition},
    )

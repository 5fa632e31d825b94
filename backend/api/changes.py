"""HTTP for what changed, and for hearing that something did."""

import re
from typing import Annotated, Any

from fastapi import APIRouter, Header, Response, status

from backend.api.documentation import problems, query_parameters
from backend.api.responses import json_response
from backend.api.streaming import BegunStream
from backend.api.strict_route import StrictRoute
from backend.core.events.stream import frames
from backend.dependencies.auth import CurrentUser
from backend.dependencies.query import ChangesQueryDep
from backend.dependencies.runtime import RuntimeDep
from backend.dependencies.services import ChangeServiceDep
from backend.schemas.change import Changes, ChangesQuery

router = APIRouter(prefix="/api/v1", tags=["changes"], route_class=StrictRoute)

_NUMBER = re.compile(r"[0-9]{1,18}")
# In OpenAPI 3.1 the schema of an event stream is that of one event.
_EVENT: dict[str, Any] = {
    "type": "object",
    "required": ["event", "id", "data"],
    "properties": {
        "event": {"const": "change"},
        "id": {"type": "string", "description": "The number of the change"},
        "data": {"type": "string", "description": "JSON with that number as `seq`"},
        "retry": {"type": "integer", "description": "Milliseconds before coming back"},
    },
}
_STREAM_DOCUMENTATION = {
    "responses": {"200": {"content": {"text/event-stream": {"schema": _EVENT}}}}
}
_STREAM_HEADERS = {"X-Accel-Buffering": "no"}


class EventStream(BegunStream):
    """Server-Sent Events."""

    media_type = "text/event-stream"


@router.get(
    "/changes",
    summary="What changed?",
    response_model=Changes,
    responses=problems(410, 422),
    openapi_extra=query_parameters(ChangesQuery),
)
async def get_changes(service: ChangeServiceDep, query: ChangesQueryDep) -> Response:
    """Rows written after `since`, deletions included, and the number to ask with next.

    While there is more, the next page is asked for with the `seq` and the `begun` of this one.
    """
    return json_response(await service.since(query.since, begun=query.begun))


@router.get(
    "/events",
    summary="Hear of changes",
    response_class=EventStream,
    status_code=status.HTTP_200_OK,
    response_description="`change` with the number as id and in the data",
    responses=problems(),
    openapi_extra=_STREAM_DOCUMENTATION,
)
async def stream_events(
    caller: CurrentUser,
    service: ChangeServiceDep,
    runtime: RuntimeDep,
    last_event_id: Annotated[str | None, Header(description="The last number received")] = None,
) -> Response:
    """One wake-up per committed change of this user; the stream ends with the session."""
    is_number = last_event_id is not None and _NUMBER.fullmatch(last_event_id)
    last_seen = int(last_event_id) if last_event_id and is_number else None
    stream = frames(runtime.hub, caller, runtime.sessions, service.newest, last_seen=last_seen)
    # What can go wrong goes wrong now, as long as it can be said with a status.
    return EventStream(await anext(stream), stream, headers=_STREAM_HEADERS)

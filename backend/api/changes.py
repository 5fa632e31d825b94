"""HTTP for what changed, and for hearing that something did."""

import re
from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import APIRouter, Header, Response, status
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from backend.api.documentation import problems, query_parameters
from backend.api.responses import json_response
from backend.api.strict_route import StrictRoute
from backend.core.events.stream import frames
from backend.dependencies.auth import CurrentUser
from backend.dependencies.query import ChangesQueryDep
from backend.dependencies.runtime import RuntimeDep
from backend.dependencies.services import ChangeServiceDep
from backend.schemas.change import Changes, ChangesQuery

router = APIRouter(prefix="/api/v1", tags=["changes"], route_class=StrictRoute)

_NUMBER = re.compile(r"[0-9]{1,18}")
_STREAM_HEADERS = {"X-Accel-Buffering": "no"}


class EventStream(StreamingResponse):
    """Server-Sent Events; gives up what the stream holds however it ends."""

    media_type = "text/event-stream"

    def __init__(self, first: bytes, rest: AsyncGenerator[bytes]) -> None:
        super().__init__(_chained(first, rest), headers=_STREAM_HEADERS)
        self._rest = rest

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._rest.aclose()


async def _chained(first: bytes, rest: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    yield first
    async for frame in rest:
        yield frame


@router.get(
    "/changes",
    summary="What changed?",
    response_model=Changes,
    responses=problems(410, 422),
    openapi_extra=query_parameters(ChangesQuery),
)
async def get_changes(service: ChangeServiceDep, query: ChangesQueryDep) -> Response:
    """Rows written after `since`, deletions included, and the number to ask with next."""
    return json_response(await service.since(query.since))


@router.get(
    "/events",
    summary="Hear of changes",
    response_class=EventStream,
    status_code=status.HTTP_200_OK,
    response_description="`change` with the number as id and in the data",
    responses=problems(),
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
    return EventStream(await anext(stream), stream)

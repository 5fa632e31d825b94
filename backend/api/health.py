"""Whether this process lives, and whether it should get requests.

Many monitors ask with HEAD, which is no operation of its own (RFC 9110, 9.3.2).
"""

from fastapi import APIRouter, Response

from backend.api.documentation import problems
from backend.dependencies.runtime import MetricsDep, RuntimeDep
from backend.errors import StoppingError, UnavailableError
from backend.middleware.metrics import CONTENT_TYPE
from backend.schemas.health import Health

router = APIRouter(prefix="/api", tags=["health"])


@router.head("/health/live", include_in_schema=False)
@router.get("/health/live", summary="Is it alive?", responses=problems(is_open=True))
async def live(runtime: RuntimeDep) -> Health:
    """Asks nobody: a dead database is no reason to restart this process."""
    if runtime.is_stopping:
        raise StoppingError
    return Health(status="ok")


@router.head("/health/ready", include_in_schema=False)
@router.get("/health/ready", summary="Is it ready?", responses=problems(is_open=True))
async def ready(runtime: RuntimeDep) -> Health:
    """200 only while the database answers and the ends of sessions are heard of."""
    if not await runtime.is_ready():
        raise UnavailableError("Not ready yet, or not any more.")
    return Health(status="ok")


@router.get("/metrics", include_in_schema=False)
async def metrics(figures: MetricsDep) -> Response:
    return Response(figures.text(), media_type=CONTENT_TYPE)

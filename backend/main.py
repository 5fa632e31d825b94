"""The application."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from pydantic import SecretStr
from starlette.middleware import Middleware

from backend.api import (
    better_auth,
    changes,
    docs,
    exports,
    health,
    labels,
    lists,
    me,
    mutations,
    todos,
    trash,
)
from backend.api.error_handlers import add_error_handlers
from backend.api.openapi import add_openapi, operation_id
from backend.config import Settings
from backend.core.runtime import Runtime
from backend.middleware.admission import Admission, InFlight
from backend.middleware.body_limit import BodyLimit
from backend.middleware.edge import Edge
from backend.middleware.metrics import Metrics

# The busiest first: routes are tried in order.
ROUTERS = (todos, mutations, changes, lists, labels, trash, me, exports, better_auth, health, docs)


def create_app(settings: Settings) -> FastAPI:
    """Connects to nothing before its lifespan begins."""
    runtime = Runtime(settings)
    metrics, in_flight = Metrics(), InFlight()
    metrics.watch(
        in_flight=lambda: in_flight.count,
        live_sessions=lambda: len(runtime.sessions),
        streams=lambda: len(runtime.hub),
        is_listening=lambda: runtime.sessions.is_listening,
    )
    app = FastAPI(
        lifespan=_lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        # It would open a span for every request and function, for nobody to read.
        telemetry={"tracing": False, "metrics": False, "logs": False},
        middleware=[
            Middleware(Edge, metrics=metrics),
            Middleware(BodyLimit),
            Middleware(Admission, in_flight=in_flight),
        ],
    )
    app.state.runtime = runtime
    app.state.metrics = metrics
    for module in ROUTERS:
        app.include_router(module.router)
    add_error_handlers(app)
    add_openapi(app)
    return app


def openapi_document() -> dict[str, Any]:
    """The API's description, without any setting of this machine."""
    settings = Settings(database_url=SecretStr("postgresql://nowhere"), jwt_algorithm="EdDSA")
    return create_app(settings).openapi()


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    runtime: Runtime = app.state.runtime
    await runtime.start()
    try:
        yield
    finally:
        await runtime.stop()

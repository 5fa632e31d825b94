"""The OpenAPI document: what FastAPI knows, and what it cannot know."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic.json_schema import models_json_schema

from backend.api.documentation import PROBLEM_MODELS
from backend.api.strict_route import MERGE_PATCH

VERSION = "1.0.0"
TITLE = "Daymark API"
DESCRIPTION = """
The todos of a person, and everything around them.

Sign up or in under **auth**, get an access token from `GET /api/auth/token`, and send it as
`Authorization: Bearer <token>`. A token works for minutes and ends with its session.
Every error is a problem document (RFC 9457) with a stable `code`.
"""
TAGS = [
    {"name": "auth", "description": "Forwarded to the auth server"},
    {"name": "todos", "description": "The main thing"},
    {"name": "lists", "description": "What todos are sorted into; the inbox is no list"},
    {"name": "labels", "description": "What todos are marked with"},
    {"name": "trash", "description": "Where deleted todos wait"},
    {"name": "changes", "description": "For clients that keep a copy"},
    {"name": "exports", "description": "To take everything along"},
    {"name": "me", "description": "Profile and settings"},
    {"name": "health", "description": "For those who run it"},
]
_SCHEMA_REFERENCE = "#/components/schemas/{model}"
_UNUSED = ("HTTPValidationError", "ValidationError")


def operation_id(route: APIRoute) -> str:
    """The name of the function: generated clients read like this code."""
    return route.name


def add_openapi(app: FastAPI) -> None:
    """Makes the application's document complete; it is built once, when first asked for."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _build(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way


def _build(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=TITLE, version=VERSION, description=DESCRIPTION, tags=TAGS, routes=app.routes
    )
    _, problems = models_json_schema(
        [(model, "serialization") for model in PROBLEM_MODELS], ref_template=_SCHEMA_REFERENCE
    )
    schemas = document["components"]["schemas"]
    for name, schema in problems["$defs"].items():
        schemas.setdefault(name, schema)
    for name in _UNUSED:
        schemas.pop(name, None)
    for path in document["paths"].values():
        _offer_merge_patch(path.get("patch"))
        for operation in path.values():
            _drop_own_error(operation)
    return document


def _drop_own_error(operation: dict[str, Any]) -> None:
    """FastAPI adds its own 422 wherever there is a parameter; an id that is none is a 404 here."""
    error = operation["responses"].get("422", {})
    if "application/json" in error.get("content", {}):
        del operation["responses"]["422"]


def _offer_merge_patch(operation: dict[str, Any] | None) -> None:
    if operation is not None:
        content = operation["requestBody"]["content"]
        content[MERGE_PATCH] = content["application/json"]

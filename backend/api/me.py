"""HTTP for the caller: profile and settings."""

from typing import Annotated

from fastapi import APIRouter, Body, Response

from backend.api.documentation import problems
from backend.api.responses import json_response
from backend.api.strict_route import StrictRoute
from backend.dependencies.services import UserServiceDep
from backend.schemas.user import SettingsUpdate, UserRead

router = APIRouter(prefix="/api/v1/me", tags=["me"], route_class=StrictRoute)


@router.get("", summary="Who am I?", response_model=UserRead, responses=problems())
async def get_me(service: UserServiceDep) -> Response:
    return json_response(await service.profile())


@router.patch(
    "", summary="Change my settings", response_model=UserRead, responses=problems(has_body=True)
)
async def update_me(patch: Annotated[SettingsUpdate, Body()], service: UserServiceDep) -> Response:
    """A merge patch. Name, e-mail address and password are changed at the auth server."""
    return json_response(await service.update_settings(patch))

"""The caller on the wire: profile and settings."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field, with_config
from typing_extensions import TypedDict

from backend.schemas.base import PATCH_CONFIG, Answer
from backend.schemas.fields import TimeZone

WeekStart = Literal["monday", "saturday", "sunday"]
DateOrder = Literal["dmy", "mdy", "ymd"]
Theme = Literal["system", "light", "dark"]


class UserRead(Answer):
    """Who the caller is, and what they set. The profile is changed at the auth server."""

    id: UUID
    name: str
    email: str
    email_verified: bool
    created_at: AwareDatetime
    time_zone: Annotated[str | None, Field(description="null: that of the device")]
    week_start: WeekStart
    date_order: DateOrder
    theme: Theme


@with_config(PATCH_CONFIG)
class SettingsUpdate(TypedDict, total=False):
    """A merge patch (RFC 7396) of the settings."""

    time_zone: TimeZone | None
    week_start: WeekStart
    date_order: Annotated[DateOrder, Field(description="How `1/2` is read: day first, or month")]
    theme: Annotated[Theme, Field(examples=["dark"])]

"""Health on the wire."""

from typing import Literal

from backend.schemas.base import Answer


class Health(Answer):
    """All is well; anything else is a problem document."""

    status: Literal["ok"]

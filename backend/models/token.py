"""The only token state there is: the live session behind a token."""

from datetime import datetime
from uuid import UUID

from sqlmodel import SQLModel


class LiveSession(SQLModel):
    """A row of `app.live_session(session_id)`: a session that has not ended, and its user."""

    user_id: UUID
    expires_at: datetime

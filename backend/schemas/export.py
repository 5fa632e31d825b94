"""Everything a person has, on its way out."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from backend.schemas.base import Answer, Payload
from backend.schemas.collection import Label, TodoList
from backend.schemas.todo import Todo
from backend.schemas.user import DateOrder, Theme, WeekStart

ExportFormat = Literal["json", "csv", "todotxt", "md", "ics"]


class ExportQuery(Payload):
    """In which form."""

    format: Annotated[
        ExportFormat, Field(description="`json` loses nothing; the others are for other programs")
    ]


class BackupSettings(Answer):
    """What a person set."""

    time_zone: str | None
    week_start: WeekStart
    date_order: DateOrder
    theme: Theme


class Backup(Answer):
    """Everything but the trash; each todo comes after the one that it is a part of."""

    format: Literal["daymark-backup"]
    version: Annotated[Literal[1], Field(description="Of this form")]
    exported_at: AwareDatetime
    settings: BackupSettings
    lists: list[TodoList]
    labels: list[Label]
    todos: list[Todo]

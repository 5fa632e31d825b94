"""iCalendar (RFC 5545), one VTODO per todo.

A day is a DATE, a time that goes with the person is floating, and a time of one place names its
zone: the instant in UTC would be another one after a change of the zone's rules.
"""

from datetime import UTC, datetime
from typing import ClassVar

from backend.core.services.exports.calendar_lines import content_line, text_value
from backend.core.services.exports.calendar_zones import time_zone
from backend.core.services.exports.outline import Entry, Outline
from backend.schemas.todo import Todo

_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Daymark//Daymark//EN\r\nCALSCALE:GREGORIAN\r\n"
# RFC 5545 counts from 1 (highest) to 9; without a priority the property is left out.
_PRIORITIES = {1: "1", 2: "5", 3: "9"}


class CalendarExporter:
    """UID is the todo's id and SEQUENCE its version, so a later import updates."""

    media_type: ClassVar[str] = "text/calendar; charset=utf-8; component=VTODO"
    extension: ClassVar[str] = "ics"

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    def begin(self) -> str:
        return _HEAD + "".join(map(time_zone, self._outline.zones))

    def todo(self, _entry: Entry, body: str) -> str:
        todo = Todo.model_validate_json(body)
        properties = (
            ("BEGIN", "VTODO"),
            ("UID", str(todo.id)),
            # Without METHOD it is the time of the last change.
            ("DTSTAMP", _instant(todo.updated_at)),
            ("CREATED", _instant(todo.created_at)),
            ("LAST-MODIFIED", _instant(todo.updated_at)),
            ("SEQUENCE", str(todo.version)),
            ("SUMMARY", text_value(todo.title)),
            ("DESCRIPTION", text_value(todo.notes)),
            ("PRIORITY", _PRIORITIES.get(todo.priority)),
            _due(todo),
            ("STATUS", "COMPLETED" if todo.completed else "NEEDS-ACTION"),
            ("COMPLETED", _instant(todo.completed_at) if todo.completed_at else None),
            ("CATEGORIES", ",".join(map(text_value, self._outline.labels_of(todo)))),
            ("RELATED-TO", str(todo.parent_id) if todo.parent_id else None),
            ("X-DAYMARK-LIST", text_value(self._outline.list_of(todo))),
            ("END", "VTODO"),
        )
        return "".join(content_line(name, value) for name, value in properties if value)

    def end(self) -> str:
        return "END:VCALENDAR\r\n"


def _due(todo: Todo) -> tuple[str, str | None]:
    if todo.due_date is None:
        return "DUE", None
    if todo.due_time is None:
        return "DUE;VALUE=DATE", f"{todo.due_date:%Y%m%d}"
    name = f"DUE;TZID={todo.due_timezone}" if todo.due_timezone else "DUE"
    return name, f"{todo.due_date:%Y%m%d}T{todo.due_time:%H%M%S}"


def _instant(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"

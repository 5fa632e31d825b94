"""CSV (RFC 4180), one row per todo, for spreadsheets."""

import csv
from collections.abc import Iterable
from typing import ClassVar

from backend.core.services.exports.outline import Entry, Outline
from backend.schemas.todo import Todo

COLUMNS = (
    "list", "title", "notes", "completed", "priority", "due_date", "due_time", "due_timezone",
    "labels", "completed_at", "created_at", "updated_at", "id", "parent_id",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula, which can send its data elsewhere.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  # full-width forms
# Without it Excel takes UTF-8 for the code page of the machine.
_BYTE_ORDER_MARK = "\ufeff"


class _Echo:
    """A file for csv.writer, whose `writerow` returns what `write` does."""

    @staticmethod
    def write(text: str) -> str:
        return text


class TableExporter:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""

    media_type: ClassVar[str] = "text/csv; charset=utf-8; header=present"
    extension: ClassVar[str] = "csv"

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._writer = csv.writer(_Echo())

    def begin(self) -> str:
        return _BYTE_ORDER_MARK + self._row(COLUMNS)

    def todo(self, _entry: Entry, body: str) -> str:
        todo = Todo.model_validate_json(body)
        values = todo.model_dump(mode="json") | {
            "list": self._outline.list_of(todo),
            "labels": ", ".join(self._outline.labels_of(todo)),
            "completed": "true" if todo.completed else "false",
            "due_time": todo.due_time and todo.due_time.isoformat("minutes"),
        }
        return self._row(_cell(values[column]) for column in COLUMNS)

    def end(self) -> str:
        return ""

    def _row(self, cells: Iterable[str]) -> str:
        return str(self._writer.writerow(cells))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

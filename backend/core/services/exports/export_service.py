"""Everything a person has, bound to that user, as a stream of text."""

from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from backend.core.services.exports.backup import BackupExporter
from backend.core.services.exports.calendar import CalendarExporter
from backend.core.services.exports.exporter import Exporter
from backend.core.services.exports.markdown import MarkdownExporter
from backend.core.services.exports.outline import OUTLINE, TODOS, Entry, Outline
from backend.core.services.exports.slots import ExportSlots
from backend.core.services.exports.table import TableExporter
from backend.core.services.exports.todotxt import TodoTxtExporter
from backend.db.database import Database
from backend.schemas.auth import Caller
from backend.schemas.export import ExportFormat

_EXPORTERS: dict[ExportFormat, type[Exporter]] = {
    "json": BackupExporter,
    "csv": TableExporter,
    "todotxt": TodoTxtExporter,
    "md": MarkdownExporter,
    "ics": CalendarExporter,
}
# What is in memory at once: todos, and bytes of their notes.
MAX_TODOS = 200
MAX_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Export:
    """A file on its way; `parts` is to be closed, however far it was read."""

    filename: str
    media_type: str
    parts: AsyncGenerator[bytes]


class ExportService:
    """The export of one caller.

    Todos are read in parts, each in a transaction of its own, so that no connection is held
    while a slow client reads. What is written meanwhile may be in it or not; what is deleted
    meanwhile is left out.
    """

    def __init__(self, database: Database, caller: Caller, slots: ExportSlots) -> None:
        self._database = database
        self._caller = caller
        self._slots = slots

    async def begin(self, form: ExportFormat) -> Export:
        """Raises OverloadedError, with the first part, when too many exports are under way."""
        outline = Outline.of(await self._database.fetch_one(self._caller, OUTLINE))
        exporter = _EXPORTERS[form](outline)
        today = datetime.now(tz=outline.zone).date()
        return Export(
            filename=f"daymark-{today.isoformat()}.{exporter.extension}",
            media_type=exporter.media_type,
            parts=self._parts(exporter, outline.entries),
        )

    async def _parts(self, exporter: Exporter, entries: Sequence[Entry]) -> AsyncGenerator[bytes]:
        with self._slots.taken_by(self._caller.user_id):
            yield exporter.begin().encode()
            for part in _in_parts(entries):
                bodies = await self._read(part)
                written = (
                    exporter.todo(entry, bodies[entry.id]) for entry in part if entry.id in bodies
                )
                yield "".join(written).encode()
            yield exporter.end().encode()

    async def _read(self, entries: Sequence[Entry]) -> dict[str, str]:
        ids = [entry.id for entry in entries]
        row = await self._database.fetch_one(self._caller, TODOS, ids=ids)
        return dict(zip(row["ids"] or (), row["bodies"] or (), strict=True))


def _in_parts(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    part: list[Entry] = []
    size = 0
    for entry in entries:
        if part and (len(part) == MAX_TODOS or size + entry.size > MAX_BYTES):
            yield part
            part, size = [], 0
        part.append(entry)
        size += entry.size
    if part:
        yield part

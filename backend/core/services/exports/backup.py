"""JSON: this application's own form, from which everything can be restored as it was."""

import json
from datetime import UTC, datetime
from typing import ClassVar

from backend.core.services.exports.outline import Entry, Outline

FORMAT = "daymark-backup"
VERSION = 1


class BackupExporter:
    """See schemas.export.Backup."""

    media_type: ClassVar[str] = "application/json"
    extension: ClassVar[str] = "json"

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._separator = ""

    def begin(self) -> str:
        now = json.dumps(datetime.now(tz=UTC).isoformat())
        return (
            f'{{"format":"{FORMAT}","version":{VERSION},"exported_at":{now},'
            f'"settings":{self._outline.settings.model_dump_json()},'
            f'"lists":[{",".join(self._outline.lists)}],'
            f'"labels":[{",".join(self._outline.labels)}],"todos":['
        )

    def todo(self, _entry: Entry, body: str) -> str:
        separator, self._separator = self._separator, ","
        return separator + body

    def end(self) -> str:
        return "]}\n"

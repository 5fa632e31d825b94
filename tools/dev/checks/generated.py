"""Everything generated, made again beside what is in the repository."""

import difflib
import tempfile
from pathlib import Path

from tools.dev import settings_table
from tools.dev.api_types import API_TYPES, write_api_types
from tools.dev.paths import ROOT

_SHOWN_LINES = 10


def look() -> list[str]:
    """What `./dev gen` would change; the requirements are checked by the gate of the locks."""
    findings = _differences(settings_table.TARGET, settings_table.render())
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / API_TYPES.name
        write_api_types(fresh)
        findings += _differences(API_TYPES, fresh.read_text())
    return findings


def _differences(path: Path, wanted: str) -> list[str]:
    present = path.read_text() if path.exists() else ""
    if present == wanted:
        return []
    lines = difflib.unified_diff(present.splitlines(), wanted.splitlines(), n=0, lineterm="")
    changes = [f"  {line}" for line in list(lines)[2 : 2 + _SHOWN_LINES]]
    return [f"{path.relative_to(ROOT)} is out of date: run ./dev gen", *changes]

"""The files that git knows or would take: what the checks look at."""

from functools import cache
from pathlib import Path

from tools.dev.commands import run_captured
from tools.dev.errors import SetupError
from tools.dev.paths import ROOT

_PYTHON = (".py",)
_TYPESCRIPT = (".ts", ".tsx", ".mts")


@cache
def tracked_files(root: Path = ROOT) -> tuple[Path, ...]:
    """Tracked and new files that are not ignored and still exist."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    status, output = run_captured(command, folder=root)
    if status != 0:
        message = f"git does not know {root}: the checks look at what git would take."
        raise SetupError(message)
    names = sorted({name for name in output.split("\0") if name})
    return tuple(path for path in (root / name for name in names) if path.is_file())


def python_files() -> list[Path]:
    return [path for path in tracked_files() if path.suffix in _PYTHON or path == ROOT / "dev"]


def typescript_files() -> list[Path]:
    return [path for path in tracked_files() if path.suffix in _TYPESCRIPT]


def has_files(folder: str, suffix: str) -> bool:
    return any(p.is_relative_to(ROOT / folder) and p.suffix == suffix for p in tracked_files())

"""One static check: its name, how it is run, and what it found."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.dev.commands import run_captured
from tools.dev.errors import SetupError, StepFailedError
from tools.dev.paths import ROOT

# What a gate that looked at its files returns: the findings, none when all is well.
Look = Callable[[], list[str]]


@dataclass(frozen=True, slots=True)
class Gate:
    """`look` returns the findings; a gate that finds nothing to look at reports that."""

    name: str
    look: Look

    def run(self) -> "Outcome":
        began = time.monotonic()
        try:
            findings = self.look()
        except (SetupError, StepFailedError) as error:
            findings = [str(error)]
        return Outcome(self.name, findings, time.monotonic() - began)


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    findings: list[str]
    seconds: float

    @property
    def is_ok(self) -> bool:
        return not self.findings


def program(*command: str | Path, folder: Path = ROOT) -> Look:
    """A gate that is a program: what it prints counts when its status is not 0."""

    def look() -> list[str]:
        status, output = run_captured(command, folder=folder)
        lines = [line for line in output.splitlines() if line.strip()]
        return (lines or [f"status {status}, and no output"]) if status else []

    return look


def program_on(files: Sequence[Path], what: str, *command: str | Path) -> Look:
    """The same over these files, of which there must be some."""
    if not files:
        return lambda: [f"there are no {what} to look at"]
    return program(*command, *files)

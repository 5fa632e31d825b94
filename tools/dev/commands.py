"""Programs that run to their end: quiet while they work, telling when they fail."""

import contextlib
import subprocess
import tempfile
import threading
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.dev.environment import base_environment
from tools.dev.errors import SetupError, StepFailedError
from tools.dev.output import Style, fail, write
from tools.dev.paths import ROOT
from tools.dev.watchdog import GRACE_SECONDS, WATCHDOG, end_groups, group_is_alive

SHOWN_LINES = 12
# The status of our own programs when a setting, not the program, is wrong.
SETTING_IS_WRONG = 2
_FULL_DISK = ("ENOSPC", "No space left on device")

_running: set[int] = set()
_lock = threading.Lock()
_is_cancelled = threading.Event()


def run_step(
    what: str,
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    folder: Path = ROOT,
    explains_itself: bool = False,
) -> str:
    """Runs a program to its end and returns what it printed; shows that only when it fails.

    `explains_itself`: one of our own programs, whose single line of output is the explanation.
    """
    status, output = run_captured(command, environment, folder=folder)
    if status == 0:
        return output
    if any(sign in output for sign in _FULL_DISK):
        places = f"{folder}, DATA_DIR and {tempfile.gettempdir()}"
        message = f"A disk is full: make room where {places} are, and start again."
        raise SetupError(message)
    lines = [line for line in output.splitlines() if line.strip()]
    if explains_itself and lines and (status == SETTING_IS_WRONG or len(lines) == 1):
        raise SetupError(lines[-1])
    show(lines)
    message = f"{what} failed (status {status}); the reason is in the lines above."
    raise StepFailedError(message)


def run_captured(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    folder: Path = ROOT,
) -> tuple[int, str]:
    """(status, output) of a program that ends with the runner, however the runner ends."""
    without_colour = {"NO_COLOR": "1", **(environment or {})}
    with _started(command, without_colour, folder, subprocess.PIPE) as process:
        output, _ = process.communicate()
    return process.returncode, output


def run_shown(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    folder: Path = ROOT,
) -> int:
    """The status of a program whose output goes straight to the person."""
    colour = {} if Style.is_coloured else {"NO_COLOR": "1"}
    with _started(command, {**colour, **(environment or {})}, folder, None) as process:
        return process.wait()


@contextlib.contextmanager
def _started(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None,
    folder: Path,
    output: int | None,
) -> Generator[subprocess.Popen[str]]:
    """A program in a group of its own, none of which is left when the caller goes on."""
    if _is_cancelled.is_set():
        message = "Cancelled, because another step failed."
        raise StepFailedError(message)
    process = subprocess.Popen(  # noqa: S603 - no shell
        [str(part) for part in command],
        cwd=folder,
        env=base_environment() | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    WATCHDOG.guard(process.pid)
    with _lock:
        _running.add(process.pid)
    try:
        yield process
    finally:
        if group_is_alive(process.pid):
            end_groups({process.pid}, GRACE_SECONDS if process.poll() is None else 0.0)
        process.wait()
        with _lock:
            _running.discard(process.pid)
        WATCHDOG.release(process.pid)


@contextlib.contextmanager
def worker() -> Generator[ThreadPoolExecutor]:
    """A thread beside the caller; when the caller fails, what the thread runs is ended."""
    try:
        with ThreadPoolExecutor(1) as side:
            try:
                yield side
            except BaseException:
                _is_cancelled.set()
                with _lock:
                    groups = set(_running)
                end_groups(groups)
                raise
    finally:
        _is_cancelled.clear()


def show(lines: Sequence[str], *, everything: bool = False) -> None:
    """The beginning and the end: npm says why at the top, most others at the bottom."""
    if len(lines) > 2 * SHOWN_LINES and not everything:
        left_out = len(lines) - 2 * SHOWN_LINES
        middle = f"… {left_out} lines left out …"
        lines = [*lines[:SHOWN_LINES], middle, *lines[-SHOWN_LINES:]]
    for line in lines:
        write(f"  {line}")


def report_failure(what: str, lines: Sequence[str]) -> None:
    fail(what)
    show(lines)

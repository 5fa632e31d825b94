"""Ends every guarded process group when the guarding process dies, whatever killed it.

Nothing in this file may need more than the standard library: it runs on its own, as
`python watchdog.py`, so that a SIGKILL of the runner leaves no service behind.
"""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

GRACE_SECONDS = 5.0
_PROC = Path("/proc/self").parent


class Watchdog:
    """The guard of this process; its pipe closes when this process ends, however it ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._descriptors: list[int] = []

    def pass_on(self, descriptor: int) -> None:
        """Keeps this file (a lock) open until the watchdog has ended everything."""
        self._descriptors.append(descriptor)

    def guard(self, group: int) -> None:
        """Ends the process group `group` (its leader's id) together with this process."""
        self._tell(f"+{group}\n")

    def release(self, group: int) -> None:
        self._tell(f"-{group}\n")

    def _tell(self, line: str) -> None:
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                atexit.unregister(self._end)
                atexit.register(self._end)
                self._process = subprocess.Popen(  # noqa: S603 - our own file, by our own Python
                    [sys.executable, "-I", "-S", str(Path(__file__))],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    start_new_session=True,
                    pass_fds=self._descriptors,
                )
            if self._process.stdin is not None:
                self._process.stdin.write(line.encode())
                self._process.stdin.flush()

    def _end(self) -> None:
        """At the orderly end of this process: the guard ends with it, and is not left behind."""
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait()


def end_groups(groups: set[int], grace_seconds: float = GRACE_SECONDS) -> None:
    """SIGINT (PostgreSQL's fast shutdown) and SIGTERM first, SIGKILL for what stays."""
    _send(groups, signal.SIGINT)
    _send(groups, signal.SIGTERM)
    deadline = time.monotonic() + grace_seconds
    while time.monotonic() < deadline and any(group_is_alive(group) for group in groups):
        time.sleep(0.02)
    _send(groups, signal.SIGKILL)


def group_is_alive(group: int) -> bool:
    """Whether a process of the group still runs; a zombie that nobody reaps does not count."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    if not _PROC.is_dir():
        return True
    return any(_runs_in(stat, group) for stat in _PROC.glob("[0-9]*/stat"))


def _runs_in(stat: Path, group: int) -> bool:
    with contextlib.suppress(OSError):
        # "pid (name) state parent group …": the name may hold brackets and spaces itself.
        state, _, member_of, *_ = stat.read_text(errors="replace").rpartition(")")[2].split()
        return int(member_of) == group and state not in {"Z", "X"}
    return False


def _send(groups: set[int], signal_number: signal.Signals) -> None:
    for group in groups:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal_number)


def _watch() -> None:
    """Reads `+group` and `-group` lines until the guarding process closes the pipe by dying."""
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, signal.SIG_IGN)
    groups: set[int] = set()
    for line in sys.stdin:
        group = int(line[1:])
        if line.startswith("+"):
            groups.add(group)
        else:
            groups.discard(group)
    end_groups(groups)


WATCHDOG = Watchdog()

if __name__ == "__main__":
    _watch()

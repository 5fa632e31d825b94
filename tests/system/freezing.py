"""A database that neither answers nor goes away: the hardest kind of outage to notice."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Generator


@contextlib.contextmanager
def frozen(server: int) -> Generator[None]:
    """Stops every process of this server where it is, and lets it go on afterwards."""
    # The one that starts others first, so that no connection escapes.
    stopped = [server]
    os.kill(server, signal.SIGSTOP)
    try:
        for pid in _children(server):
            os.kill(pid, signal.SIGSTOP)
            stopped.append(pid)
        yield
    finally:
        for pid in stopped:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)


def _children(parent: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="],  # noqa: S607 - on PATH everywhere
        check=True,
        capture_output=True,
        text=True,
    )
    pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    return [pid for pid, its_parent in pairs if its_parent == parent]

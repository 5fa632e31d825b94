"""What the machine says about a process, with or without `ps`."""

import contextlib
import subprocess
from pathlib import Path

_PROC = Path("/proc/self/stat")


def is_running(pid: int) -> bool:
    """Whether the process is there and no zombie; it need not be a child."""
    return pid > 0 and _state(pid) not in ("", "Z", "X")


def command_line(pid: int) -> str:
    """The command of a process; empty when it is gone."""
    if pid <= 0:
        return ""
    if _PROC.exists():
        with contextlib.suppress(OSError):
            raw = Path(f"/proc/{pid}/cmdline").read_bytes()
            return raw.replace(b"\0", b" ").decode(errors="replace").strip()
        return ""
    return _ps(pid, "command=")


def _state(pid: int) -> str:
    if _PROC.exists():
        with contextlib.suppress(OSError):
            # The name in brackets may itself hold brackets and spaces: the state follows the last.
            return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2][1:2]
        return ""
    return _ps(pid, "stat=")[:1]


def _ps(pid: int, column: str) -> str:
    listed = subprocess.run(  # noqa: S603 - a number and a fixed column
        ["ps", "-o", column, "-p", str(pid)],  # noqa: S607 - on PATH of every macOS and BSD
        check=False,
        capture_output=True,
        text=True,
    )
    return listed.stdout.strip()

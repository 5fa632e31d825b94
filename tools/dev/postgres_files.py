"""The data directory of the embedded PostgreSQL, and what its server says about itself."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from tools.dev.errors import SetupError
from tools.dev.postgres_programs import SHARED_ROOT, binary, make_shared_root, run, server_user
from tools.dev.process_table import command_line, is_running

_START_LOCK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class PostmasterState:
    """What a server says about itself in `postmaster.pid`."""

    pid: int
    port: int
    status: str


def server_directory(data_dir: Path) -> Path:
    """The real place of the data: `data_dir`, or below /var/lib when root's clone is closed.

    `data_dir` is then a link to it, so that it is found where the settings say.
    """
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    if data_dir.is_symlink() or server_user() is None or _can_be_entered(data_dir.parent):
        return data_dir.resolve()
    make_shared_root()
    digest = hashlib.sha256(str(data_dir).encode()).hexdigest()[:16]
    target = SHARED_ROOT / f"data-{digest}"
    if data_dir.exists():
        shutil.move(data_dir, target)
    data_dir.symlink_to(target)
    return target


def _can_be_entered(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return run(["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)]).returncode == 0
    return False


@contextlib.contextmanager
def temporary_directory() -> Generator[Path]:
    """A folder under the temporary directory that the server's user may enter."""
    with tempfile.TemporaryDirectory(prefix="daymark-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


@contextlib.contextmanager
def start_lock(data_dir: Path) -> Generator[None]:
    """One start of one data directory at a time."""
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    with data_dir.with_name(f"{data_dir.name}.lock").open("w") as lock:
        deadline = time.monotonic() + _START_LOCK_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    message = f"Another program has been starting {data_dir} for a minute: end it."
                    raise SetupError(message) from None
                time.sleep(0.05)
            else:
                break
        yield


def hand_over(path: Path) -> None:
    """Gives a file to the server's user."""
    user = server_user()
    if user is not None:
        os.chown(path, user.pw_uid, user.pw_gid)


def make_owned_directory(path: Path) -> None:
    path.mkdir(mode=0o700)
    hand_over(path)


def postmaster_state(server_dir: Path) -> PostmasterState | None:
    try:
        lines = (server_dir / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None
    # Line 1: process id, 4: port, 8: status; the file grows while the server starts.
    padded = lines + [""] * 8
    return PostmasterState(int(padded[0] or 0), int(padded[3] or 0), padded[7].strip())


def is_server_process(pid: int, server_dir: Path) -> bool:
    """Whether `pid` is the server of this directory: process ids are used again."""
    return is_running(pid) and str(server_dir) in command_line(pid)


def answers(server_dir: Path, port: int, password: str) -> bool:
    """Whether the server on `port` is the one of this directory and takes our password."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2):
        query = [str(binary("psql")), "-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "-XAtc"]
        result = run([*query, "show data_directory"], {"PGPASSWORD": password})
        return result.stdout.strip() == str(server_dir)
    return False

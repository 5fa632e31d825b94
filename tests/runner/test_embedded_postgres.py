"""The embedded server: joined while it runs, recovered when it was killed, gone with its owner."""

import os
import signal
import stat
import subprocess
from pathlib import Path

import pytest

from tests.runner.runners import Runner
from tools.dev.paths import PYTHON, ROOT
from tools.dev.postgres import Postgres, is_server_running
from tools.dev.postgres_programs import binary, run, server_user
from tools.dev.process_table import is_running

_START = (
    "import sys; from pathlib import Path; from tools.dev.postgres import Postgres;"
    "print(Postgres.start(Path(sys.argv[1]), 0, unsafe_fast=True).pid, flush=True);"
    "sys.stdin.read()"
)


def _ask(url: str, statement: str) -> str:
    result = run([str(binary("psql")), "-XAtc", statement, url])
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_a_second_start_joins_and_does_not_stop_the_first(folder: Path) -> None:
    first = Postgres.start(folder / "data", 0, unsafe_fast=True)
    try:
        second = Postgres.start(folder / "data", 0)
        second.stop()

        assert second.pid == first.pid
        assert first.is_alive()
    finally:
        first.stop()
    assert not first.is_alive()


def test_what_was_committed_survives_a_killed_server(folder: Path) -> None:
    server = Postgres.start(folder / "data", 0)
    _ask(server.url, "create table kept as select 7 as number")

    server.kill()
    server = Postgres.start(folder / "data", server.port)
    try:
        kept = _ask(server.url, "select number from kept")
    finally:
        server.stop()

    assert kept == "7"


def test_a_killed_owner_takes_the_server_along(folder: Path) -> None:
    command = [str(PYTHON), "-c", _START, str(folder / "data")]
    with subprocess.Popen(  # noqa: S603 - our own Python
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        pid = int(owner.stdout.readline())
        owner.send_signal(signal.SIGKILL)
        owner.wait()
        Runner.wait_until(lambda: not is_running(pid), 20)

    assert not is_server_running(folder / "data")


def test_only_the_password_opens_it(folder: Path) -> None:
    server = Postgres.start(folder / "data", 0, unsafe_fast=True)
    try:
        address = f"postgresql://postgres:wrong@127.0.0.1:{server.port}/postgres"
        refused = run([str(binary("psql")), "-XAtc", "select 1", address])
    finally:
        server.stop()

    assert "password authentication failed" in refused.stderr
    assert stat.S_IMODE((folder / "data.password").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "data").stat().st_mode) == 0o700


def test_a_stale_pid_file_stops_nothing(folder: Path) -> None:
    server = Postgres.start(folder / "data", 0, unsafe_fast=True)
    server.stop()
    lines = [str(os.getpid()), str(folder / "data"), "0", str(server.port), "", "", "", "ready"]
    (folder / "data" / "postmaster.pid").write_text("\n".join(lines) + "\n")

    server = Postgres.start(folder / "data", 0, unsafe_fast=True)
    try:
        answer = _ask(server.url, "select 1")
    finally:
        server.stop()

    assert answer == "1"


@pytest.mark.skipif(server_user() is None, reason="only root hands the server to another user")
def test_root_may_keep_its_data_in_a_folder_closed_to_the_server(folder: Path) -> None:
    folder.chmod(0o700)
    server = Postgres.start(folder / "data", 0, unsafe_fast=True)
    try:
        place = Path(_ask(server.url, "show data_directory"))
    finally:
        server.stop()

    assert (folder / "data").resolve() == place
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    run(["/bin/rm", "-rf", str(place)])

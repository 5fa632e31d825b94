"""`./dev up` from its start to the end of its last process."""

import signal
from pathlib import Path

import httpx

from tests.runner.runners import Machine, still_running
from tools.dev.keys import Keys
from tools.dev.postgres import Postgres, temporary_postgres
from tools.dev.postgres_programs import binary, run
from tools.dev.preparation import Shape, prepare_database
from tools.dev.settings import Settings

_COUNTS = ('select count(*) from auth."user"', "select count(*) from app.todo")
_READS_ANEW = "select bool_and(seq > 1000000 and purged_to = seq) from app.change_counter"
_IS_FORCED = "select bool_and(relforcerowsecurity) from pg_class where relrowsecurity"


def _answers(url: str) -> bool:
    return httpx.get(f"{url}/api/health/ready", trust_env=False, timeout=10).status_code == 200


def test_an_instance_is_used_backed_up_stopped_and_restored(machine: Machine, folder: Path) -> None:
    backup = str(folder / "backup.dump")

    with machine.up() as runner:
        family = runner.family()
        second = machine.run("up")
        demo = machine.run("demo")
        saved = machine.run("backup", backup)
        restored_too_early = machine.run("restore", backup, "--replace")
        status = runner.stop(signal.SIGINT)
    refused = machine.run("restore", backup)
    restored = machine.run("restore", backup, "--replace")
    counted = _count(folder / "data" / "postgres")

    assert status == 0
    assert still_running(family) == set()
    assert second.returncode == 2
    assert "already runs" in second.stderr
    assert demo.returncode == 0, demo.stderr
    assert "27 todos added" in demo.stdout
    assert saved.returncode == 0, saved.stderr
    assert restored_too_early.returncode == 2
    assert refused.returncode == 2
    assert "--replace" in refused.stderr
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert counted == "1 27 t"


def test_after_sigkill_nothing_is_left_and_the_next_start_works(machine: Machine) -> None:
    with machine.up() as runner:
        family = runner.family()
        runner.stop(signal.SIGKILL)
        with machine.up() as next_runner:
            left = still_running(family - next_runner.family())
            is_healthy = _answers(machine.url)
            status = next_runner.stop(signal.SIGHUP)

    assert left == set()
    assert is_healthy
    assert status == 0


def test_an_existing_database_is_migrated_and_used(folder: Path) -> None:
    with temporary_postgres() as server:
        _ask(server.url, "create role owner login createrole password 'of-the-database'")
        _ask(server.url, "create database planner owner owner")
        url = f"postgresql://owner:of-the-database@127.0.0.1:{server.port}/planner"
        machine = Machine(folder / "data", {"DATABASE_URL": url})
        settings = Settings.parse(machine.environment)
        prepare_database(settings, Keys.load(settings), Shape())
        with machine.up():
            demo = machine.run("demo")
        saved = machine.run("backup", str(folder / "planner.dump"))
        restored = machine.run("restore", str(folder / "planner.dump"), "--replace")
        forced = _ask(url, _IS_FORCED)
        reads_anew = _ask(f"{server.url.rpartition('/')[0]}/planner", _READS_ANEW)

    assert "27 todos added" in demo.stdout, demo.stderr
    assert not (folder / "data" / "postgres").exists()
    assert saved.returncode == 0, saved.stdout + saved.stderr
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert forced == reads_anew == "t"


def _count(data: Path) -> str:
    """Accounts, todos, and whether every device has to read anew; past every policy."""
    server = Postgres.start(data, 0)
    try:
        url = f"{server.url.rpartition('/')[0]}/daymark"
        return " ".join(_ask(url, each) for each in (*_COUNTS, _READS_ANEW))
    finally:
        server.stop()


def _ask(url: str, statement: str) -> str:
    result = run([str(binary("psql")), "-XqAtc", statement, url])
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()

"""What `./dev backup` saves, and what it refuses to."""

import re
import shlex
from pathlib import Path

from tests.runner.catalogue import catalogue
from tests.runner.runners import Machine
from tools.dev.backup import LEFT_OUT
from tools.dev.commands import run_step
from tools.dev.database import bring_up_to_date
from tools.dev.instance import hold_instance
from tools.dev.keys import Keys
from tools.dev.paths import ROOT
from tools.dev.postgres_programs import binary
from tools.dev.preparation import Shape, prepare_database
from tools.dev.settings import Settings
from tools.dev.whole_database import connection

OPERATIONS = ROOT / "docs" / "operations.md"
_ADD_ACCOUNT = """
    with ada as (
      insert into auth."user" (name, email, "emailVerified", "updatedAt")
      values ('Ada', 'ada@example.org', true, now()) returning id)
    insert into auth.session ("expiresAt", token, "updatedAt", "userId")
    select now() + interval '1 hour', 'token', now(), id from ada"""


def test_a_database_that_holds_no_daymark_is_not_saved(machine: Machine, folder: Path) -> None:
    refused = machine.run("backup", str(folder / "backup.dump"))

    assert refused.returncode == 2
    assert "docs/operations.md" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not (folder / "backup.dump").exists()


def test_an_instance_that_is_about_to_start_keeps_its_server(folder: Path) -> None:
    """One that the backup started would end under it."""
    # A terminal that knows none of our signs.
    machine = Machine(folder / "data", {"PYTHONIOENCODING": "ascii"})
    settings = Settings.parse(machine.environment)
    server, _ = prepare_database(settings, Keys.load(settings), Shape())
    assert server is not None
    server.stop()

    with hold_instance(settings.data_dir):
        refused = machine.run("backup", str(folder / "backup.dump"))
    saved = machine.run("backup", str(folder / "backup.dump"))

    assert refused.returncode == 2, refused.stdout
    assert "already runs" in refused.stderr
    assert saved.returncode == 0, saved.stderr
    assert str(settings.data_dir) in saved.stdout


def test_others_read_nothing_of_an_instance(machine: Machine, folder: Path) -> None:
    settings = Settings.parse(machine.environment)
    with hold_instance(settings.data_dir):
        server, _ = prepare_database(settings, Keys.load(settings), Shape())
    assert server is not None
    server.stop()

    filled = [path for path in settings.data_dir.iterdir() if path.stat().st_size]
    open_to_others = [path.name for path in filled if path.stat().st_mode & 0o077]

    assert settings.data_dir.stat().st_mode & 0o777 == 0o711
    assert "postgres.log" in {path.name for path in filled}
    assert open_to_others == []


def test_what_is_written_for_compose_saves_and_puts_back(folder: Path) -> None:
    """The owner of the database in the container is its superuser; here they are two."""
    settings = Settings.throw_away(folder / "data", {})
    keys = Keys.load(settings)
    server, database = prepare_database(settings, keys, Shape())
    assert server is not None
    superuser = connection(f"{server.url.rpartition('/')[0]}/daymark")

    def ask(statement: str) -> str:
        return run_step("psql", [binary("psql"), "-XqAtc", statement], superuser).strip()

    def as_written(program: str, *more: str) -> None:
        (line,) = re.findall(rf"-T database ({program} .*) [<>] ", OPERATIONS.read_text())
        _, *options = (part for part in shlex.split(line) if not part.startswith("--username"))
        run_step(program, [binary(program), *options, *more], superuser)

    dump = str(folder / "compose.dump")
    try:
        ask(_ADD_ACCOUNT)
        before = catalogue(settings.data_dir)
        as_written("pg_dump", f"--file={dump}")
        ask('delete from auth."user"')
        as_written("pg_restore", dump)
        bring_up_to_date(database, keys)

        assert ask('select email from auth."user"') == "ada@example.org"
        assert ask("select count(*) from auth.session") == "0"
        assert catalogue(settings.data_dir) == before
    finally:
        server.stop()


def test_what_is_written_for_compose_leaves_out_the_same() -> None:
    (line,) = re.findall(r"-T database (pg_dump .*) > ", OPERATIONS.read_text())
    left_out = {part.partition("=")[2] for part in shlex.split(line) if "exclude" in part}

    assert left_out == set(LEFT_OUT)

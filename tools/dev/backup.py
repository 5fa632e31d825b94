"""`./dev backup FILE`: accounts and todos of the whole instance in one file."""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.dev.commands import run_step
from tools.dev.errors import SetupError
from tools.dev.instance import hold_instance
from tools.dev.output import say, succeed
from tools.dev.postgres import is_server_running
from tools.dev.settings import Settings
from tools.dev.whole_database import SCHEMAS, open_database

# What would do harm when it came back: sessions that were ended since, keys and codes that only
# the secrets of the old instance can read, tries that were counted. Everybody signs in again.
LEFT_OUT = (
    "auth.session",
    "auth.verification",
    "auth.jwks",
    'auth."rateLimit"',
    "auth.throttle",
)


def run(arguments: Sequence[str]) -> None:
    """Works while the instance runs: the dump sees one moment of it."""
    if len(arguments) != 1:
        message = "Say where the backup goes: ./dev backup FILE"
        raise SetupError(message)
    target = Path(arguments[0]).absolute()
    if target.exists():
        message = f"{target} exists: choose another name, or remove it first."
        raise SetupError(message)
    if not target.parent.is_dir():
        message = f"There is no folder {target.parent}: make it first."
        raise SetupError(message)
    settings = Settings.read()
    with _held_where_nothing_runs(settings), open_database(settings) as database:
        if not database.is_set_up():
            message = (
                f"The database {database.name} in {database.place} holds no Daymark: name another "
                "with DATABASE_URL or DATA_DIR; that of compose: see docs/operations.md."
            )
            raise SetupError(message)
        say(f"writing {target.name}")
        half_made = _half_made(target)
        try:
            left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
            options = ["--format=custom", f"--file={half_made}", *left_out]
            chosen = [f"--schema={schema}" for schema in SCHEMAS]
            with database.readable_as_a_whole() as environment:
                command = [str(database.program("pg_dump")), *options, *chosen]
                run_step("The backup", command, environment)
            half_made.rename(target)
        finally:
            half_made.unlink(missing_ok=True)
    succeed(f"{target} holds the accounts and todos of {database.name} in {database.place}")


def _held_where_nothing_runs(settings: Settings) -> contextlib.AbstractContextManager[None]:
    """A server that is started for the backup ends with it: nothing else may begin to use it."""
    if settings.database_url or is_server_running(settings.data_dir / "postgres"):
        return contextlib.nullcontext()
    return hold_instance(settings.data_dir)


def _half_made(target: Path) -> Path:
    """A file that only its owner reads, renamed when it is complete."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    os.close(descriptor)
    return Path(name)

"""`./dev restore FILE [--replace]`: a backup back into the database of the settings."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.dev.commands import run_captured, run_step
from tools.dev.database import Database, bring_up_to_date
from tools.dev.errors import SetupError
from tools.dev.instance import hold_instance
from tools.dev.keys import Keys
from tools.dev.output import say, succeed
from tools.dev.packages import install_packages
from tools.dev.settings import Settings
from tools.dev.whole_database import (
    FORCE_ROW_SECURITY,
    RELAX_ROW_SECURITY,
    SCHEMAS,
    WholeDatabase,
    open_database,
)

# Devices may have seen what the backup does not hold, under numbers that would be given out again:
# the numbers go on far above those, and whoever knows an older one reads everything anew.
_SKIPPED_NUMBERS = 1_000_000
_ADVANCE = f"""
    insert into app.change_counter as counter (user_id, seq, purged_to)
    select id, {_SKIPPED_NUMBERS}, {_SKIPPED_NUMBERS} from auth."user"
    on conflict (user_id) do update
    set seq = counter.seq + {_SKIPPED_NUMBERS}, purged_to = counter.seq + {_SKIPPED_NUMBERS};
"""  # noqa: S608 - a constant of this file


def run(arguments: Sequence[str]) -> None:
    """All of it or nothing: the old content goes in the same transaction as the new comes."""
    files = [argument for argument in arguments if argument != "--replace"]
    if len(files) != 1:
        message = "Say what to restore: ./dev restore FILE [--replace]"
        raise SetupError(message)
    source = Path(files[0]).absolute()
    if not source.is_file():
        message = f"There is no backup {source}."
        raise SetupError(message)
    settings = Settings.read()
    with hold_instance(settings.data_dir), open_database(settings) as database:
        _require_fit(source, database)
        if database.holds_accounts() and "--replace" not in arguments:
            message = (
                f"The database {database.name} already holds accounts: back it up, then add "
                "--replace to put the backup in their place."
            )
            raise SetupError(message)
        install_packages()
        keys = Keys.load(settings)
        roles = Database.at(database.owner_url, keys)
        say("preparing the database")
        bring_up_to_date(roles, keys)
        say(f"reading {source.name}")
        _put_back(source, database)
        bring_up_to_date(roles, keys)
    succeed(f"{database.name} holds the accounts and todos of {source}; everybody signs in again")


def _require_fit(source: Path, database: WholeDatabase) -> None:
    """The roles are named after the database: a backup of another one names other roles."""
    status, output = run_captured([str(database.program("pg_restore")), "--list", str(source)])
    found = re.search(r"^;\s+dbname: (.+)$", output, re.MULTILINE)
    if status != 0 or found is None:
        message = f"{source} is no backup of ./dev backup."
        raise SetupError(message)
    if found[1] != database.name:
        message = (
            f"{source} is a backup of the database {found[1]}, not {database.name}: "
            f"restore it into one named {found[1]}."
        )
        raise SetupError(message)


def _put_back(source: Path, database: WholeDatabase) -> None:
    with tempfile.TemporaryDirectory(prefix="daymark-restore-") as folder:
        script = Path(folder) / "backup.sql"
        pg_restore = [str(database.program("pg_restore")), "--no-owner", f"--file={script}"]
        run_step("Reading the backup", [*pg_restore, str(source)])
        drop = "".join(f"drop schema if exists {schema} cascade;" for schema in SCHEMAS)
        after = Path(folder) / "after.sql"
        after.write_text(RELAX_ROW_SECURITY + _ADVANCE + FORCE_ROW_SECURITY)
        database.psql("--single-transaction", "-c", drop, "-f", str(script), "-f", str(after))

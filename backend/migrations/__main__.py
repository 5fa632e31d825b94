"""`python -m backend.migrations provision|upgrade`, both safe to run again and in parallel."""

import argparse
import asyncio
import sys

import asyncpg
from sqlalchemy.exc import DBAPIError

from backend.config import ConfigurationError, MigrationSettings, ProvisionSettings
from backend.migrations.provision import MigrationError, provision
from backend.migrations.upgrade import upgrade

_WRONG_PASSWORD = "correct the role or its password"  # noqa: S105 - a sentence
# By the codes of PostgreSQL.
_MENDS = {
    "28P01": _WRONG_PASSWORD,
    "28000": _WRONG_PASSWORD,
    "3D000": "create it or correct the name",
    "42501": "give the role CREATEROLE and the right to create schemas",
}


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0 done, 1 the database refused, 2 a setting is wrong."""
    parser = argparse.ArgumentParser(prog="python -m backend.migrations", description=__doc__)
    parser.add_argument("command", choices=("provision", "upgrade"))
    command = parser.parse_args(arguments).command
    try:
        if command == "provision":
            asyncio.run(provision(ProvisionSettings.load()))
        else:
            upgrade(MigrationSettings.load())
    except ConfigurationError as error:
        return _fail(str(error), 2)
    except MigrationError as error:
        return _fail(str(error), 1)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError) as error:
        return _fail(_explanation(error), 1)
    return 0


def _explanation(error: Exception) -> str:
    """What happened to the connection or the statement, and what to do about it."""
    wrapped = getattr(error, "orig", None) or error
    original = wrapped.__cause__ or wrapped
    cause = f"{type(original).__name__}: {str(original).splitlines()[0].rstrip('.')}"
    if isinstance(original, OSError):
        answer, mend = "does not answer", "start it or correct the address"
    else:
        answer, mend = "refused", _MENDS.get(getattr(original, "sqlstate", ""), "")
    sentence = f"The database of MIGRATION_DATABASE_URL {answer}: {cause}"
    return f"{sentence}; {mend}." if mend else f"{sentence}."


def _fail(sentence: str, status: int) -> int:
    sys.stderr.write(sentence + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

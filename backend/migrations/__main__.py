"""`python -m backend.migrations provision|upgrade`, both safe to run again and in parallel."""

import argparse
import asyncio
import sys

import asyncpg
from sqlalchemy.exc import DBAPIError

from backend.config import ConfigurationError, MigrationSettings, ProvisionSettings
from backend.migrations.provision import MigrationError, provision
from backend.migrations.upgrade import upgrade


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
    except OSError as error:
        sentence = "does not answer: start it or correct the address"
        return _fail(f"The database of MIGRATION_DATABASE_URL {sentence} ({_cause(error)}).", 1)
    except (asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError) as error:
        return _fail(f"The database of MIGRATION_DATABASE_URL refused: {_cause(error)}.", 1)
    return 0


def _cause(error: Exception) -> str:
    wrapped = getattr(error, "orig", None) or error
    original = wrapped.__cause__ or wrapped
    return f"{type(original).__name__}: {str(original).splitlines()[0].rstrip('.')}"


def _fail(sentence: str, status: int) -> int:
    sys.stderr.write(sentence + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

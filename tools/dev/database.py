"""The database of one instance: made when it is embedded, brought up to date in any case."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from tools.dev.commands import run_step
from tools.dev.errors import SetupError
from tools.dev.keys import Keys
from tools.dev.node import NODE
from tools.dev.paths import AUTH_SERVER, PYTHON
from tools.dev.postgres import Postgres
from tools.dev.postgres_programs import binary, explain, run

DATABASE = "daymark"
# Not a superuser, as on a managed server: what works here needs no more rights there.
_MAKE_DATABASE = """
\\getenv password OWNER_PASSWORD
select format('create role %I login createrole', :'name')
where not exists (select from pg_roles where rolname = :'name') \\gexec
alter role :"name" password :'password';
select format('create database %I owner %I', :'name', :'name')
where not exists (select from pg_database where datname = :'name') \\gexec
"""


@dataclass(frozen=True, slots=True)
class Database:
    """The addresses of one database, one for each of its roles."""

    owner_url: str = field(repr=False)
    auth_url: str = field(repr=False)
    api_url: str = field(repr=False)

    @classmethod
    def at(cls, owner_url: str, keys: Keys) -> "Database":
        name = database_name(owner_url)
        return cls(
            owner_url=owner_url,
            auth_url=_as_role(owner_url, f"{name}_auth", keys.auth_database_password),
            api_url=_as_role(owner_url, f"{name}_api", keys.api_database_password),
        )


def database_name(url: str) -> str:
    return unquote(urlsplit(url).path.strip("/"))


def embedded_owner_url(server: Postgres, keys: Keys) -> str:
    """Makes role and database `daymark` on our own server; returns the owner's address."""
    psql = [str(binary("psql")), "-XqAt", "-v", "ON_ERROR_STOP=1", "-v", f"name={DATABASE}"]
    result = run(
        [*psql, server.url],
        {"OWNER_PASSWORD": keys.owner_database_password},
        text_in=_MAKE_DATABASE,
    )
    if result.returncode != 0:
        raise SetupError(explain("The database could not be made", result.stderr))
    return (
        f"postgresql://{DATABASE}:{keys.owner_database_password}@127.0.0.1:{server.port}/{DATABASE}"
    )


def bring_up_to_date(database: Database, keys: Keys) -> None:
    """Roles and schemas, then the tables of schema auth, then those of schema app."""
    environment = {
        "MIGRATION_DATABASE_URL": database.owner_url,
        "API_DATABASE_PASSWORD": keys.api_database_password,
        "AUTH_DATABASE_PASSWORD": keys.auth_database_password,
    }
    steps: tuple[tuple[str, list[str | Path]], ...] = (
        ("Preparing the database", [PYTHON, "-m", "backend.migrations", "provision"]),
        ("The migration of schema auth", [NODE, AUTH_SERVER / "src" / "migrate.ts"]),
        ("The migration of schema app", [PYTHON, "-m", "backend.migrations", "upgrade"]),
    )
    for what, command in steps:
        try:
            run_step(what, command, environment, explains_itself=True)
        except SetupError as error:
            # A person knows it by the name of the setting that it was made of.
            message = str(error).replace("MIGRATION_DATABASE_URL", "DATABASE_URL")
            raise SetupError(message) from error


def _as_role(url: str, role: str, password: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    address = f"{quote(role, safe='')}:{quote(password, safe='')}@{host}"
    return urlunsplit(parts._replace(netloc=address))

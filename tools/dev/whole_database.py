"""The database of an instance as backup and restore see it: all rows, past every policy."""

import contextlib
import shutil
import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from tools.dev.commands import run_captured, run_step
from tools.dev.database import DATABASE, database_name, embedded_owner_url
from tools.dev.errors import SetupError
from tools.dev.instance import make_data_dir
from tools.dev.keys import Keys
from tools.dev.postgres import Postgres
from tools.dev.postgres_programs import binary
from tools.dev.settings import Settings

_TLS_MODES = {"require", "verify-ca", "verify-full"}
SCHEMAS = ("auth", "app")
# Row-level security is forced upon the owner too; nothing but these commands runs as the owner.
_RELAX = "select format('alter table %s no force row level security', oid::regclass)"
_FORCE = "select format('alter table %s force row level security', oid::regclass)"
_PROTECTED = (
    " from pg_class where relnamespace = to_regnamespace('app') and relkind in ('r', 'p')"
    " and relrowsecurity \\gexec"
)
FORCE_ROW_SECURITY = f"{_FORCE}{_PROTECTED}\n"
RELAX_ROW_SECURITY = f"{_RELAX}{_PROTECTED}\n"


@dataclass(frozen=True, slots=True)
class WholeDatabase:
    """`superuser_url` is there for our own server only; elsewhere the owner must do."""

    name: str
    place: str
    owner_url: str = field(repr=False)
    superuser_url: str = field(default="", repr=False)

    def program(self, name: str) -> Path:
        """Our own binary; the machine's where the server wants TLS, which ours does not speak."""
        wants_tls = connection(self.owner_url).get("PGSSLMODE") in _TLS_MODES
        on_path = shutil.which(name) if wants_tls else None
        return Path(on_path) if on_path else binary(name)

    def psql(self, *arguments: str, script: str = "") -> str:
        """Runs statements as the owner and returns their bare output; the first error ends it."""
        command = [str(self.program("psql")), "-XqAt", "-v", "ON_ERROR_STOP=1", *arguments]
        environment = connection(self.owner_url)
        if not script:
            return run_step("The database", command, environment).strip()
        with _file(script) as path:
            return run_step("The database", [*command, "-f", str(path)], environment).strip()

    @contextlib.contextmanager
    def readable_as_a_whole(self) -> Generator[dict[str, str]]:
        """The environment of a client that sees every row."""
        if self.superuser_url:
            yield connection(self.superuser_url)
            return
        self.psql(script=RELAX_ROW_SECURITY)
        try:
            yield connection(self.owner_url)
        finally:
            self.psql(script=FORCE_ROW_SECURITY)

    def is_set_up(self) -> bool:
        return self.psql("-c", "select to_regclass('auth.\"user\"')") != ""

    def holds_accounts(self) -> bool:
        return (
            self.is_set_up() and self.psql("-c", 'select exists (select from auth."user")') == "t"
        )


@contextlib.contextmanager
def open_database(settings: Settings) -> Generator[WholeDatabase]:
    """The database of these settings; an embedded server is started for it when none runs."""
    if settings.database_url:
        url = settings.listen_database_url or settings.database_url
        database = WholeDatabase(database_name(url), urlsplit(url).hostname or "", url)
        _require_answer(database)
        yield database
        return
    make_data_dir(settings.data_dir)
    server = Postgres.start(settings.data_dir / "postgres", settings.postgres_port)
    try:
        owner_url = embedded_owner_url(server, Keys.load(settings))
        superuser_url = f"{server.url.rpartition('/')[0]}/{DATABASE}"
        yield WholeDatabase(DATABASE, str(settings.data_dir), owner_url, superuser_url)
    finally:
        server.stop()


def connection(url: str) -> dict[str, str]:
    """An address as libpq's environment, out of sight of a list of processes."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    values = {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or 5432),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": database_name(url),
        "PGSSLMODE": _first(query, "sslmode"),
        "PGSSLROOTCERT": _first(query, "sslrootcert"),
        "PGCONNECT_TIMEOUT": "10",
    }
    return {name: value for name, value in values.items() if value}


def _first(query: dict[str, list[str]], name: str) -> str:
    return next(iter(query.get(name, ())), "")


def _require_answer(database: WholeDatabase) -> None:
    command: Sequence[str] = [str(database.program("psql")), "-XAtc", "select 1"]
    status, output = run_captured(command, connection(database.owner_url))
    if status != 0:
        last = output.strip().splitlines()[-1:]
        message = f"The database of DATABASE_URL does not answer: {''.join(last)}"
        raise SetupError(message)


@contextlib.contextmanager
def _file(text: str) -> Generator[Path]:
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as stream:
        stream.write(text)
        stream.flush()
        yield Path(stream.name)

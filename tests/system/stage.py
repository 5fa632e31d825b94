"""The running system that the tests of this folder share, and their hands on it."""

import asyncio
import contextlib
import secrets
from collections.abc import Mapping
from pathlib import Path

import asyncpg
import httpx

from tests.system.forging import Ring
from tools.dev.stack import POSTGRES, Stack

BACKENDS = ("backend-1", "backend-2")
AUTH_SERVERS = ("auth-server-1", "auth-server-2")

Row = tuple[object, ...]


def new_ring(*kids: str) -> Ring:
    return Ring(",".join(f"{kid}:{secrets.token_urlsafe(32)}" for kid in kids))


class Stage:
    """Two backends and two auth servers behind one front door."""

    def __init__(self, stack: Stack, http: httpx.Client, ring: Ring) -> None:
        self.stack = stack
        self.http = http
        self.ring = ring
        self.url = stack.url
        self.backend_urls = stack.backend_urls
        self.auth_urls = stack.auth_urls

    @property
    def every_way_in(self) -> list[str]:
        """The front door, and each backend by itself."""
        return [self.url, *self.backend_urls]

    @property
    def auth_secret(self) -> str:
        return self.stack.keys.better_auth_secret

    @property
    def mail_dir(self) -> Path:
        return self.stack.mail_dir

    def sql(self, statement: str, *values: object) -> list[Row]:
        """Runs one statement as the superuser, past every policy."""

        async def run() -> list[Row]:
            connection = await asyncpg.connect(self.stack.superuser_url)
            try:
                return [tuple(row) for row in await connection.fetch(statement, *values)]
            finally:
                await connection.close()

        return asyncio.run(run())

    def make_commits_durable(self) -> None:
        """The throw-away server commits without waiting for its disk, unless it is told to."""
        self.sql("alter database daymark set synchronous_commit = on")
        self.cut_database_connections()

    def cut_database_connections(self) -> None:
        """Every connection of a service breaks, the listening ones too."""
        self.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where usename in ('daymark_api', 'daymark_auth')"
        )

    def kill(self, name: str) -> None:
        self.stack.kill(name)

    def start(self, *names: str) -> None:
        self.stack.start_services(names)

    def restart(self, *names: str, environment: Mapping[str, str] | None = None) -> None:
        """Those that are named together are away together."""
        self.stack.restart(*names, environment=environment)

    def ask_to_stop(self, name: str) -> None:
        self.stack.ask_to_stop(name)

    def kill_database(self) -> None:
        self.stack.kill(POSTGRES)

    def start_database(self) -> None:
        self.stack.start_postgres()

    def mend(self) -> None:
        """Starts again whatever is not running, or was asked to stop and is about to end."""
        if not self.stack.postgres_is_alive():
            self.start_database()
        for process in self.stack.running():
            if process.is_stopping:
                process.wait_until_stopped()
        dead = [p.spec.name for p in self.stack.running() if p.status is not None]
        for name in dead:
            with contextlib.suppress(ProcessLookupError):
                self.stack.kill(name)
        self.start(*dead)

"""Databases for tests: one migrated template for a run, copied as often as somebody needs one.

The cluster is the one of `TEST_DATABASE_URL` (a superuser's address), else a throw-away one. The
template is made by the commands that also migrate a real installation.
"""

import asyncio
import contextlib
import fcntl
import json
import os
import secrets
import threading
import time
from collections.abc import Generator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from tools.dev.database import Database, bring_up_to_date
from tools.dev.keys import Keys
from tools.dev.node import prepare_node
from tools.dev.postgres import temporary_postgres

_SECONDS_FOR_OTHERS = 120.0
_PAUSE = threading.Event()


def given_cluster() -> str | None:
    """The superuser's address of a running cluster, when there is one to use."""
    return os.environ.get("TEST_DATABASE_URL") or None  # noqa: TID251 - a setting of the tests


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """The addresses of one database, one for each role."""

    name: str
    superuser: str = field(repr=False)
    owner: str = field(repr=False)
    auth: str = field(repr=False)
    api: str = field(repr=False)

    @property
    def api_role(self) -> str:
        return str(urlsplit(self.api).username)

    @property
    def auth_role(self) -> str:
        return str(urlsplit(self.auth).username)

    def of_database(self, name: str) -> "DatabaseUrls":
        """The same roles in another database."""
        urls = (self.superuser, self.owner, self.auth, self.api)
        return DatabaseUrls(name, *(with_database(url, name) for url in urls))


@dataclass(frozen=True, slots=True)
class Template:
    """The migrated database that the others are copies of; its name is that of the owner too."""

    urls: DatabaseUrls
    cluster_url: str = field(repr=False)

    @classmethod
    def make(cls, cluster_url: str) -> Self:
        """Makes role and database as an administrator would, then migrates it."""
        name = f"daymark_test_{secrets.token_hex(4)}"
        keys = Keys(*(secrets.token_urlsafe(32) for _ in range(5)))
        asyncio.run(make_empty_database(cluster_url, name, keys.owner_database_password))
        parts = urlsplit(with_database(cluster_url, name))
        host = parts.netloc.rpartition("@")[2]
        owner = f"{name}:{keys.owner_database_password}@{host}"
        database = Database.at(urlunsplit(parts._replace(netloc=owner)), keys)
        prepare_node()
        bring_up_to_date(database, keys)
        urls = DatabaseUrls(
            name,
            superuser=urlunsplit(parts),
            owner=database.owner_url,
            auth=database.auth_url,
            api=database.api_url,
        )
        return cls(urls, cluster_url)

    def drop(self) -> None:
        """Leaves nothing in the cluster: neither database nor role."""
        asyncio.run(drop_database_and_roles(self.cluster_url, self.urls.name))

    @contextlib.contextmanager
    def copy(self) -> Generator[DatabaseUrls]:
        """A database with everything that the template holds; gone afterwards."""
        name = f"{self.urls.name}_{secrets.token_hex(4)}"
        make = (
            f"create database {name} template {self.urls.name}"
            f" owner {self.urls.name} strategy file_copy"
        )
        asyncio.run(execute(self.cluster_url, make))
        try:
            yield self.urls.of_database(name)
        finally:
            asyncio.run(execute(self.cluster_url, f"drop database if exists {name} with (force)"))


@contextlib.contextmanager
def shared_template(folder: Path, worker: str) -> Generator[Template]:
    """The one template of this run; whoever made it outlives the others, then drops it."""
    state = folder / "template.json"
    users = folder / "template-users"
    with contextlib.ExitStack() as stack:
        with _locked(folder):
            users.mkdir(exist_ok=True)
            (users / worker).touch()
            if state.exists():
                template = _read(state)
            else:
                cluster_url = given_cluster() or stack.enter_context(temporary_postgres()).url
                template = Template.make(cluster_url)
                stack.callback(template.drop)
                state.write_text(json.dumps(asdict(template)))
                stack.callback(_wait_until_unused, folder, users, state)
        stack.callback((users / worker).unlink)
        yield template


def _read(state: Path) -> Template:
    kept = json.loads(state.read_text())
    return Template(DatabaseUrls(**kept["urls"]), kept["cluster_url"])


@contextlib.contextmanager
def _locked(folder: Path) -> Generator[None]:
    with (folder / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _wait_until_unused(folder: Path, users: Path, state: Path) -> None:
    deadline = time.monotonic() + _SECONDS_FOR_OTHERS
    while time.monotonic() < deadline:
        with _locked(folder):
            if not any(users.iterdir()):
                state.unlink()
                return
        _PAUSE.wait(0.05)


def with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


async def execute(url: str, *statements: str) -> None:
    """Runs statements one by one, each by itself: some cannot be part of a transaction."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def make_empty_database(cluster_url: str, name: str, password: str) -> None:
    """A database with its owner, who is no superuser: what works here needs no more rights."""
    await execute(
        cluster_url,
        f"create role {name} login createrole password '{password}'",
        f"create database {name} owner {name}",
    )


async def drop_database_and_roles(cluster_url: str, name: str) -> None:
    await execute(
        cluster_url,
        f"drop database if exists {name} with (force)",
        *(f"drop role if exists {role}" for role in (f"{name}_auth", f"{name}_api", name)),
    )

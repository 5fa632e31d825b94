"""Databases in the states that the migrations meet, with the environment of the commands."""

import asyncio
import secrets
from dataclasses import dataclass, field

import asyncpg
from sqlalchemy.engine import make_url

from backend.config import ProvisionSettings
from tests.databases import execute, make_empty_database, with_database

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Installation:
    """A database with its owner, and the environment of the commands."""

    name: str
    cluster_url: str = field(repr=False)
    environment: dict[str, str] = field(repr=False)

    @property
    def owner_url(self) -> str:
        return self.environment["MIGRATION_DATABASE_URL"]

    def role_url(self, kind: str) -> str:
        password = self.environment[f"{kind.upper()}_DATABASE_PASSWORD"]
        url = make_url(self.owner_url).set(username=f"{self.name}_{kind}", password=password)
        return url.render_as_string(hide_password=False)

    def settings(self) -> ProvisionSettings:
        return ProvisionSettings.model_validate(
            {name.lower(): value for name, value in self.environment.items()}
        )

    def query(self, statement: str, url: str | None = None) -> list[Row]:
        """What a statement of the superuser, or of somebody else, returns."""

        async def run() -> list[Row]:
            connection = await asyncpg.connect(url or with_database(self.cluster_url, self.name))
            try:
                return [tuple(row) for row in await connection.fetch(statement)]
            finally:
                await connection.close()

        return asyncio.run(run())

    def tables(self, schema: str) -> set[str]:
        rows = self.query(f"select tablename from pg_tables where schemaname = '{schema}'")
        return {str(name) for (name,) in rows}


def new_installation(cluster_url: str, *, like: Installation | None = None) -> Installation:
    """Role and database as an administrator would make them, perhaps as a copy of another."""
    name = f"daymark_test_{secrets.token_hex(4)}"
    if like is not None:
        url = with_database(like.owner_url, name)
        copy = f"create database {name} owner {like.name} template {like.name} strategy file_copy"
        asyncio.run(execute(cluster_url, copy))
    else:
        password = secrets.token_urlsafe(24)
        owner = make_url(with_database(cluster_url, name)).set(username=name, password=password)
        url = owner.render_as_string(hide_password=False)
        asyncio.run(make_empty_database(cluster_url, name, password))
    return Installation(
        name,
        cluster_url,
        {
            "MIGRATION_DATABASE_URL": url,
            "API_DATABASE_PASSWORD": secrets.token_urlsafe(24),
            "AUTH_DATABASE_PASSWORD": secrets.token_urlsafe(24),
        },
    )

"""Alembic's environment: one connection of the owner, one lock, one transaction."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import SchemaItem
from sqlmodel import SQLModel

from backend.migrations.provision import LOCK_KEY, MigrationError
from backend.models import base, change, collection, mutation, todo, user

# Importing a model module is what puts its tables into the metadata.
MODEL_MODULES = (base, change, collection, mutation, todo, user)


def _is_ours(
    item: SchemaItem, _name: str | None, kind: str, _reflected: object, _compared: object
) -> bool:
    if kind != "table":
        return True
    return getattr(item, "schema", None) == base.SCHEMA and "is_view" not in item.info


def _include_name(name: str | None, kind: str, _parents: object) -> bool:
    return name == base.SCHEMA if kind == "schema" else True


def _run(connection: Connection) -> None:
    # Waits for a parallel run, without the time-out that protects everybody else from ours.
    connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": LOCK_KEY})
    connection.execute(text("set local lock_timeout = '5s'"))
    if connection.scalar(text("""select to_regclass('auth."user"') is null""")):
        message = "The tables of the auth server are missing: run its migrations first."
        raise MigrationError(message)
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        version_table_schema=base.SCHEMA,
        include_schemas=True,
        include_name=_include_name,
        include_object=_is_ours,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def _migrate() -> None:
    url = make_url(context.config.attributes["database_url"])
    engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(_run)
    await engine.dispose()


asyncio.run(_migrate())

"""Makes the two roles, the schemas and their privileges.

The role of the auth server reaches schema `auth` alone, the role of the API schema `app` alone;
neither owns a table, so row-level security holds for both and neither can change the schema.
"""

import base64
import hashlib
import hmac
import os

import asyncpg

from backend.config import ProvisionSettings

LOCK_KEY = 0x6461796D61726B  # "daymark"
OLDEST_POSTGRES = 15  # `on delete set null (column)`
_LONGEST_DATABASE_NAME = 63 - len("_auth")
_SCRAM_ITERATIONS = 4096


class MigrationError(Exception):
    """The database is not in a state in which the command can work; the message says the mend."""


async def provision(settings: ProvisionSettings) -> None:
    """Makes what is missing and resets the passwords; safe to repeat, also in parallel."""
    connection = await asyncpg.connect(settings.migration_database_url.get_secret_value())
    try:
        if connection.get_server_version().major < OLDEST_POSTGRES:
            message = f"PostgreSQL {OLDEST_POSTGRES} or newer is needed."
            raise MigrationError(message)
        await connection.execute("select pg_advisory_lock($1)", LOCK_KEY)
        async with connection.transaction():
            await _provision(connection, settings)
    finally:
        await connection.close()


async def _provision(connection: asyncpg.Connection, settings: ProvisionSettings) -> None:
    database = str(await connection.fetchval("select current_database()"))
    if len(database.encode()) > _LONGEST_DATABASE_NAME:
        message = f"The name of the database is longer than {_LONGEST_DATABASE_NAME} bytes."
        raise MigrationError(message)
    auth, api = f"{database}_auth", f"{database}_api"
    await _make_role(connection, auth, settings.auth_database_password.get_secret_value())
    await _make_role(connection, api, settings.api_database_password.get_secret_value())
    for statement in _privileges(_quoted(database), _quoted(auth), _quoted(api)):
        await connection.execute(statement)


async def _make_role(connection: asyncpg.Connection, role: str, password: str) -> None:
    attributes = await connection.fetchrow(
        "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = $1", role
    )
    if attributes is None:
        await connection.execute(
            f"create role {_quoted(role)} login nosuperuser nobypassrls nocreaterole nocreatedb"
        )
    elif any(attributes.values()):
        message = f"The role {role} has privileges that it must not have: drop it and try again."
        raise MigrationError(message)
    # A verifier instead of the password: statements may end up in the server's log.
    verifier = scram_verifier(password, os.urandom(16))
    await connection.execute(f"alter role {_quoted(role)} login password '{verifier}'")


def _privileges(database: str, auth: str, api: str) -> tuple[str, ...]:
    # The API's privileges on tables come one by one with the migrations, so that what is none of
    # its business (the version table) stays closed.
    rows = "select, insert, update, delete"
    return (
        f"revoke connect, temporary on database {database} from public",
        f"grant connect on database {database} to {auth}, {api}",
        "create schema if not exists auth",
        "create schema if not exists app",
        "revoke all on schema auth, app from public",
        f"grant usage on schema auth to {auth}",
        f"grant usage on schema app to {api}",
        f"grant {rows} on all tables in schema auth to {auth}",
        f"alter default privileges in schema auth grant {rows} on tables to {auth}",
        # Settings of the role instead of the connection: a pooler would refuse them there.
        f"alter role {api} set timezone = 'UTC'",
        f"alter role {api} set jit = off",
        f"alter role {api} set statement_timeout = '3s'",
        f"alter role {api} set idle_in_transaction_session_timeout = '10s'",
        f"grant usage on all sequences in schema auth to {auth}",
        f"alter default privileges in schema auth grant usage on sequences to {auth}",
    )


def scram_verifier(password: str, salt: bytes) -> str:
    """The stored form of a password in PostgreSQL (RFC 5803); ASCII passwords only."""
    salted = hashlib.pbkdf2_hmac("sha256", password.encode("ascii"), salt, _SCRAM_ITERATIONS)
    client_key = hmac.digest(salted, b"Client Key", "sha256")
    stored_key = hashlib.sha256(client_key).digest()
    server_key = hmac.digest(salted, b"Server Key", "sha256")
    parts = (base64.b64encode(part).decode() for part in (salt, stored_key, server_key))
    encoded_salt, stored, server = parts
    return f"SCRAM-SHA-256${_SCRAM_ITERATIONS}:{encoded_salt}${stored}:{server}"


def _quoted(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'

"""Refuses to work as a role that row-level security does not bind."""

import asyncpg

from backend.config import ConfigurationError

_CONNECT_SECONDS = 2.0


async def check_role(url: str) -> None:
    """Raises ConfigurationError for a superuser; a database that is down is checked by nobody."""
    try:
        connection = await asyncpg.connect(url, timeout=_CONNECT_SECONDS)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return
    try:
        is_exempt = await connection.fetchval(
            "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
        )
    finally:
        await connection.close()
    if is_exempt:
        message = (
            "DATABASE_URL names a role that row-level security does not bind: use the role that "
            "`python -m backend.migrations provision` makes (its name ends in _api)."
        )
        raise ConfigurationError(message)

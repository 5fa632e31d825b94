"""What a table holds of a person, seen as only the superuser can."""

from datetime import timedelta

import asyncpg

from tests.backend.support.people import Person
from tests.databases import DatabaseUrls


async def ids_in(database: DatabaseUrls, table: str, person: Person | None) -> set[str]:
    """The ids of this person's rows in a table of schema `app`."""
    assert person is not None
    connection = await asyncpg.connect(database.superuser)
    try:
        rows = await connection.fetch(
            f"select id from app.{table} where user_id = $1", person.user_id
        )
    finally:
        await connection.close()
    return {str(row["id"]) for row in rows}


async def make_older(database: DatabaseUrls, person: Person | None, age: timedelta) -> None:
    """Lets this much time pass for all that the person has in the trash or has sent."""
    assert person is not None
    connection = await asyncpg.connect(database.superuser)
    try:
        for table in ("todo", "todo_list", "label"):
            await connection.execute(
                f"update app.{table} set deleted_at = deleted_at - $2::interval where user_id = $1",
                person.user_id,
                age,
            )
        await connection.execute(
            "update app.mutation set applied_at = applied_at - $2::interval where user_id = $1",
            person.user_id,
            age,
        )
    finally:
        await connection.close()

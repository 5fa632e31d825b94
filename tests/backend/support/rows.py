"""Rows of a person in every table, made as the role of the backend."""

from uuid import UUID, uuid4

import asyncpg

from tests.backend.support.people import Person


async def enter(connection: asyncpg.Connection, person: Person) -> None:
    await connection.execute("select app.enter($1, $2)", person.session_id, person.user_id)


async def fill(connection: asyncpg.Connection, person: Person) -> UUID:
    """One row of this person in each table; returns the id that they share."""
    row_id = uuid4()
    async with connection.transaction():
        await enter(connection, person)
        common = (person.user_id, row_id)
        await connection.execute("insert into app.change_counter values ($1, 7)", person.user_id)
        await connection.execute(
            "insert into app.user_settings (user_id, seq) values ($1, 1)", person.user_id
        )
        for table in ("todo_list", "label"):
            await connection.execute(
                f"insert into app.{table} (user_id, id, position, seq, name)"
                " values ($1, $2, 'a1', 1, 'Secret')",
                *common,
            )
        await connection.execute(
            "insert into app.todo (user_id, id, position, seq, title)"
            " values ($1, $2, 'a1', 1, 'Secret')",
            *common,
        )
        await connection.execute("insert into app.mutation (user_id, id) values ($1, $2)", *common)
    return row_id

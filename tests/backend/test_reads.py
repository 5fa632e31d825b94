"""A read is one statement, which brings the identity and takes it away again."""

from collections.abc import AsyncGenerator
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import Text, func, literal_column, select

from backend.core.services.change_service import ChangeService
from backend.core.services.todo_service import TodoService
from backend.db.database import Database
from backend.db.statement import Read, Statement
from backend.errors import InvalidTokenError
from backend.schemas.auth import Caller
from backend.schemas.todo import TodoQuery
from tests.backend.support.people import Person, Registry
from tests.backend.support.rows import enter, fill
from tests.databases import DatabaseUrls

pytestmark = pytest.mark.asyncio(loop_scope="session")

IDENTITY = Statement(
    select(func.current_setting("app.user_id", literal_column("true"), type_=Text).label("user_id"))
)
NOTHING = Read(select(literal_column("1").label("one")).where(literal_column("false")))


class Watched:
    """A database with one connection, and the sessions that it found dead."""

    def __init__(self, url: str) -> None:
        self.dead: list[UUID] = []
        self.database = Database(
            url, on_change=lambda *_: None, on_session_end=self.dead.append, pool_size=1
        )

    async def identity(self) -> str:
        row = await self.database.lookup(IDENTITY)
        assert row is not None
        return str(row["user_id"] or "")


@pytest_asyncio.fixture(loop_scope="session")
async def watched(database: DatabaseUrls) -> AsyncGenerator[Watched]:
    watched = Watched(database.api)
    await watched.database.open()
    yield watched
    await watched.database.close()


async def person_with_rows(database: DatabaseUrls, people: Registry) -> tuple[Person, Caller]:
    person = await people.new_person()
    connection = await asyncpg.connect(database.api)
    try:
        await fill(connection, person)
        async with connection.transaction():
            await enter(connection, person)
            await connection.execute("update app.todo set deleted_at = null")
    finally:
        await connection.close()
    return person, Caller(person.user_id, person.session_id)


async def test_the_first_statement_of_a_connection_sees_the_callers_rows(
    watched: Watched, database: DatabaseUrls, people: Registry
) -> None:
    """Were the rows looked for before the identity is set, there would be none."""
    _, caller = await person_with_rows(database, people)

    page = await TodoService(watched.database, caller).page(TodoQuery())

    assert '"title":"Secret"' in page


async def test_nothing_of_it_is_left_for_the_next_one(
    watched: Watched, database: DatabaseUrls, people: Registry
) -> None:
    _, ada = await person_with_rows(database, people)
    _, ben = await person_with_rows(database, people)

    for caller in (ada, ben, ada):
        assert await ChangeService(watched.database, caller).newest() == 7
        assert await watched.identity() == ""


async def test_a_session_that_has_ended_reads_nothing_and_is_reported(
    watched: Watched, database: DatabaseUrls, people: Registry
) -> None:
    person, caller = await person_with_rows(database, people)
    todos = TodoService(watched.database, caller)
    await todos.page(TodoQuery())
    await people.end_session(person)

    with pytest.raises(InvalidTokenError):
        await todos.page(TodoQuery())

    assert watched.dead == [person.session_id]
    assert await watched.identity() == ""


async def test_the_session_of_somebody_else_is_no_identity(
    watched: Watched, database: DatabaseUrls, people: Registry
) -> None:
    ada, _ = await person_with_rows(database, people)
    ben, _ = await person_with_rows(database, people)

    with pytest.raises(InvalidTokenError):
        await TodoService(watched.database, Caller(ada.user_id, ben.session_id)).page(TodoQuery())


async def test_a_row_that_is_not_there_is_none(
    watched: Watched, database: DatabaseUrls, people: Registry
) -> None:
    _, caller = await person_with_rows(database, people)

    assert await watched.database.fetch(caller, NOTHING) is None
    with pytest.raises(LookupError):
        await watched.database.fetch_one(caller, NOTHING)

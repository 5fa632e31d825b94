"""The database alone keeps people apart: these statements have no filter of their own."""

from collections.abc import AsyncGenerator
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio

from tests.backend.support.people import Person, Registry
from tests.backend.support.rows import enter, fill
from tests.databases import DatabaseUrls

pytestmark = pytest.mark.asyncio(loop_scope="session")

OWNED_TABLES = ("change_counter", "user_settings", "todo_list", "label", "todo", "mutation")
SESSION_ENDED = "DM401"


@pytest_asyncio.fixture(loop_scope="session")
async def api(database: DatabaseUrls) -> AsyncGenerator[asyncpg.Connection]:
    """A connection with the rights of the backend, and nobody's identity."""
    connection = await asyncpg.connect(database.api)
    yield connection
    await connection.close()


@pytest_asyncio.fixture(loop_scope="session")
async def owner(database: DatabaseUrls) -> AsyncGenerator[asyncpg.Connection]:
    connection = await asyncpg.connect(database.owner)
    yield connection
    await connection.close()


@pytest_asyncio.fixture(loop_scope="session")
async def ada(api: asyncpg.Connection, people: Registry) -> Person:
    """Somebody with a row in each table."""
    person = await people.new_person("Ada")
    await fill(api, person)
    return person


@pytest.mark.parametrize("table", OWNED_TABLES)
async def test_without_an_identity_there_are_no_rows(
    api: asyncpg.Connection, ada: Person, table: str
) -> None:
    seen = await api.fetchval(f"select count(*) from app.{table}")

    assert seen == 0
    assert str(ada.user_id)


@pytest.mark.parametrize("table", OWNED_TABLES)
async def test_a_person_sees_their_own_rows_alone(
    api: asyncpg.Connection, people: Registry, ada: Person, table: str
) -> None:
    ben = await people.new_person("Ben")

    async with api.transaction():
        await enter(api, ben)
        assert await api.fetchval(f"select count(*) from app.{table}") == 0
    async with api.transaction():
        await enter(api, ada)
        owners = await api.fetch(f"select distinct user_id from app.{table}")

    assert [row["user_id"] for row in owners] == [ada.user_id]


@pytest.mark.parametrize("table", OWNED_TABLES)
async def test_another_persons_rows_cannot_be_changed_or_deleted(
    api: asyncpg.Connection, people: Registry, ada: Person, table: str
) -> None:
    ben = await people.new_person("Ben")
    async with api.transaction():
        await enter(api, ada)
        before = await api.fetch(f"select * from app.{table}")

    async with api.transaction():
        await enter(api, ben)
        assert await api.execute(f"update app.{table} set user_id = $1", ben.user_id) == "UPDATE 0"
        assert await api.execute(f"delete from app.{table}") == "DELETE 0"
    async with api.transaction():
        await enter(api, ada)
        after = await api.fetch(f"select * from app.{table}")

    assert after == before
    assert len(after) == 1


@pytest.mark.parametrize("table", OWNED_TABLES)
async def test_nobody_writes_in_another_persons_name(
    api: asyncpg.Connection, people: Registry, table: str
) -> None:
    ada, ben = await people.new_person("Ada"), await people.new_person("Ben")
    row_id = f"'{uuid4()}'"
    columns, values = {
        "change_counter": ("seq", "1"),
        "user_settings": ("seq", "1"),
        "todo_list": ("seq, id, position, name", f"1, {row_id}, 'a1', 'x'"),
        "label": ("seq, id, position, name", f"1, {row_id}, 'a1', 'x'"),
        "todo": ("seq, id, position, title", f"1, {row_id}, 'a1', 'x'"),
        "mutation": ("id", row_id),
    }[table]
    insert = f"insert into app.{table} (user_id, {columns}) values ($1, {values})"

    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with api.transaction():
            await enter(api, ben)
            await api.execute(insert, ada.user_id)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await api.execute(insert, ada.user_id)


async def test_a_row_cannot_be_given_away(
    api: asyncpg.Connection, people: Registry, ada: Person
) -> None:
    ben = await people.new_person("Ben")

    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with api.transaction():
            await enter(api, ada)
            await api.execute("update app.todo set user_id = $1", ben.user_id)


async def test_the_identity_ends_with_the_transaction(api: asyncpg.Connection, ada: Person) -> None:
    async with api.transaction():
        await enter(api, ada)

    assert await api.fetchval("select current_setting('app.user_id', true)") == ""
    assert await api.fetchval("select count(*) from app.todo") == 0


async def test_even_the_owner_sees_nothing_without_an_identity(
    owner: asyncpg.Connection, ada: Person
) -> None:
    for table in OWNED_TABLES:
        assert await owner.fetchval(f"select count(*) from app.{table}") == 0
    assert str(ada.user_id)


async def test_the_list_of_tables_here_is_complete(owner: asyncpg.Connection) -> None:
    rows = await owner.fetch(
        "select table_name from information_schema.columns"
        " where table_schema = 'app' and column_name = 'user_id'"
        " and table_name in (select tablename from pg_tables where schemaname = 'app')"
    )

    assert {row["table_name"] for row in rows} == set(OWNED_TABLES)


async def test_every_table_with_an_owner_enforces_row_level_security(
    owner: asyncpg.Connection,
) -> None:
    rows = await owner.fetch(
        "select c.relname, relrowsecurity and relforcerowsecurity as enforced,"
        " (select array_agg(qual = with_check and permissive = 'PERMISSIVE' and cmd = 'ALL')"
        " from pg_policies p where p.tablename = c.relname) as policies"
        " from pg_class c where relnamespace = 'app'::regnamespace and relkind = 'r'"
    )

    found = {row["relname"]: (row["enforced"], row["policies"]) for row in rows}
    assert found.pop("alembic_version") == (False, None)
    assert found == dict.fromkeys(OWNED_TABLES, (True, [True]))


async def test_the_policy_is_the_plain_comparison(owner: asyncpg.Connection) -> None:
    rows = await owner.fetch("select distinct qual from pg_policies where schemaname = 'app'")

    assert [row["qual"] for row in rows] == [
        "(user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid)"
    ]


async def test_every_key_starts_with_the_owner(owner: asyncpg.Connection) -> None:
    rows = await owner.fetch(
        "select pg_get_constraintdef(oid) as definition from pg_constraint"
        " where connamespace = 'app'::regnamespace and contype = 'p'"
        " and conrelid <> 'app.alembic_version'::regclass"
    )

    assert len(rows) == len(OWNED_TABLES)
    assert all(row["definition"].startswith("PRIMARY KEY (user_id") for row in rows)


@pytest.mark.parametrize(
    "statement",
    [
        'select * from auth."user"',
        "select * from auth.session",
        "select * from auth.account",
        "select * from auth.jwks",
        "delete from auth.session",
        "select * from app.alembic_version",
        "update app.account set name = 'x'",
        "delete from app.account",
        "create table app.mine (id int)",
        "create schema mine",
        "alter table app.todo disable row level security",
        "drop policy todo_of_caller on app.todo",
        "truncate app.todo",
        "create extension pg_trgm",
        "select app.announce_session_end()",
        "drop function app.purge_expired",
        "set role {owner}",
        "set session authorization {owner}",
        "alter role current_user bypassrls",
        "select pg_read_file('/etc/passwd')",
        "copy app.todo to program 'cat'",
    ],
)
async def test_the_role_of_the_backend_may_not(
    api: asyncpg.Connection, database: DatabaseUrls, statement: str
) -> None:
    owner_role = database.api_role.removesuffix("_api")

    with pytest.raises((asyncpg.InsufficientPrivilegeError, asyncpg.FeatureNotSupportedError)):
        await api.execute(statement.format(owner=owner_role))


async def test_the_role_of_the_auth_server_does_not_reach_the_todos(
    database: DatabaseUrls,
) -> None:
    connection = await asyncpg.connect(database.auth)
    try:
        for statement in ("select * from app.todo", "create table auth.mine (id int)"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(statement)
    finally:
        await connection.close()


async def test_no_extension_is_needed(owner: asyncpg.Connection) -> None:
    rows = await owner.fetch("select extname from pg_extension")

    assert [row["extname"] for row in rows] == ["plpgsql"]


async def test_the_account_is_the_callers_own(
    api: asyncpg.Connection, people: Registry, ada: Person
) -> None:
    await people.new_person("Ben")

    assert await api.fetch("select * from app.account") == []
    async with api.transaction():
        await enter(api, ada)
        seen = await api.fetch("select id, email from app.account")

    assert [tuple(row) for row in seen] == [(ada.user_id, ada.email)]


async def refuses(connection: asyncpg.Connection, session_id: UUID, user_id: UUID) -> bool:
    try:
        await connection.execute("select app.enter($1, $2)", session_id, user_id)
    except asyncpg.PostgresError as error:
        return error.sqlstate == SESSION_ENDED
    return False


async def test_nobody_enters_without_a_live_session_of_their_own(
    api: asyncpg.Connection, people: Registry
) -> None:
    ada, ben = await people.new_person("Ada"), await people.new_person("Ben")
    ended, expired = await people.sign_in_again(ada), await people.sign_in_again(ada)
    await people.end_session(ended)
    await people.expire_session(expired)

    assert not await refuses(api, ada.session_id, ada.user_id)
    assert await refuses(api, ada.session_id, ben.user_id)
    assert await refuses(api, uuid4(), ada.user_id)
    assert await refuses(api, ended.session_id, ada.user_id)
    assert await refuses(api, expired.session_id, ada.user_id)


async def test_a_live_session_can_be_looked_up_by_its_id_alone(
    api: asyncpg.Connection, people: Registry
) -> None:
    ada = await people.new_person("Ada")
    expired = await people.sign_in_again(ada)
    await people.expire_session(expired)

    rows = await api.fetch("select user_id from app.live_session($1)", ada.session_id)

    assert [row["user_id"] for row in rows] == [ada.user_id]
    for session_id in (expired.session_id, uuid4(), None):
        assert await api.fetch("select * from app.live_session($1)", session_id) == []


async def test_deleting_an_account_deletes_its_data(
    people: Registry, ada: Person, database: DatabaseUrls
) -> None:
    await people.delete_account(ada)

    administrator = await asyncpg.connect(database.superuser)
    try:
        for table in OWNED_TABLES:
            left = await administrator.fetchval(
                f"select count(*) from app.{table} where user_id = $1",
                ada.user_id,
            )
            assert left == 0
    finally:
        await administrator.close()


async def test_no_row_comes_back_for_a_deleted_account(
    api: asyncpg.Connection, people: Registry
) -> None:
    ada = await people.new_person("Ada")
    await people.delete_account(ada)

    with pytest.raises(asyncpg.ForeignKeyViolationError):
        async with api.transaction():
            await api.execute("select set_config('app.user_id', $1, true)", str(ada.user_id))
            await api.execute("insert into app.change_counter values ($1, 1)", ada.user_id)

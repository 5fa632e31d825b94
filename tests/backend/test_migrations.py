"""Roles and tables come about by two commands, which may run again, together and backwards."""

import asyncio
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import starmap
from typing import Any

import asyncpg
import pytest
from alembic import command
from sqlalchemy.engine import make_url

from backend.migrations import provision as provision_module
from backend.migrations.__main__ import main
from backend.migrations.provision import MigrationError, provision
from backend.migrations.upgrade import alembic_config
from tests.backend.support.installations import Installation, new_installation
from tests.backend.support.processes import python_environment
from tests.databases import (
    Template,
    drop_database_and_roles,
    execute,
)
from tools.dev.commands import run_step
from tools.dev.node import NODE
from tools.dev.paths import AUTH_SERVER, ROOT


@pytest.fixture
def empty(template: Template) -> Iterator[Installation]:
    """A database in which nothing has happened yet."""
    installation = new_installation(template.cluster_url)
    yield installation
    asyncio.run(drop_database_and_roles(template.cluster_url, installation.name))


@pytest.fixture(scope="module")
def with_auth_tables(template: Template) -> Iterator[Installation]:
    """Provisioned, with the tables of the auth server: what `ready` is a copy of."""
    installation = new_installation(template.cluster_url)
    asyncio.run(provision(installation.settings()))
    migrate = [NODE, AUTH_SERVER / "src" / "migrate.ts"]
    run_step("The migration of schema auth", migrate, installation.environment)
    yield installation
    asyncio.run(drop_database_and_roles(template.cluster_url, installation.name))


@pytest.fixture
def ready(template: Template, with_auth_tables: Installation) -> Iterator[Installation]:
    """Everything that `upgrade` needs, and nothing more."""
    installation = new_installation(template.cluster_url, like=with_auth_tables)
    asyncio.run(provision(installation.settings()))
    yield installation
    asyncio.run(drop_database_and_roles(template.cluster_url, installation.name))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> "Callable[[str, Installation], int]":
    """Runs a command in this process; returns its exit status."""

    def run_command(name: str, installation: Installation) -> int:
        for variable, value in installation.environment.items():
            monkeypatch.setenv(variable, value)
        return main([name])

    return run_command


Run = Callable[[str, Installation], int]


def test_a_fresh_database_becomes_ready_step_by_step(ready: Installation, run: Run) -> None:
    assert run("upgrade", ready) == 0

    expected = {"todo", "todo_list", "label", "change_counter", "user_settings"}
    assert expected <= ready.tables("app")
    assert {"user", "session", "account"} <= ready.tables("auth")


def test_down_and_up_again_gives_the_same_schema(ready: Installation, run: Run) -> None:
    run("upgrade", ready)
    before = ready.query(SCHEMA)
    auth_before = ready.tables("auth")

    command.downgrade(alembic_config(ready.owner_url), "base")
    assert ready.tables("app") == {"alembic_version"}
    assert ready.tables("auth") == auth_before
    assert not ready.query(
        "select 1 from pg_trigger where tgrelid = 'auth.session'::regclass and not tgisinternal"
    )

    assert run("upgrade", ready) == 0
    assert ready.query(SCHEMA) == before


SCHEMA = """
    select table_name::text, column_name::text, data_type::text, is_nullable::text,
        column_default::text
    from information_schema.columns where table_schema = 'app'
    union all
    select c.relname::text, pg_get_constraintdef(k.oid), k.conname::text, '', ''
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'app'::regnamespace
    union all
    select tablename::text, indexdef, indexname::text, '', '' from pg_indexes
    where schemaname = 'app'
    union all
    select tablename::text, policyname::text, qual, with_check, '' from pg_policies
    order by 1, 2, 3
"""


def test_the_models_say_what_the_migrations_made(ready: Installation, run: Run) -> None:
    run("upgrade", ready)

    command.check(alembic_config(ready.owner_url))


def test_a_second_upgrade_changes_nothing(ready: Installation, run: Run) -> None:
    run("upgrade", ready)
    before = ready.query(SCHEMA)

    assert run("upgrade", ready) == 0
    assert ready.query(SCHEMA) == before


def test_four_upgrades_at_once_all_succeed(ready: Installation) -> None:
    environment = python_environment() | ready.environment
    upgrade = [sys.executable, "-m", "backend.migrations", "upgrade"]
    processes = [
        subprocess.Popen(  # noqa: S603 - our own program
            upgrade, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    errors = [process.communicate(timeout=60)[1] for process in processes]

    assert [process.returncode for process in processes] == [0] * 4, errors
    assert "todo" in ready.tables("app")


def test_upgrade_before_the_tables_of_the_auth_server_says_what_to_do(
    empty: Installation, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("provision", empty) == 0

    assert run("upgrade", empty) == 1
    assert "tables of the auth server are missing" in capsys.readouterr().err
    assert empty.tables("app") == set()


def test_provision_can_be_repeated(empty: Installation, run: Run) -> None:
    assert run("provision", empty) == 0
    assert run("provision", empty) == 0

    for kind in ("auth", "api"):
        user = empty.query("select current_user", empty.role_url(kind))
        assert user == [(f"{empty.name}_{kind}",)]


def test_provisioning_in_parallel_is_as_good_as_once(empty: Installation) -> None:
    async def provision_four_times() -> None:
        await asyncio.gather(*starmap(provision, [(empty.settings(),)] * 4))

    asyncio.run(provision_four_times())

    assert empty.query("select 1 as one", empty.role_url("api")) == [(1,)]


def test_provision_resets_the_passwords(empty: Installation, run: Run) -> None:
    run("provision", empty)
    old_url = empty.role_url("api")
    empty.environment["API_DATABASE_PASSWORD"] = secrets.token_urlsafe(24)

    run("provision", empty)

    assert empty.query("select 1 as one", empty.role_url("api")) == [(1,)]
    with pytest.raises(asyncpg.InvalidPasswordError):
        empty.query("select 1", old_url)


def test_the_roles_may_do_nothing_special(empty: Installation, run: Run) -> None:
    run("provision", empty)

    flags = empty.query(
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        f" from pg_roles where rolname in ('{empty.name}_api', '{empty.name}_auth')"
    )
    assert flags == [(False,) * 5] * 2


def test_strangers_cannot_connect(empty: Installation, run: Run) -> None:
    run("provision", empty)

    rights = empty.query(
        f"select has_database_privilege('{empty.name}_api', '{empty.name}', 'connect'),"
        f" has_database_privilege('{empty.name}_api', '{empty.name}', 'create'),"
        f" has_database_privilege('{empty.name}_api', '{empty.name}', 'temporary'),"
        f" has_database_privilege('pg_monitor', '{empty.name}', 'connect')"
    )
    assert rights == [(True, False, False, False)]


@pytest.mark.parametrize("privilege", ["superuser", "bypassrls", "createrole"])
def test_a_role_with_too_many_rights_is_refused(
    empty: Installation, run: Run, capsys: pytest.CaptureFixture[str], privilege: str
) -> None:
    run("provision", empty)
    asyncio.run(execute(empty.cluster_url, f"alter role {empty.name}_api {privilege}"))

    assert run("provision", empty) == 1
    sentence = capsys.readouterr().err
    assert sentence.startswith(f"The role {empty.name}_api has privileges")
    assert sentence.count("\n") == 1


def test_a_name_that_leaves_no_room_for_the_roles_is_refused(template: Template) -> None:
    installation = new_installation(template.cluster_url)
    longer = f"{installation.name}_{'x' * 59}"[:59]
    try:
        asyncio.run(execute(template.cluster_url, f"create database {longer}"))
        url = make_url(installation.owner_url).set(database=longer)
        installation.environment["MIGRATION_DATABASE_URL"] = url.render_as_string(
            hide_password=False
        )

        with pytest.raises(MigrationError, match="longer than 58 bytes"):
            asyncio.run(provision(installation.settings()))
    finally:
        asyncio.run(execute(template.cluster_url, f"drop database {longer} with (force)"))
        asyncio.run(drop_database_and_roles(template.cluster_url, installation.name))


def test_an_old_server_is_refused(empty: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provision_module, "OLDEST_POSTGRES", 99)

    with pytest.raises(MigrationError, match="PostgreSQL 99 or newer"):
        asyncio.run(provision(empty.settings()))


@pytest.mark.parametrize("name", ["provision", "upgrade"])
@pytest.mark.parametrize(
    ("changes", "cause", "mend"),
    [
        pytest.param({"port": 1}, "does not answer: Connect", "start it", id="nobody listens"),
        pytest.param(
            {"password": "Qm7vZr2pXk9w"},
            "refused: InvalidPassword",
            "correct the role or its password",
            id="wrong password",
        ),
        pytest.param(
            {"database": "daymark_nowhere"},
            "refused: InvalidCatalogName",
            "create it",
            id="no database",
        ),
    ],
)
def test_a_database_that_refuses_is_one_sentence(
    empty: Installation,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    name: str,
    changes: dict[str, Any],
    cause: str,
    mend: str,
) -> None:
    url = make_url(empty.owner_url)._replace(**changes)
    empty.environment["MIGRATION_DATABASE_URL"] = url.render_as_string(hide_password=False)

    assert run(name, empty) == 1
    sentence = capsys.readouterr().err
    assert sentence.startswith(f"The database of MIGRATION_DATABASE_URL {cause}")
    assert f"; {mend}" in sentence
    assert "Qm7vZr2pXk9w" not in sentence
    assert sentence.count("\n") == 1


def test_a_role_that_may_not_make_roles_is_told_what_it_needs(
    empty: Installation, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    role = make_url(empty.owner_url).username
    asyncio.run(execute(empty.cluster_url, f"alter role {role} nocreaterole"))

    assert run("provision", empty) == 1
    sentence = capsys.readouterr().err
    assert sentence.endswith("; give the role CREATEROLE and the right to create schemas.\n")
    assert sentence.count("\n") == 1


def test_a_wrong_setting_has_a_status_of_its_own(
    empty: Installation, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    empty.environment["MIGRATION_DATABASE_URL"] = "mysql://root@127.0.0.1/daymark"

    assert run("provision", empty) == 2
    assert capsys.readouterr().err == "MIGRATION_DATABASE_URL must start with postgresql://.\n"

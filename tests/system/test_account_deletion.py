"""Who deletes their account leaves nothing behind, in no table of no schema."""

from tests.system.mailbox import request_reset
from tests.system.people import TODOS, Session
from tests.system.stage import Row, Stage

SCHEMAS = "('pg_catalog', 'information_schema', 'pg_toast')"


def _tables(stage: Stage) -> list[str]:
    rows = stage.sql(
        "select format('%I.%I', schemaname, tablename) from pg_tables"
        f" where schemaname not in {SCHEMAS}"
    )
    return [str(name) for (name,) in rows]


def _tables_that_name(stage: Stage, user_id: str) -> set[str]:
    """Every table with a row that holds this id, in whichever column."""
    return {
        table
        for table in _tables(stage)
        if stage.sql(f"select 1 from {table} as t where t::text like $1 limit 1", f"%{user_id}%")
    }


def _columns_of_users(stage: Stage) -> list[Row]:
    """Every column that is named after a user, and what happens to its rows with the user."""
    return stage.sql(
        "select format('%s.%s', a.attrelid::regclass, a.attname),"
        " (select string_agg(distinct c.confdeltype::text, '') from pg_constraint c"
        "   where c.conrelid = a.attrelid and c.contype = 'f' and a.attnum = any (c.conkey)"
        "   and c.confrelid = 'auth.\"user\"'::regclass)"
        " from pg_attribute a join pg_class t on t.oid = a.attrelid"
        " join pg_namespace n on n.oid = t.relnamespace"
        f" where t.relkind in ('r', 'p') and n.nspname not in {SCHEMAS}"
        " and a.attname in ('user_id', 'userId') and not a.attisdropped"
    )


def _leave_traces(stage: Stage, ada: Session) -> None:
    """A row in every table that a person's use of the product writes to."""
    lists = ada.api("POST", "/api/v1/lists", {"name": "Groceries"}).json()
    label = ada.api("POST", "/api/v1/labels", {"name": "errand"}).json()
    ada.add_todo("Buy milk", list_id=lists["id"], label_ids=[label["id"]])
    gone = ada.add_todo("Buy bread")
    ada.api("DELETE", f"{TODOS}/{gone['id']}")
    ada.api("PATCH", "/api/v1/me", {"week_start": "sunday"})
    mutation = {"id": ada.user_id, "op": "todo.create", "todo": {"title": "Buy eggs"}}
    assert ada.api("POST", "/api/v1/mutations", {"mutations": [mutation]}).status_code == 200
    request_reset(ada.http, stage, ada.account.email)
    ada.again()


def test_nothing_is_left_of_a_deleted_account(stage: Stage, ada: Session) -> None:
    _leave_traces(stage, ada)
    before = _tables_that_name(stage, ada.user_id)

    answer = ada.auth("POST", "/delete-user", {"password": ada.account.password})

    assert answer.status_code == 200, answer.text
    with_a_user = {str(name).rpartition(".")[0] for name, _ in _columns_of_users(stage)}
    assert {table for table in with_a_user if table.startswith("app.")} <= before
    assert {'auth."user"', "auth.session", "auth.account"} <= before
    assert _tables_that_name(stage, ada.user_id) == set()


def test_every_row_of_a_user_goes_with_the_user(stage: Stage) -> None:
    """By a foreign key, so that nobody has to remember it."""
    columns = _columns_of_users(stage)

    assert len(columns) >= 8
    assert {name for name, on_delete in columns if on_delete != "c"} == set()

"""Who may do what in a database, and what it enforces: everything that is no row of a person."""

from pathlib import Path

from tools.dev.postgres import Postgres
from tools.dev.postgres_programs import binary, run

# Each part is lines of text, in an order that does not depend on how the database was made.
_PARTS = {
    "roles": """
        select concat_ws(' ', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb,
          rolcanlogin, rolreplication, rolbypassrls)
        from pg_roles where rolname like 'daymark%'""",
    "schemas": """
        select concat_ws(' ', nspname, nspowner::regrole, acl) from pg_namespace,
          lateral (select string_agg(a::text, ' ' order by a::text) from unnest(nspacl) a) as g(acl)
        where nspname in ('app', 'auth')""",
    "tables": """
        select concat_ws(' ', c.oid::regclass, relkind, relowner::regrole, relrowsecurity,
          relforcerowsecurity, reloptions, acl)
        from pg_class c,
          lateral (select string_agg(a::text, ' ' order by a::text) from unnest(relacl) a) as g(acl)
        where relnamespace::regnamespace::text in ('app', 'auth') and relkind in ('r', 'p', 'v')""",
    "columns": """
        select concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod),
          attnotnull, attcollation::regcollation, pg_get_expr(adbin, adrelid))
        from pg_attribute a join pg_class c on c.oid = attrelid
          left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum
        where relnamespace::regnamespace::text in ('app', 'auth') and relkind in ('r', 'p', 'v')
          and attnum > 0 and not attisdropped""",
    "policies": "select p::text from pg_policies p",
    "constraints": """
        select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where connamespace::regnamespace::text in ('app', 'auth')""",
    "indexes": "select indexdef from pg_indexes where schemaname in ('app', 'auth')",
    "triggers": "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "functions": """
        select concat_ws(' ', pg_get_functiondef(p.oid), proowner::regrole, acl) from pg_proc p,
          lateral (select string_agg(a::text, ' ' order by a::text) from unnest(proacl) a) as g(acl)
        where pronamespace::regnamespace::text in ('app', 'auth')""",
    "default privileges": """
        select concat_ws(
          ' ', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, acl
        ) from pg_default_acl,
          lateral (select string_agg(a::text, ' ' order by a::text) from unnest(defaclacl) a) g(acl)
        """,
}


def ask(data_dir: Path, statement: str) -> list[str]:
    """The lines of an answer to the superuser, from a server that runs or is started for it."""
    server = Postgres.start(data_dir / "postgres", 0)
    try:
        url = f"{server.url.rpartition('/')[0]}/daymark"
        answer = run([str(binary("psql")), "-XqAtc", statement, url])
    finally:
        server.stop()
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.splitlines()


def catalogue(data_dir: Path) -> dict[str, list[str]]:
    return {part: sorted(ask(data_dir, statement)) for part, statement in _PARTS.items()}

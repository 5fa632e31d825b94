"""The tables of the application, row-level security, and the functions of the live session."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OWNER = 'user_id uuid not null references auth."user" (id) on delete cascade'
_COMMON = f"""
    {_OWNER},
    id uuid not null,
    position text collate "C" not null,
    seq bigint not null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    delete_batch uuid,
    create_digest bytea
"""
_COLORS = "'gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'"

_TABLES = (
    f"""
    create table app.change_counter (
        {_OWNER},
        seq bigint not null,
        purged_to bigint not null default 0,
        primary key (user_id)
    )
    """,
    f"""
    create table app.user_settings (
        {_OWNER},
        time_zone text,
        week_start text not null default 'monday',
        theme text not null default 'system',
        seq bigint not null,
        updated_at timestamptz not null default now(),
        primary key (user_id),
        constraint user_settings_theme_check check (theme in ('system', 'light', 'dark')),
        constraint user_settings_week_start_check
            check (week_start in ('monday', 'saturday', 'sunday'))
    )
    """,
    f"""
    create table app.todo_list (
        {_COMMON},
        name text not null,
        color text,
        primary key (user_id, id),
        constraint todo_list_name_length_check check (char_length(name) between 1 and 120),
        constraint todo_list_color_check check (color in ({_COLORS}))
    )
    """,
    f"""
    create table app.label (
        {_COMMON},
        name text not null,
        color text,
        primary key (user_id, id),
        constraint label_name_length_check check (char_length(name) between 1 and 60),
        constraint label_color_check check (color in ({_COLORS}))
    )
    """,
    f"""
    create table app.todo (
        {_COMMON},
        title text not null,
        notes text not null default '',
        completed_at timestamptz,
        priority smallint not null default 4,
        due_date date,
        due_time time,
        due_timezone text,
        list_id uuid,
        parent_id uuid,
        label_ids uuid[] not null default '{{}}',
        search tsvector not null generated always as
            (to_tsvector('pg_catalog.simple'::regconfig, title || ' ' || notes)) stored,
        primary key (user_id, id),
        constraint todo_list_id_fkey foreign key (user_id, list_id)
            references app.todo_list (user_id, id) on delete set null (list_id),
        constraint todo_parent_id_fkey foreign key (user_id, parent_id)
            references app.todo (user_id, id) on delete cascade,
        constraint todo_title_length_check check (char_length(title) between 1 and 500),
        constraint todo_notes_length_check check (char_length(notes) <= 100000),
        constraint todo_priority_check check (priority between 1 and 4),
        constraint todo_due_time_check check (due_time is null or due_date is not null),
        constraint todo_due_timezone_check check (due_timezone is null or due_time is not null),
        constraint todo_parent_id_check check (parent_id <> id)
    )
    """,
    "create index todo_list_user_id_seq_idx on app.todo_list (user_id, seq)",
    "create index label_user_id_seq_idx on app.label (user_id, seq)",
    """
    create unique index label_user_id_name_key on app.label (user_id, lower(name))
        where deleted_at is null
    """,
    "create index todo_user_id_seq_idx on app.todo (user_id, seq)",
    """
    create index todo_open_idx on app.todo (user_id, position, id)
        where deleted_at is null and completed_at is null
    """,
    """
    create index todo_parent_id_idx on app.todo (user_id, parent_id)
        where parent_id is not null
    """,
)

_OWNED_TABLES = ("change_counter", "user_settings", "todo_list", "label", "todo")

# The plain comparison: a sub-select in a policy costs, and breaks on a distributed PostgreSQL.
_CALLER = "nullif(current_setting('app.user_id', true), '')::uuid"

_IDENTITY = (
    f"""
    create view app.account with (security_barrier) as
        select id, name, email, "emailVerified" as email_verified, "createdAt" as created_at
        from auth."user"
        where id = {_CALLER}
    """,  # noqa: S608  # a constant of this file
    """
    create function app.live_session(session_id uuid)
        returns table (user_id uuid, expires_at timestamptz)
        language sql stable strict security definer rows 1
        set search_path = pg_catalog, pg_temp
        as $$
            select s."userId", s."expiresAt" from auth.session as s
            where s.id = session_id and s."expiresAt" > now()
        $$
    """,
    # Runs at the start of every transaction of a request, so whatever a process believes about
    # a session, a request that starts after its end can neither read nor write.
    """
    create function app.enter(session_id uuid, user_id uuid) returns void
        language plpgsql security definer
        set search_path = pg_catalog, pg_temp
        as $$
        begin
            perform from auth.session as s
            where s.id = enter.session_id and s."userId" = enter.user_id
                and s."expiresAt" > now();
            if not found then
                raise exception 'The session has ended.' using errcode = 'DM401';
            end if;
            perform set_config('app.user_id', enter.user_id::text, true);
        end
        $$
    """,
    # A trigger that raises would make a sign-out fail, or worse, look like one that worked.
    """
    create function app.announce_session_end() returns trigger
        language plpgsql
        set search_path = pg_catalog, pg_temp
        as $$
        begin
            perform pg_notify(
                'session_ended', case tg_op when 'TRUNCATE' then '*' else old.id::text end
            );
            return null;
        exception when others then
            raise warning 'The end of a session was not announced: %', sqlerrm;
            return null;
        end
        $$
    """,
    """
    create trigger session_deleted after delete on auth.session
        for each row execute function app.announce_session_end()
    """,
    """
    create trigger session_expired after update of "expiresAt" on auth.session
        for each row when (new."expiresAt" <= now() and old."expiresAt" > now())
        execute function app.announce_session_end()
    """,
    """
    create trigger sessions_truncated after truncate on auth.session
        for each statement execute function app.announce_session_end()
    """,
)

_FUNCTIONS = "app.live_session(uuid), app.enter(uuid, uuid)"


def upgrade() -> None:
    for statement in _TABLES + _IDENTITY:
        op.execute(statement)
    database = op.get_bind().exec_driver_sql("select current_database()").scalar_one()
    api = '"' + f"{database}_api".replace('"', '""') + '"'
    for table in _OWNED_TABLES:
        op.execute(f"alter table app.{table} enable row level security")
        op.execute(f"alter table app.{table} force row level security")
        op.execute(
            f"create policy {table}_of_caller on app.{table} "
            f"using (user_id = {_CALLER}) with check (user_id = {_CALLER})"
        )
        op.execute(f"grant select, insert, update, delete on app.{table} to {api}")
    op.execute(f"revoke execute on function {_FUNCTIONS}, app.announce_session_end() from public")
    op.execute(f"grant execute on function {_FUNCTIONS} to {api}")
    op.execute(f"grant select on app.account to {api}")


def downgrade() -> None:
    for trigger in ("session_deleted", "session_expired", "sessions_truncated"):
        op.execute(f"drop trigger {trigger} on auth.session")
    op.execute(f"drop function {_FUNCTIONS}, app.announce_session_end()")
    op.execute("drop view app.account")
    for table in reversed(_OWNED_TABLES):
        op.execute(f"drop table app.{table}")

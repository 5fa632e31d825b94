"""What a client that works offline needs: its changes exactly once, and an end of the trash."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CALLER = "nullif(current_setting('app.user_id', true), '')::uuid"
_PURGE = "app.purge_expired(uuid, integer)"
_PURGE_LOCK_KEY = 0x7075726765  # "purge"

_UPGRADE = (
    "alter table app.todo_list add column archived_at timestamptz",
    """
    alter table app.user_settings
        add column date_order text not null default 'dmy',
        add constraint user_settings_date_order_check check (date_order in ('dmy', 'mdy', 'ymd'))
    """,
    """
    create table app.mutation (
        user_id uuid not null references auth."user" (id) on delete cascade,
        id uuid not null,
        applied_at timestamptz not null default now(),
        primary key (user_id, id)
    )
    """,
    "create index mutation_user_id_applied_at_idx on app.mutation (user_id, applied_at)",
    """
    create index todo_trash_idx on app.todo (user_id, deleted_at)
        where deleted_at is not null
    """,
    # The only code that works on the rows of people who did not ask for it, so it takes no
    # parameter that says what to delete: whoever calls it can do no more than what is due anyway.
    # It goes from person to person because row-level security binds the owner as well.
    f"""
    create function app.purge_expired(after_user_id uuid, people integer) returns uuid
        language plpgsql security definer
        set search_path = pg_catalog, pg_temp
        as $$
        declare
            caller constant text := coalesce(current_setting('app.user_id', true), '');
            expiry constant timestamptz := now() - interval '30 days';
            person uuid;
            visited uuid;
        begin
            if not pg_try_advisory_xact_lock({_PURGE_LOCK_KEY}) then
                return null;
            end if;
            for person in
                select u.id from auth."user" as u where u.id > after_user_id
                order by u.id limit people
            loop
                visited := person;
                perform set_config('app.user_id', person::text, true);
                continue when not (
                    exists (select from app.mutation as m
                        where m.user_id = person and m.applied_at < expiry)
                    or exists (select from app.todo as t
                        where t.user_id = person and t.deleted_at < expiry)
                    or exists (select from app.todo_list as l
                        where l.user_id = person and l.deleted_at < expiry)
                    or exists (select from app.label as l
                        where l.user_id = person and l.deleted_at < expiry)
                );
                -- Somebody who is writing at this moment has their turn the next time.
                perform from app.change_counter as c where c.user_id = person
                    for update skip locked;
                continue when not found;
                delete from app.mutation as m where m.user_id = person and m.applied_at < expiry;
                with todos as (
                    delete from app.todo as t
                    where t.user_id = person and t.deleted_at < expiry returning t.seq
                ), lists as (
                    delete from app.todo_list as l
                    where l.user_id = person and l.deleted_at < expiry returning l.seq
                ), labels as (
                    delete from app.label as l
                    where l.user_id = person and l.deleted_at < expiry returning l.seq
                ), purged as (
                    select max(seq) as seq from (
                        select seq from todos union all select seq from lists
                        union all select seq from labels
                    ) as numbers
                )
                update app.change_counter as c
                set purged_to = greatest(c.purged_to, purged.seq)
                from purged where c.user_id = person and purged.seq is not null;
            end loop;
            perform set_config('app.user_id', caller, true);
            return visited;
        end
        $$
    """,  # noqa: S608  # a constant of this file
)


def upgrade() -> None:
    for statement in _UPGRADE:
        op.execute(statement)
    database = op.get_bind().exec_driver_sql("select current_database()").scalar_one()
    api = '"' + f"{database}_api".replace('"', '""') + '"'
    op.execute("alter table app.mutation enable row level security")
    op.execute("alter table app.mutation force row level security")
    op.execute(
        f"create policy mutation_of_caller on app.mutation "
        f"using (user_id = {_CALLER}) with check (user_id = {_CALLER})"
    )
    op.execute(f"grant select, insert, update, delete on app.mutation to {api}")
    op.execute(f"revoke execute on function {_PURGE} from public")
    op.execute(f"grant execute on function {_PURGE} to {api}")


def downgrade() -> None:
    op.execute(f"drop function {_PURGE}")
    op.execute("drop index app.todo_trash_idx")
    op.execute("drop table app.mutation")
    op.execute("alter table app.user_settings drop column date_order")
    op.execute("alter table app.todo_list drop column archived_at")

"""The purge of the trash in steps that end in time, however much is due."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PURGE_LOCK_KEY = 0x7075726765  # "purge"
# Rows of one call: far less than what a statement has time for. What is left has its turn an hour
# later; nobody behind has to wait for it.
_MAX_ROWS = 2000

# As before, but for its bounds: the oldest goes first, so that parts never outlive their parent.
_UPGRADE = f"""
    create or replace function app.purge_expired(after_user_id uuid, people integer) returns uuid
        language plpgsql security definer
        set search_path = pg_catalog, pg_temp
        as $$
        declare
            caller constant text := coalesce(current_setting('app.user_id', true), '');
            expiry constant timestamptz := now() - interval '30 days';
            remaining bigint := {_MAX_ROWS};
            gone bigint;
            newest bigint;
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
                exit when remaining <= 0;
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
                with todos as (
                    delete from app.todo as t where t.user_id = person and t.id in (
                        select due.id from app.todo as due
                        where due.user_id = person and due.deleted_at < expiry
                        order by due.deleted_at limit remaining
                    ) returning t.seq
                ), lists as (
                    delete from app.todo_list as l where l.user_id = person and l.id in (
                        select due.id from app.todo_list as due
                        where due.user_id = person and due.deleted_at < expiry
                        order by due.deleted_at limit remaining
                    ) returning l.seq
                ), labels as (
                    delete from app.label as l where l.user_id = person and l.id in (
                        select due.id from app.label as due
                        where due.user_id = person and due.deleted_at < expiry
                        order by due.deleted_at limit remaining
                    ) returning l.seq
                )
                select count(*), max(seq) into gone, newest from (
                    select seq from todos union all select seq from lists
                    union all select seq from labels
                ) as numbers;
                update app.change_counter as c set purged_to = greatest(c.purged_to, newest)
                where c.user_id = person and newest is not null;
                remaining := remaining - gone;
                delete from app.mutation as m where m.user_id = person and m.id in (
                    select due.id from app.mutation as due
                    where due.user_id = person and due.applied_at < expiry
                    order by due.applied_at limit greatest(remaining, 0)
                );
                get diagnostics gone = row_count;
                remaining := remaining - gone;
            end loop;
            perform set_config('app.user_id', caller, true);
            return visited;
        end
        $$
"""  # noqa: S608  # a constant of this file


def upgrade() -> None:
    op.execute(_UPGRADE)


def downgrade() -> None:
    """Nothing to do: the function keeps the promise of the one before."""

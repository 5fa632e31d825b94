"""The data that is measured: many people with a hundred todos each, in both schemas."""

from dataclasses import dataclass

import asyncpg

from tests.backend.support.people import Person, Registry
from tests.backend.support.tokens import Ring
from tests.databases import DatabaseUrls

PEOPLE = 200
TODOS_EACH = 100

_USUAL_TABLE = """
    create table app.usual_todo (
        id uuid primary key,
        user_id uuid not null,
        title text not null,
        notes text not null,
        priority integer not null,
        completed boolean not null,
        position text not null,
        version integer not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
    );
    create index on app.usual_todo (user_id, position);
"""
_TODOS = """
    insert into app.todo (user_id, id, position, seq, title, notes)
    select $1, gen_random_uuid(), 'a' || lpad(n::text, 9, '0') || 'AB', n,
        'Call number ' || n || ' about the boat', 'Ask for the keys, and when the crane is free.'
    from generate_series(1, $2::int) as n
"""
_USUAL_TODOS = """
    insert into app.usual_todo
    select id, user_id, title, notes, priority, false, position, version, created_at, updated_at
    from app.todo
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """One of the people, and the ring that her token is signed with."""

    person: Person
    ring: Ring


async def fill(database: DatabaseUrls) -> Sample:
    """Makes the people and their todos; returns one who is in the middle of them."""
    ring = Ring.new("k1")
    registry = await Registry.open(database, ring)
    superuser = await asyncpg.connect(database.superuser)
    try:
        people = [await registry.new_person(f"Person {n}") for n in range(PEOPLE)]
        await superuser.execute(_USUAL_TABLE)
        await superuser.executemany(_TODOS, [(p.user_id, TODOS_EACH) for p in people])
        await superuser.execute(_USUAL_TODOS)
        grant = f"grant select, insert on app.usual_todo to {database.api_role}"
        await superuser.execute(grant)
        await superuser.execute("vacuum analyze")
    finally:
        await superuser.close()
        await registry.close()
    return Sample(people[PEOPLE // 2], ring)

"""What must be there before the services start: keys, database, client build."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tools.dev.client import ClientBuild
from tools.dev.commands import worker
from tools.dev.database import Database, bring_up_to_date, embedded_owner_url
from tools.dev.keys import Keys
from tools.dev.ports import free_ports
from tools.dev.postgres import Postgres
from tools.dev.processes import ServiceSpec
from tools.dev.services import Plan
from tools.dev.settings import Settings


@dataclass(frozen=True, slots=True)
class Shape:
    """How many of each, and how carefully.

    `unsafe_fast` gives up durability; `is_watching` takes the development servers; `extra`
    holds further variables by kind of service.
    """

    backends: int = 1
    auth_servers: int = 1
    unsafe_fast: bool = False
    is_watching: bool = False
    extra: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    plan: Plan
    postgres: Postgres | None
    services: Sequence[ServiceSpec]


def prepare(settings: Settings, shape: Shape) -> Prepared:
    """Builds the client and brings the database up to date, side by side.

    Leaves nothing running when it fails.
    """
    keys = Keys.load(settings)
    with contextlib.ExitStack() as undo:
        with worker() as side:
            build = side.submit(ClientBuild.for_watching if shape.is_watching else ClientBuild.open)
            postgres, database = prepare_database(settings, keys, shape)
            if postgres:
                undo.callback(postgres.stop)
            client = build.result()
        plan = Plan(
            settings=settings,
            keys=keys,
            database=database,
            client=client,
            auth_ports=_ports(settings.auth_port, shape.auth_servers),
            backend_ports=_ports(settings.backend_port, shape.backends),
            extra=shape.extra,
            is_watching=shape.is_watching,
        )
        undo.pop_all()
    return Prepared(plan, postgres, plan.services())


def prepare_database(
    settings: Settings, keys: Keys, shape: Shape
) -> tuple[Postgres | None, Database]:
    """The database of DATABASE_URL, or our own, with every migration applied."""
    with contextlib.ExitStack() as undo:
        postgres = None
        owner_url = settings.database_url
        if not owner_url:
            data, port = settings.data_dir / "postgres", settings.postgres_port
            postgres = Postgres.start(data, port, unsafe_fast=shape.unsafe_fast, adopt=True)
            undo.callback(postgres.stop)
            owner_url = embedded_owner_url(postgres, keys)
        database = Database.at(owner_url, keys)
        # Migrations hold a lock, which a pooler in transaction mode would lose.
        direct = settings.listen_database_url or owner_url
        bring_up_to_date(replace(database, owner_url=direct), keys)
        undo.pop_all()
    return postgres, database


def _ports(first: int, count: int) -> list[int]:
    return [first, *free_ports(count - 1)]

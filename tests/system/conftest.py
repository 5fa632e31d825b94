"""One stage for the whole folder: two of everything that can be two, on free ports."""

import contextlib
from collections.abc import Iterator

import httpx
import pytest

from tests.system.door import Door, open_door
from tests.system.pairs import Pair, watched
from tests.system.people import Session, new_http
from tests.system.production import Production, Visit, open_production
from tests.system.stage import Stage, new_ring
from tools.dev.stack import Stack


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    with new_http() as client:
        yield client


@pytest.fixture(scope="session")
def stage(http: httpx.Client) -> Iterator[Stage]:
    ring = new_ring("first", "second")
    environment = {"JWT_SECRETS": ring.setting}
    with Stack.start(backends=2, auth_servers=2, environment=environment) as stack:
        yield Stage(stack, http, ring)


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    """Other settings than the stage's, so a system of its own."""
    with open_production(tmp_path_factory.mktemp("production")) as opened:
        yield opened


@pytest.fixture
def visit(production: Production) -> Iterator[Visit]:
    with contextlib.ExitStack() as opened:

        def one() -> httpx.Client:
            client = production.visitor()
            opened.callback(client.close)
            return client

        yield one


@pytest.fixture
def ada(stage: Stage) -> Session:
    return Session.sign_up(stage.http, stage.url)


@pytest.fixture
def ben(stage: Stage) -> Session:
    return Session.sign_up(stage.http, stage.url)


@pytest.fixture
def pair(ada: Session, ben: Session) -> Iterator[Pair]:
    with watched(ada, ben) as pair:
        yield pair


@pytest.fixture(scope="session")
def open_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with open_door(tmp_path_factory.mktemp("door")) as opened:
        yield opened


@pytest.fixture
def door(open_one: Door) -> Door:
    """The front door before services that tell what they receive."""
    open_one.received()
    return open_one


@pytest.fixture(scope="session")
def dead_end(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """The front door before services that are all dead."""
    with open_door(tmp_path_factory.mktemp("dead"), alive=False) as opened:
        yield opened

"""What every folder of tests may use: a migrated database of its own."""

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]  # ships no types

from tests.databases import DatabaseUrls, Template, shared_template
from tests.scheduling import OneWorkerForEachSystem


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> object | None:
    is_by_system = config.getoption("dist") == "loadscope"
    return OneWorkerForEachSystem(config, log) if is_by_system else None


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("daymark")
    group.addoption("--fuzz-examples", type=int, default=10, help="made-up requests per operation")
    group.addoption("--fuzz-seed", type=int, default=1, help="the same seed, the same requests")


@pytest.fixture(scope="session")
def template(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Template]:
    """The migrated database that all workers copy."""
    own = tmp_path_factory.getbasetemp()
    worker: str = getattr(request.config, "workerinput", {}).get("workerid", "")
    with shared_template(own.parent if worker else own, worker or "only") as made:
        yield made


@pytest.fixture(scope="session")
def database(template: Template) -> Iterator[DatabaseUrls]:
    """This worker's database. Tests bring their own people, so they never see each other."""
    with template.copy() as urls:
        yield urls


@pytest.fixture
def own_database(template: Template) -> Generator[DatabaseUrls]:
    """A database for one test, which may break it."""
    with template.copy() as urls:
        yield urls


MakeDatabase = Callable[[], AbstractContextManager[DatabaseUrls]]

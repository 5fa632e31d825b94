"""The application in this process on a real database, and people who use it."""

from collections.abc import AsyncGenerator, Awaitable, Callable

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI
from pytest_asyncio import is_async_test

from backend.config import Settings
from backend.logging import configure_logging
from tests.backend.support.api import Api
from tests.backend.support.application import client_of, new_settings, started
from tests.backend.support.conformance import Conformance
from tests.backend.support.people import Registry
from tests.backend.support.tokens import Ring
from tests.databases import DatabaseUrls


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all: the application's connections belong to it.

    What takes longest begins first: several workers would otherwise wait for the last of them.
    """
    items.sort(key=lambda item: item.path.name != "test_fuzzing.py")
    on_one_loop = pytest.mark.asyncio(loop_scope="session")
    for item in items:
        if is_async_test(item):
            item.add_marker(on_one_loop, append=False)


@pytest.fixture(scope="session")
def ring() -> Ring:
    """The shared secret: the first key signs."""
    return Ring.new("k1", "k2")


@pytest.fixture(scope="session")
def settings(database: DatabaseUrls, ring: Ring) -> Settings:
    return new_settings(database, ring)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def people(database: DatabaseUrls, ring: Ring) -> AsyncGenerator[Registry]:
    registry = await Registry.open(database, ring)
    yield registry
    await registry.close()


@pytest.fixture(scope="session", autouse=True)
def _logging() -> None:
    """As the process does it; the default of structlog draws every local variable of a crash."""
    configure_logging("json", "INFO")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def app(settings: Settings) -> AsyncGenerator[FastAPI]:
    """The application that all tests share; tests that break it run their own."""
    async with started(settings) as application:
        yield application


@pytest.fixture(scope="session")
def conformance(app: FastAPI) -> Conformance:
    return Conformance(app.openapi())


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def http(app: FastAPI, conformance: Conformance) -> AsyncGenerator[httpx.AsyncClient]:
    """Every answer to it is held against the document."""
    async with client_of(app) as client:
        client.event_hooks = {"response": [conformance.check]}
        yield client


@pytest.fixture
def nobody(http: httpx.AsyncClient) -> Api:
    return Api(http)


NewApi = Callable[[], Awaitable[Api]]


@pytest.fixture
def somebody(http: httpx.AsyncClient, people: Registry) -> NewApi:
    """Makes one more person."""

    async def make() -> Api:
        return Api(http, await people.new_person())

    return make


@pytest_asyncio.fixture(loop_scope="session")
async def ada(http: httpx.AsyncClient, people: Registry) -> Api:
    return Api(http, await people.new_person("Ada"))


@pytest_asyncio.fixture(loop_scope="session")
async def ben(http: httpx.AsyncClient, people: Registry) -> Api:
    return Api(http, await people.new_person("Ben"))

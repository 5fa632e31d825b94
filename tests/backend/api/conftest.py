"""The backend with the real auth server behind it."""

from collections.abc import AsyncGenerator, Generator

import httpx
import pytest
import pytest_asyncio

from backend.main import openapi_document
from tests.backend.support.application import new_settings, running
from tests.backend.support.auth_server import auth_server
from tests.backend.support.conformance import Conformance
from tests.backend.support.tokens import Ring
from tests.databases import DatabaseUrls


@pytest.fixture(scope="module")
def auth_url(
    database: DatabaseUrls, ring: Ring, tmp_path_factory: pytest.TempPathFactory
) -> Generator[str]:
    with auth_server(database, ring, tmp_path_factory.mktemp("mail")) as url:
        yield url


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def gateway(
    database: DatabaseUrls, ring: Ring, auth_url: str
) -> AsyncGenerator[httpx.AsyncClient]:
    """An application that knows the auth server; its client keeps no cookies."""
    async with running(new_settings(database, ring, auth_url=auth_url)) as client:
        client.event_hooks = {"response": [Conformance(openapi_document()).check]}
        yield client

"""The gateway with key pairs instead of the shared secret, and with the limits on."""

from collections.abc import AsyncGenerator, Generator

import httpx
import pytest
import pytest_asyncio

from tests.backend.support.api import ME, Api, problem_of
from tests.backend.support.application import new_settings, running
from tests.backend.support.auth_server import auth_server
from tests.backend.support.gateway import (
    SIGN_IN,
    SIGN_OUT,
    access_token,
    bearer,
    credentials,
    new_account,
    sign_up,
)
from tests.backend.support.tokens import Ring
from tests.databases import DatabaseUrls
from tools.dev.ports import free_port


@pytest.fixture(scope="module")
def strict_auth_url(
    database: DatabaseUrls, ring: Ring, tmp_path_factory: pytest.TempPathFactory
) -> Generator[str]:
    """One that publishes its keys and limits how often somebody may try."""
    folder = tmp_path_factory.mktemp("mail")
    changes = {"JWT_ALGORITHM": "EdDSA", "RATE_LIMIT": "on"}
    with auth_server(database, ring, folder, **changes) as url:
        yield url


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def strict_gateway(
    database: DatabaseUrls, ring: Ring, strict_auth_url: str
) -> AsyncGenerator[httpx.AsyncClient]:
    changes = {"auth_url": strict_auth_url, "jwt_algorithm": "EdDSA", "jwt_secrets": ()}
    async with running(new_settings(database, ring, **changes)) as client:
        yield client


async def test_tokens_signed_with_a_key_pair_are_accepted(
    strict_gateway: httpx.AsyncClient, gateway: httpx.AsyncClient
) -> None:
    session_token = await sign_up(strict_gateway, new_account())
    token = await access_token(strict_gateway, session_token)

    assert (await strict_gateway.get(ME, headers=bearer(token))).status_code == 200
    await strict_gateway.post(SIGN_OUT, headers=bearer(session_token))
    problem_of(await strict_gateway.get(ME, headers=bearer(token)), 401, "invalid_token")
    problem_of(await gateway.get(ME, headers=bearer(token)), 401, "invalid_token")


async def test_the_shared_secret_counts_for_as_long_as_it_is_set(
    strict_gateway: httpx.AsyncClient,
    database: DatabaseUrls,
    ring: Ring,
    strict_auth_url: str,
    ada: Api,
) -> None:
    """So that the switch to key pairs refuses no request."""
    assert ada.person is not None
    changing_over = {"auth_url": strict_auth_url, "jwt_algorithm": "EdDSA"}
    async with running(new_settings(database, ring, **changing_over)) as client:
        assert (await client.get(ME, headers=ada.person.headers)).status_code == 200

    answer = await strict_gateway.get(ME, headers=ada.person.headers)
    problem_of(answer, 401, "invalid_token")


async def test_too_many_tries_are_told_when_to_come_back(
    strict_gateway: httpx.AsyncClient,
) -> None:
    account = new_account()
    wrong = credentials(account) | {"password": "wrong" * 4}
    answers = [await strict_gateway.post(SIGN_IN, json=wrong) for _ in range(40)]
    answer = next(answer for answer in answers if answer.status_code == 429)

    problem = problem_of(answer, 429)
    assert problem["message"]


async def test_without_a_known_key_nobody_is_told_that_a_token_is_wrong(
    database: DatabaseUrls, ring: Ring, ada: Api
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    assert ada.person is not None
    changes = {"auth_url": nowhere, "jwt_algorithm": "EdDSA", "jwt_secrets": ()}
    async with running(new_settings(database, ring, **changes)) as client:
        answer = await client.get(ME, headers=ada.person.headers)

        problem_of(answer, 503, "auth_server_unavailable")

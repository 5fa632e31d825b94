"""Two-step verification by way of the backend's address: for scripts, and for browsers."""

from dataclasses import dataclass
from typing import cast

import httpx
import pytest_asyncio

from tests.backend.support.api import TODOS, problem_of
from tests.backend.support.gateway import (
    BROWSER,
    SESSION,
    SIGN_IN,
    TOKEN,
    Json,
    access_token,
    bearer,
    credentials,
    new_account,
    sign_up,
)
from tests.totp import code_of

CODE = "/api/auth/two-factor/verify-totp"
RECOVERY_CODE = "/api/auth/two-factor/verify-backup-code"


@dataclass(frozen=True, slots=True)
class Protected:
    """An account with the second step on; the code before this moment's set it up."""

    account: Json
    uri: str
    recovery_codes: list[str]


@pytest_asyncio.fixture(loop_scope="session")
async def ada(gateway: httpx.AsyncClient, auth_url: str) -> Protected:
    account = new_account()
    session = bearer(await sign_up(gateway, account))
    async with httpx.AsyncClient(base_url=auth_url, trust_env=False) as settings:
        body = {"password": account["password"]}
        answer = await settings.post("/api/auth/two-factor/enable", json=body, headers=session)
        prepared = answer.json()
        uri = str(prepared["totpURI"])
        turned_on = await settings.post(CODE, json={"code": code_of(uri)}, headers=session)
    assert turned_on.status_code == 200, turned_on.text
    return Protected(account, uri, cast("list[str]", prepared["backupCodes"]))


async def _challenge(gateway: httpx.AsyncClient, person: Protected) -> str:
    answer = await gateway.post(SIGN_IN, json=credentials(person.account))
    assert answer.status_code == 200, answer.text
    return str(answer.json()["twoFactorToken"])


async def test_the_password_alone_gives_no_session(
    gateway: httpx.AsyncClient, ada: Protected
) -> None:
    answer = await gateway.post(SIGN_IN, json=credentials(ada.account))

    body = answer.json()
    assert body.pop("twoFactorToken")
    assert body == {"twoFactorRedirect": True, "twoFactorMethods": ["totp"]}
    assert "set-auth-token" not in answer.headers


async def test_the_token_of_the_first_step_opens_nothing(
    gateway: httpx.AsyncClient, ada: Protected
) -> None:
    token = bearer(await _challenge(gateway, ada))

    problem_of(await gateway.get(TOKEN, headers=token), 401)
    assert (await gateway.get(SESSION, headers=token)).json() is None
    problem_of(await gateway.get(TODOS, headers=token), 401)


async def test_a_script_finishes_with_a_code(gateway: httpx.AsyncClient, ada: Protected) -> None:
    challenge = await _challenge(gateway, ada)
    body = {"code": code_of(ada.uri, 1), "twoFactorToken": challenge}

    answer = await gateway.post(CODE, json=body)
    again = await gateway.post(CODE, json=body)

    assert answer.status_code == 200, answer.text
    assert answer.json()["user"]["email"] == ada.account["email"]
    token = await access_token(gateway, answer.json()["token"])
    assert (await gateway.get(TODOS, headers=bearer(token))).status_code == 200
    problem_of(again, 401)


async def test_a_script_finishes_with_a_recovery_code_once(
    gateway: httpx.AsyncClient, ada: Protected
) -> None:
    answers = [
        await gateway.post(
            RECOVERY_CODE,
            json={
                "code": ada.recovery_codes[0],
                "twoFactorToken": await _challenge(gateway, ada),
            },
        )
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [200, 401]
    problem_of(answers[1], 401, "INVALID_BACKUP_CODE")


async def test_a_browser_finishes_with_its_cookie(
    gateway: httpx.AsyncClient, ada: Protected
) -> None:
    begun = await gateway.post(SIGN_IN, json=credentials(ada.account), headers=BROWSER)
    cookies = begun.headers.get_list("set-cookie")
    challenge = next(line for line in cookies if line.startswith("daymark.two_factor="))
    headers = BROWSER | {"Cookie": challenge.partition(";")[0]}

    answer = await gateway.post(CODE, json={"code": code_of(ada.uri, 1)}, headers=headers)

    assert "twoFactorToken" not in begun.json()
    assert answer.json()["token"] is None
    assert "daymark.session_token=" in "".join(answer.headers.get_list("set-cookie"))


async def test_wrong_codes_and_made_up_tokens_are_refused(
    gateway: httpx.AsyncClient, ada: Protected
) -> None:
    challenge = await _challenge(gateway, ada)

    wrong = await gateway.post(CODE, json={"code": "abcdef", "twoFactorToken": challenge})
    made_up = await gateway.post(CODE, json={"code": code_of(ada.uri, 1), "twoFactorToken": "a.b"})
    missing = await gateway.post(CODE, json={"code": code_of(ada.uri, 1)})

    problem_of(wrong, 401, "INVALID_CODE")
    problem_of(made_up, 401, "INVALID_TWO_FACTOR_COOKIE")
    problem_of(missing, 401, "INVALID_TWO_FACTOR_COOKIE")

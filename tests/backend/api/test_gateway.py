"""Sign-up, sign-in, token and sign-out through the backend, with the real auth server behind."""

import asyncio
import json

import httpx
import pytest

from tests.backend.support.api import ME, TODOS, Api, mistakes_of, problem_of
from tests.backend.support.application import new_settings, running
from tests.backend.support.gateway import (
    BROWSER,
    SESSION,
    SIGN_IN,
    SIGN_OUT,
    SIGN_UP,
    TOKEN,
    Json,
    access_token,
    bearer,
    credentials,
    new_account,
    sign_up,
)
from tests.backend.support.tokens import ISSUER, Ring
from tests.databases import DatabaseUrls
from tools.dev.ports import free_port


async def test_from_sign_up_to_sign_out_by_this_address_alone(
    gateway: httpx.AsyncClient,
) -> None:
    account = new_account()

    answer = await gateway.post(SIGN_UP, json=account)
    assert answer.headers["cache-control"] == "no-store"
    session_token = answer.headers["set-auth-token"]
    assert session_token == answer.json()["token"]
    token = bearer(await access_token(gateway, session_token))

    me = (await gateway.get(ME, headers=token)).json()
    assert (me["name"], me["email"]) == (account["name"], account["email"])
    assert me["id"] == answer.json()["user"]["id"]
    assert (await gateway.post(TODOS, json={"title": "x"}, headers=token)).status_code == 201

    out = await gateway.post(SIGN_OUT, headers=bearer(session_token))
    assert out.json() == {"success": True}
    for _ in range(10):
        problem_of(await gateway.get(ME, headers=token), 401, "invalid_token")
    refusal = await gateway.get(TOKEN, headers=bearer(session_token))
    problem_of(refusal, 401)
    assert refusal.headers["www-authenticate"] == 'Bearer error="invalid_token"'


async def test_signing_in_again_gives_another_session(gateway: httpx.AsyncClient) -> None:
    account = new_account()
    first = await sign_up(gateway, account)

    answer = await gateway.post(SIGN_IN, json=credentials(account))

    assert answer.status_code == 200
    assert answer.json()["token"] != first
    session = (await gateway.get(SESSION, headers=bearer(answer.json()["token"]))).json()
    assert session["user"]["email"] == account["email"]
    assert "token" not in session["session"]


async def test_a_browser_gets_a_cookie_and_no_token_in_the_body(
    gateway: httpx.AsyncClient,
) -> None:
    account = new_account()

    answer = await gateway.post(SIGN_UP, json=account, headers=BROWSER)

    assert answer.json()["token"] is None
    assert "set-auth-token" not in answer.headers
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("daymark.session_token=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    headers = BROWSER | {"Cookie": cookie.partition(";")[0]}
    minted = await gateway.get(TOKEN, headers=headers)
    assert (await gateway.get(ME, headers=bearer(minted.json()["token"]))).status_code == 200


async def test_cookies_of_one_person_never_go_with_the_requests_of_another(
    gateway: httpx.AsyncClient,
) -> None:
    await gateway.post(SIGN_UP, json=new_account(), headers=BROWSER)

    answers = await asyncio.gather(*(gateway.get(SESSION) for _ in range(5)))

    assert [answer.json() for answer in answers] == [None] * 5
    problem_of(await gateway.get(TOKEN), 401)


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    gateway: httpx.AsyncClient,
) -> None:
    account = new_account()
    await sign_up(gateway, account)

    wrong = await gateway.post(SIGN_IN, json=credentials(account) | {"password": "wrong" * 4})
    unknown = await gateway.post(SIGN_IN, json=credentials(new_account()))

    problems = [problem_of(answer, 401) for answer in (wrong, unknown)]
    for problem in problems:
        assert problem["message"] == problem["detail"]
        del problem["request_id"]
    assert problems[0] == problems[1]
    assert wrong.headers["www-authenticate"] == "Bearer"


async def test_the_auth_servers_reason_is_passed_on(gateway: httpx.AsyncClient) -> None:
    answer = await gateway.post(SIGN_UP, json=new_account() | {"password": "short"})

    problem = problem_of(answer, answer.status_code)
    assert 400 <= answer.status_code < 500
    assert problem["code"] == "PASSWORD_TOO_SHORT"


@pytest.mark.parametrize("path", [SIGN_UP, SIGN_IN, SIGN_OUT])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": f"{ISSUER}.evil.example"},
        {"Origin": ISSUER, "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_another_site_is_refused(
    gateway: httpx.AsyncClient, path: str, headers: Json
) -> None:
    answer = await gateway.post(path, json=new_account(), headers=headers)

    assert answer.status_code in {403, 422}
    if path != SIGN_IN:
        problem_of(answer, 403, "forbidden_origin")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"email": None}, "/email"),
        ({"email": 7}, "/email"),
        ({"email": "x" * 300}, "/email"),
        ({"password": ""}, "/password"),
        ({"password": ["x"]}, "/password"),
        ({"password": "x" * 129}, "/password"),
        ({"rememberMe": "yes"}, "/rememberMe"),
        ({"role": "admin"}, "/role"),
        ({"callbackURL": "https://evil.example"}, "/callbackURL"),
    ],
)
async def test_wrong_input_does_not_reach_the_auth_server(
    gateway: httpx.AsyncClient, changes: dict[str, object], pointer: str
) -> None:
    for path, account in (
        (SIGN_UP, new_account()),
        (SIGN_IN, credentials(new_account())),
    ):
        answer = await gateway.post(path, json=account | changes)

        assert {where for where, _ in mistakes_of(answer)} == {pointer}
        assert account["password"] not in answer.text


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\n", "\u202e", "' or 1=1 --", "<b>"])
async def test_strange_text_is_refused_or_stored_as_it_is(
    gateway: httpx.AsyncClient, text: str
) -> None:
    for field in ("name", "email", "password"):
        account = new_account()
        account[field] += text
        answer = await gateway.request(
            "POST",
            SIGN_UP,
            content=json.dumps(account).encode(),
            headers={"Content-Type": "application/json"},
        )
        assert answer.status_code < 500
        if answer.status_code == 200:
            # Better Auth trims a name.
            assert answer.json()["user"]["name"] in {account["name"], account["name"].strip()}


async def test_the_body_must_be_json_of_a_sensible_size(gateway: httpx.AsyncClient) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}

    problem_of(await gateway.post(SIGN_IN, content=b"email=a", headers=form), 415)
    problem_of(await gateway.post(SIGN_IN, json={"email": "x" * 2_000_000}), 413)
    problem_of(
        await gateway.post(
            SIGN_IN,
            content=b'{"email":"a","email":"b"}',
            headers={"content-type": "application/json"},
        ),
        400,
        "malformed_body",
    )


@pytest.mark.parametrize("value", [b"Bearer ", b"Bearer \t x ", b"", b"Bearer \xe4\xff", b"\xa0"])
async def test_a_strange_header_is_passed_on_and_no_failure(
    gateway: httpx.AsyncClient, value: bytes
) -> None:
    """A client's mistake must not look like an auth server that is down."""
    answer = await gateway.get(TOKEN, headers=[(b"authorization", value)])

    problem_of(answer, 401, "UNAUTHORIZED")


async def test_nothing_secret_is_logged(
    gateway: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    account = new_account()
    session_token = await sign_up(gateway, account)
    token = await access_token(gateway, session_token)
    await gateway.post(SIGN_IN, json=credentials(account) | {"password": "wrong-" * 4})
    await gateway.post(SIGN_OUT, headers=bearer(session_token))
    problem_of(await gateway.get(ME, headers=bearer(token)), 401)

    logged = caplog.text
    assert "auth.forwarded" in logged
    assert "auth.refused" in logged
    assert "auth.token_refused" in logged
    for secret in (account["password"], "wrong-wrong", session_token, token, token.split(".")[2]):
        assert secret not in logged


async def test_without_the_auth_server_it_says_so(
    database: DatabaseUrls, ring: Ring, ada: Api
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    assert ada.person is not None
    async with running(new_settings(database, ring, auth_url=nowhere)) as client:
        for method, path in (("POST", SIGN_IN), ("POST", SIGN_OUT), ("GET", TOKEN)):
            body = credentials(new_account()) if path == SIGN_IN else None
            answer = await client.request(method, path, json=body)
            problem_of(answer, 503, "auth_server_unavailable")
        assert (await client.get(ME, headers=ada.person.headers)).status_code == 200

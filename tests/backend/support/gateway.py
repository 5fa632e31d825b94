"""Accounts and tokens, by way of the backend's own address."""

import secrets

import httpx

from tests.backend.support.tokens import ISSUER

SIGN_UP = "/api/auth/sign-up/email"
SIGN_IN = "/api/auth/sign-in/email"
SIGN_OUT = "/api/auth/sign-out"
TOKEN = "/api/auth/token"
SESSION = "/api/auth/get-session"
BROWSER = {"Origin": ISSUER, "Sec-Fetch-Site": "same-origin"}

Json = dict[str, str]


def new_account() -> Json:
    mark = secrets.token_hex(8)
    return {
        "name": f"Ada {mark}",
        "email": f"ada-{mark}@example.com",
        "password": secrets.token_urlsafe(24),
    }


def credentials(account: Json) -> Json:
    return {name: account[name] for name in ("email", "password")}


def bearer(token: str) -> Json:
    return {"Authorization": f"Bearer {token}"}


async def sign_up(gateway: httpx.AsyncClient, account: Json) -> str:
    """The session token of a new account, as a client that is no browser gets it."""
    answer = await gateway.post(SIGN_UP, json=account)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["token"])


async def access_token(gateway: httpx.AsyncClient, session_token: str) -> str:
    answer = await gateway.get(TOKEN, headers=bearer(session_token))
    assert answer.status_code == 200, answer.text
    return str(answer.json()["token"])

"""The recipe that people copy from docs/better-auth-with-fastapi.md does what it says."""

import secrets
import time
from collections.abc import Mapping
from typing import Any

import httpx
import jwt
import pytest
from fastapi import FastAPI

from tests.docs.repository import read

KEY = secrets.token_bytes(32)
CLAIMS: Mapping[str, object] = {
    "sub": "ada",
    "sid": "session",
    "iss": "http://localhost:3000",
    "aud": "my-api",
}


@pytest.fixture(scope="module")
def app() -> FastAPI:
    _, _, rest = read("docs/better-auth-with-fastapi.md").partition("```python\n")
    recipe, _, _ = rest.partition("```")
    names: dict[str, Any] = {"key": KEY}
    exec(compile(recipe, "recipe", "exec"), names)  # noqa: S102
    app = FastAPI()
    app.add_api_route("/me", names["current_user"])
    return app


async def _me(app: FastAPI, headers: dict[str, str]) -> httpx.Response:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://recipe") as client:
        return await client.get("/me", headers=headers)


def _token(key: bytes = KEY, kid: str = "k1", **changes: object) -> str:
    now = int(time.time())
    claims = {**CLAIMS, "iat": now, "exp": now + 60, **changes}
    present = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(present, key, "HS256", {"kid": kid})


async def test_a_token_tells_who_it_is(app: FastAPI) -> None:
    answer = await _me(app, {"Authorization": f"Bearer {_token()}"})

    assert (answer.status_code, answer.json()) == (200, "ada")


@pytest.mark.parametrize(
    "token",
    [
        _token(key=secrets.token_bytes(32)),
        _token(kid="k2"),
        _token(exp=1),
        _token(iss="http://elsewhere"),
        _token(aud="another-api"),
        _token(sid=None),
        jwt.encode(dict(CLAIMS), "", "none", {"kid": "k1"}),
        "x.y.z",
    ],
)
async def test_another_one_is_refused(app: FastAPI, token: str) -> None:
    answer = await _me(app, {"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'


async def test_without_a_token_nothing_is_told(app: FastAPI) -> None:
    assert (await _me(app, {})).status_code == 401

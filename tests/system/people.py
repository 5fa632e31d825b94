"""People with accounts: how a script and how a browser use the system.

A script sends no cookie and no Origin, and carries its signed session token as a bearer token. A
browser keeps cookies and names its origin.
"""

import secrets
import ssl
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import httpx

Json = dict[str, object]

TODOS = "/api/v1/todos"


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    email: str
    password: str


def new_account() -> Account:
    """An account nobody has yet; its password can be searched for in logs."""
    mark = secrets.token_hex(8)
    return Account(f"Ada {mark}", f"ada-{mark}@example.com", secrets.token_urlsafe(24))


def new_http(
    timeout_seconds: float = 20.0,
    address: str | None = None,
    trust: ssl.SSLContext | None = None,
) -> httpx.Client:
    """A client that keeps no cookies, so that one connection pool serves everybody.

    `address` is the local address it comes from: all of 127.0.0.0/8 is this machine. `trust` is
    needed for a server whose certificate is of our own making.
    """
    nobody = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    transport = httpx.HTTPTransport(local_address=address, verify=trust or True)
    return httpx.Client(
        cookies=nobody, timeout=timeout_seconds, transport=transport, trust_env=False
    )


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in of a script. `token` is the signed session token, `jwt` one JWT of it."""

    http: httpx.Client
    origin: str
    account: Account
    user_id: str
    token: str
    jwt: str

    @classmethod
    def sign_up(cls, http: httpx.Client, origin: str, account: Account | None = None) -> Self:
        account = account or new_account()
        body = {"name": account.name, "email": account.email, "password": account.password}
        return cls._begin(http, origin, account, "/api/auth/sign-up/email", body)

    @classmethod
    def sign_in(cls, http: httpx.Client, origin: str, account: Account) -> Self:
        body = {"email": account.email, "password": account.password}
        return cls._begin(http, origin, account, "/api/auth/sign-in/email", body)

    @classmethod
    def _begin(
        cls, http: httpx.Client, origin: str, account: Account, path: str, body: dict[str, str]
    ) -> Self:
        answer = http.post(origin + path, json=body)
        assert answer.status_code == 200, answer.text
        user_id, token = answer.json()["user"]["id"], answer.json()["token"]
        minted = http.get(f"{origin}/api/auth/token", headers=bearer(token))
        assert minted.status_code == 200, minted.text
        return cls(http, origin, account, user_id, token, minted.json()["token"])

    def again(self) -> Self:
        """The same person signs in on another device."""
        return self.sign_in(self.http, self.origin, self.account)

    def auth(self, method: str, path: str, json: Json | None = None) -> httpx.Response:
        """A call of /api/auth with the session token."""
        url = f"{self.origin}/api/auth{path}"
        return self.http.request(method, url, json=json, headers=bearer(self.token))

    def new_jwt(self) -> str:
        answer = self.auth("GET", "/token")
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    def api(
        self,
        method: str,
        path: str,
        json: object = None,
        *,
        headers: dict[str, str] | None = None,
        origin: str | None = None,
    ) -> httpx.Response:
        """A call of the backend with the JWT, through the front door unless told otherwise."""
        url = (origin or self.origin) + path
        return self.http.request(method, url, json=json, headers=bearer(self.jwt) | (headers or {}))

    def add_todo(self, title: str = "Buy milk", **fields: object) -> Json:
        answer = self.api("POST", TODOS, {"title": title, **fields})
        assert answer.status_code == 201, answer.text
        todo: Json = answer.json()
        return todo

    def todos(self) -> list[Json]:
        """Every todo of this person, page by page."""
        todos: list[Json] = []
        cursor: str | None = ""
        while cursor is not None:
            page = f"&cursor={cursor}" if cursor else ""
            answer = self.api("GET", f"{TODOS}?completed=any&limit=200{page}")
            assert answer.status_code == 200, answer.text
            todos += answer.json()["data"]
            cursor = answer.json()["next_cursor"]
        return todos

    def titles(self) -> set[str]:
        return {str(todo["title"]) for todo in self.todos()}


def new_browser(origin: str, address: str | None = None) -> httpx.Client:
    """A browser on a page of this origin; `address` is the local address it comes from."""
    return httpx.Client(
        base_url=origin,
        headers={"origin": origin, "sec-fetch-site": "same-origin"},
        timeout=20.0,
        transport=httpx.HTTPTransport(local_address=address),
        trust_env=False,
    )

"""The auth server, as the gateway and the key ring reach it."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from backend.errors import AuthServerUnavailableError

# Password hashing queues up there under load.
ANSWER_SECONDS = 15.0
CONNECT_SECONDS = 2.0
MAX_CONNECTIONS = 50


@dataclass(frozen=True, slots=True)
class AuthAnswer:
    """An answer as it came."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of this name, which is given in lower case."""
        return next((value for key, value in self.headers if key == name), None)


class AuthServer:
    """Forwards requests to the auth server."""

    def __init__(self, url: str, *, transport: httpx.AsyncBaseTransport | None = None) -> None:
        # A jar that takes no cookie: those of one answer must not go with the next request, which
        # is another person's.
        no_cookies = CookieJar(DefaultCookiePolicy(allowed_domains=()))
        self._client = httpx.AsyncClient(
            base_url=url,
            timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=MAX_CONNECTIONS),
            follow_redirects=False,
            trust_env=False,
            cookies=no_cookies,
            transport=transport,
        )

    async def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> AuthAnswer:
        """Raises AuthServerUnavailableError when there is no whole answer."""
        # The encoding that a client's bytes were read with: they go on as they came.
        encoded = httpx.Headers(dict(headers), encoding="latin-1")
        try:
            response = await self._client.request(method, path, headers=encoded, content=body)
        except httpx.HTTPError as error:
            raise AuthServerUnavailableError from error
        headers_in_order = [
            (key.decode("latin-1").lower(), value.decode("latin-1"))
            for key, value in response.headers.raw
        ]
        return AuthAnswer(response.status_code, headers_in_order, response.content)

    async def public_keys(self) -> bytes:
        """The JWKS document; raises AuthServerUnavailableError."""
        answer = await self.send("GET", "/api/auth/jwks", {})
        if answer.status != httpx.codes.OK:
            raise AuthServerUnavailableError
        return answer.body

    async def close(self) -> None:
        await self._client.aclose()

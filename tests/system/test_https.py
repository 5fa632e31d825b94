"""What a browser is told in production, over HTTPS."""

import httpx
import pytest

from tests.system.observatory import TESTS, Visit, cookies_of, judge
from tests.system.people import new_account, new_http
from tests.system.production import Production

ENOUGH = 130
TWO_YEARS_SECONDS = 63_072_000
PAGES = ["/", "/login", "/register", "/forgot-password", "/reset-password", "/todos", "/settings"]


def _visit(production: Production, path: str) -> Visit:
    with new_http() as plain:
        return Visit(
            production.http.get(production.url + path, follow_redirects=True),
            plain.get(production.plain_url + path),
        )


@pytest.mark.parametrize("path", [*PAGES, "/api/docs"])
def test_the_observatory_finds_nothing_to_complain_about(path: str, production: Production) -> None:
    score, results = judge(_visit(production, path))

    assert {name for name, result in results.items() if not result.passed} == set()
    assert score >= ENOUGH, results


def test_the_observatory_would_complain(production: Production) -> None:
    """What it is asked to find it does find: a page without any of it."""
    request = httpx.Request("GET", "https://localhost/")
    bare = httpx.Response(
        200,
        headers={"set-cookie": "session=1", "access-control-allow-origin": "null"},
        text='<script src="//elsewhere.example/x.js"></script>',
        request=request,
    )
    bare.headers["access-control-allow-credentials"] = "true"
    bare.headers["referrer-policy"] = "unsafe-url"
    bare.headers["cross-origin-opener-policy"] = "anything"
    bare.headers["cross-origin-embedder-policy"] = "anything"
    bare.headers["cross-origin-resource-policy"] = "anything"

    score, results = judge(Visit(bare, httpx.Response(200, request=request)))

    assert {name for name, result in results.items() if not result.passed} == set(TESTS)
    assert score < 0


@pytest.mark.parametrize(
    "path", ["/login", "/api/v1/todos", "/api/none", "/api//v1", "/api/auth/none", "/none"]
)
def test_every_answer_says_to_come_over_https_only(path: str, production: Production) -> None:
    answer = production.http.get(production.url + path)

    assert answer.headers["strict-transport-security"] == (
        f"max-age={TWO_YEARS_SECONDS}; includeSubDomains"
    )


def test_plain_http_leads_to_the_same_place_over_https(production: Production) -> None:
    with new_http() as plain:
        answer = plain.get(f"{production.plain_url}/todos?x=1")

    assert answer.status_code in {301, 308}
    assert answer.headers["location"] == f"{production.url}/todos?x=1"


@pytest.mark.parametrize("host", ["evil.example", "localhost.", "127.0.0.1"])
def test_under_another_name_nothing_is_served(host: str, production: Production) -> None:
    """Other than the one of the certificate that was shown."""
    answer = production.http.get(f"{production.url}/login", headers={"host": host})

    assert answer.status_code == 421
    assert answer.content == b""


def test_cookies_belong_to_this_host_alone_and_to_no_script(production: Production) -> None:
    account = new_account()
    body = {"name": account.name, "email": account.email, "password": account.password}
    browser = {"origin": production.url, "sec-fetch-site": "same-origin"}
    with production.visitor() as http:
        answer = http.post(f"{production.url}/api/auth/sign-up/email", json=body, headers=browser)
    cookies = cookies_of(answer)

    assert answer.status_code == 200
    assert answer.json()["token"] is None
    assert cookies
    for cookie in cookies:
        assert cookie.key.startswith("__Host-"), cookie.key
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"].lower() == "lax"
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/.env",
        "/package.json",
        "/csp.caddy",
        "/server.js",
        "/_next/static/",
    ],
)
def test_nothing_is_served_that_is_not_the_product(path: str, production: Production) -> None:
    answer = production.http.get(production.url + path, follow_redirects=True)

    assert answer.status_code == 404


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK"])
def test_methods_that_only_attackers_use_are_refused(method: str, production: Production) -> None:
    assert production.http.request(method, f"{production.url}/").status_code in {400, 405}

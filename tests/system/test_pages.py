"""What a browser is told with every answer: policies, caching, compression."""

import re

import httpx
import pytest

from tests.system.people import TODOS, Session
from tests.system.stage import Stage

PAGES = [
    "/",
    "/login",
    "/register",
    "/forgot-password",
    "/reset-password",
    "/todos",
    "/settings",
    "/no-such-page",
]
ANSWERS = [
    *PAGES,
    TODOS,
    "/api/v1/none",
    "/api/none",
    "/api/metrics",
    "/api/openapi.json",
    "/api/docs",
    "/api/health/live",
    "/api/auth/get-session",
    "/api/auth/none",
    "/api//v1",
]


def _get(stage: Stage, path: str, **headers: str) -> httpx.Response:
    return stage.http.get(stage.url + path, headers=headers, follow_redirects=True)


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_carries_the_security_headers(path: str, stage: Stage) -> None:
    headers = _get(stage, path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in {"no-referrer", "strict-origin-when-cross-origin"}
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "permissions-policy" in headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "server" not in headers
    assert "x-powered-by" not in headers
    assert "via" not in headers
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_no_cache_on_the_way_keeps_a_page_beyond_its_version(path: str, stage: Stage) -> None:
    assert _get(stage, path).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_only_the_scripts_it_was_built_with(path: str, stage: Stage) -> None:
    policy = dict(
        directive.strip().partition(" ")[::2]
        for directive in _get(stage, path).headers["content-security-policy"].split(";")
        if directive.strip()
    )

    assert policy["default-src"] in {"'none'", "'self'"}
    assert policy["base-uri"] == "'none'"
    assert policy["object-src"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "'sha256-" in policy["script-src"]
    for words in policy.values():
        assert "'unsafe-inline'" not in words
        assert "'unsafe-eval'" not in words
        assert not re.search(r"(^| )(\*|https?:|data:.*script)( |$)", words)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_carries_no_secret_and_no_persons_data(path: str, stage: Stage) -> None:
    page = _get(stage, path).text

    assert stage.auth_secret not in page
    for entry in stage.ring.setting.split(","):
        assert entry.partition(":")[2] not in page
    assert "eyJ" not in page


@pytest.mark.parametrize("path", ["/api/auth/get-session", "/api/auth/token", "/api/auth/none"])
def test_nothing_of_the_auth_server_is_kept_by_a_cache(path: str, stage: Stage) -> None:
    assert "no-store" in _get(stage, path).headers["cache-control"]


def test_todos_are_kept_by_no_cache(ada: Session) -> None:
    todo = ada.add_todo("Buy milk")

    for path in (TODOS, f"{TODOS}/{todo['id']}", "/api/v1/me"):
        assert "no-store" in ada.api("GET", path).headers["cache-control"]


@pytest.fixture(scope="module")
def static_paths(stage: Stage) -> list[str]:
    """The scripts and styles of the sign-in page."""
    found = re.findall(r'(?:src|href)="(/_next/static/[^"?]+)', _get(stage, "/login").text)
    assert found
    return sorted(set(found))


def test_built_files_are_kept_for_ever(static_paths: list[str], stage: Stage) -> None:
    for path in static_paths:
        answer = _get(stage, path)

        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert "max-age=31536000" in answer.headers["cache-control"]


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip"])
def test_built_files_and_pages_travel_compressed(
    encoding: str, static_paths: list[str], stage: Stage
) -> None:
    """Raw, since the client would undo what it is told to look at."""
    paths = [path for path in static_paths if path.endswith(".js")]
    used = set()

    for path in [*paths, "/login", "/api/openapi.json"]:
        with stage.http.stream(
            "GET", stage.url + path, headers={"accept-encoding": encoding}
        ) as answer:
            used.add(answer.headers.get("content-encoding"))

    # Brotli is for what was compressed at build time; the door itself makes gzip and zstd.
    assert used <= ({encoding, None} if encoding == "br" else {encoding})
    assert encoding in used


def test_a_page_is_asked_for_again_but_not_sent_again(stage: Stage) -> None:
    first = _get(stage, "/login")
    assert "immutable" not in first.headers.get("cache-control", "")

    etag = first.headers["etag"]
    second = _get(stage, "/login", **{"if-none-match": etag})

    assert second.status_code == 304


def test_there_is_no_cross_origin_access(stage: Stage) -> None:
    foreign = {"origin": "https://evil.example", "access-control-request-method": "GET"}

    for path in (TODOS, "/api/auth/get-session"):
        for method in ("GET", "OPTIONS"):
            answer = stage.http.request(method, stage.url + path, headers=foreign)
            assert "access-control-allow-origin" not in answer.headers


def test_the_api_page_loads_nothing_from_elsewhere(stage: Stage) -> None:
    page = _get(stage, "/api/docs").text

    sources = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert sources
    assert all(not source.startswith(("http", "//")) for source in sources)
    for source in sources:
        assert _get(stage, source).status_code == 200, source


def test_the_manifest_of_the_app_says_what_it_is(stage: Stage) -> None:
    answer = _get(stage, "/manifest.webmanifest")

    assert answer.headers["content-type"] == "application/manifest+json"
    assert answer.json()["start_url"] == "/todos"

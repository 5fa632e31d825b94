"""The page about the API works without internet; the figures are for the operator."""

import re

import pytest

from tests.backend.support.api import TODOS, Api
from tools.dev.paths import ROOT


async def test_the_page_loads_nothing_from_elsewhere(nobody: Api) -> None:
    page = await nobody.get("/api/docs")

    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", page.text)
    assert "<script>" not in page.text
    files = re.findall(r"(?:src|href)=[\"'](/api/docs/[^\"']+)", page.text)
    assert len(files) >= 3
    for path in files:
        answer = await nobody.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_the_page_allows_its_own_files_alone(nobody: Api) -> None:
    policy = (await nobody.get("/api/docs")).headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "'unsafe-eval'" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("docs.js", "text/javascript"),
        ("swagger-ui-bundle.js", "text/javascript"),
        ("swagger-ui.css", "text/css"),
        ("favicon-32x32.png", "image/png"),
    ],
)
async def test_its_files_have_their_types(nobody: Api, name: str, media_type: str) -> None:
    answer = await nobody.get(f"/api/docs/{name}")

    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["cache-control"] == "public, max-age=86400"


async def test_requests_are_counted_by_route_not_by_address(ada: Api) -> None:
    todo = await ada.add_todo()
    await ada.todo(todo["id"])
    await ada.get("/nowhere/at/all")
    await ada.request("BREW", TODOS)

    figures = (await ada.http.get("/api/metrics")).text

    assert 'route="/api/v1/todos/{todo_id}",status="200"' in figures
    assert 'method="GET",route="unknown",status="404"' in figures
    assert 'method="other"' in figures
    assert todo["id"] not in figures
    assert "nowhere" not in figures


async def test_refused_tokens_are_counted_by_reason(ada: Api) -> None:
    await ada.http.get(TODOS, headers={"Authorization": "Bearer x.y.z"})

    figures = (await ada.http.get("/api/metrics")).text

    assert 'daymark_tokens_refused_total{reason="malformed"}' in figures


async def test_the_state_of_the_process_is_shown(ada: Api) -> None:
    await ada.get("/api/v1/me")
    answer = await ada.http.get("/api/metrics")

    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert "daymark_is_listening 1.0" in answer.text
    assert "daymark_in_flight 0.0" in answer.text
    assert "daymark_streams " in answer.text
    assert re.search(r"daymark_live_sessions [1-9]", answer.text)


async def test_every_figure_is_explained_to_operators(ada: Api) -> None:
    # Only what has been counted already shows when that began.
    await ada.get("/api/v1/me")
    figures = (await ada.http.get("/api/metrics")).text
    typed = re.findall(r"^# TYPE (daymark_\w+) ", figures, re.MULTILINE)
    names = {name for name in typed if not name.endswith("_created")}

    explained = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert len(names) > 5
    assert {name for name in names if f"`{name}`" not in explained} == set()

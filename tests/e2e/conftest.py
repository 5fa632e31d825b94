"""The running product, a real browser, and people who have signed up."""

import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.e2e.complaints import Complaints
from tests.e2e.days import ZONE
from tests.e2e.people import Client, Person, new_person
from tools.dev.chromium import launch
from tools.dev.environment import process_environment
from tools.dev.paths import RUN
from tools.dev.stack import Stack

_ARTIFACTS = RUN / "e2e"
_PATIENCE_MS = 20_000
_HAS_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[_HAS_FAILED] = True
    return report


class Browsers:
    """Browsers of different people: each has cookies and storage of its own."""

    def __init__(self, browser: Browser, url: str, complaints: Complaints) -> None:
        self._browser = browser
        self._url = url
        self._complaints = complaints
        self._contexts: list[BrowserContext] = []

    def open(
        self,
        *,
        width: int = 1280,
        height: int = 800,
        theme: Literal["light", "dark"] = "light",
        motion: Literal["no-preference", "reduce"] = "no-preference",
        is_phone: bool = False,
        locale: str | None = None,
        browser: Browser | None = None,
    ) -> BrowserContext:
        context = (browser or self._browser).new_context(
            base_url=self._url,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            reduced_motion=motion,
            timezone_id=ZONE,
            locale=locale,
            is_mobile=is_phone,
            has_touch=is_phone,
        )
        context.set_default_timeout(_PATIENCE_MS)
        context.tracing.start()
        self._complaints.watch(context)
        self._contexts.append(context)
        return context

    def close(self, keep_in: Path | None) -> None:
        """With a folder, traces and pictures are kept there."""
        for number, context in enumerate(self._contexts):
            if keep_in:
                for page_number, page in enumerate(context.pages):
                    page.screenshot(path=keep_in / f"browser{number}-tab{page_number}.png")
            # Also where nothing is kept: what was recorded so far goes with it.
            context.tracing.stop(path=keep_in and keep_in / f"browser{number}.zip")
            context.close()


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """The address of the product: a running one that the runner gave, else one of our own."""
    given = process_environment().get("DAYMARK_TEST_URL")
    if given:
        yield given
        return
    stack = Stack.start()
    try:
        yield stack.url
    finally:
        stack.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = launch(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def browser_that_keeps_pages(playwright: Playwright) -> Iterator[Browser]:
    """With a back/forward cache, as people have it."""
    started = launch(playwright, keeps_left_pages=True)
    yield started
    started.close()


@pytest.fixture
def complaints() -> Complaints:
    """Where a test says which complaints of the browser it provokes."""
    return Complaints()


@pytest.fixture
def browsers(
    request: pytest.FixtureRequest, browser: Browser, url: str, complaints: Complaints
) -> Iterator[Browsers]:
    opened = Browsers(browser, url, complaints)
    yield opened
    has_failed = request.node.stash.get(_HAS_FAILED, False) or bool(complaints.unexpected())
    name = re.sub(r"[^\w-]+", "_", request.node.name)
    opened.close(_ARTIFACTS / name if has_failed else None)
    assert complaints.unexpected() == []


@pytest.fixture
def context(browsers: Browsers) -> BrowserContext:
    return browsers.open()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def client(context: BrowserContext, url: str) -> Client:
    """Arranges things for the person in this browser, with the browser's own cookies."""
    return Client(context.request, url)


@pytest.fixture
def person(client: Client) -> Person:
    """Somebody who has signed up in this browser."""
    somebody = new_person()
    client.sign_up(somebody)
    return somebody


@pytest.fixture
def other_device(playwright: Playwright, url: str) -> Iterator[Client]:
    """A device without cookies, signed in nowhere yet."""
    requests = playwright.request.new_context()
    yield Client(requests, url)
    requests.dispose()

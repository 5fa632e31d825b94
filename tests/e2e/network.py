"""The network between page and services: watched, slowed down or broken, never answered for.

A refusal stands for what a proxy or a dying service would send; what a working service answers
always comes from the service.
"""

import json
import re
from collections.abc import Generator
from contextlib import contextmanager
from re import Pattern

from playwright.sync_api import BrowserContext, Page, Request, Response, Route

SIGN_OUT = re.compile(r"/api/auth/sign-out$")
SESSION = re.compile(r"/api/auth/get-session$")
TOKEN = re.compile(r"/api/auth/token$")
CHANGES = re.compile(r"/api/v1/changes(\?.*)?$")
MUTATIONS = re.compile(r"/api/v1/mutations$")
EVENTS = re.compile(r"/api/v1/events(\?.*)?$")
TRASH = re.compile(r"/api/v1/trash(\?.*)?$")
SCRIPT = re.compile(r"/_next/static/chunks/[^/]+\.js$")
API = re.compile(r"/api/")
API_V1 = re.compile(r"/api/v1/")


class Sent:
    """Requests to one path from all tabs of a browser, from now on."""

    def __init__(self, context: BrowserContext, path: Pattern[str], method: str = "GET") -> None:
        self._path = path
        self._method = method
        self.requests: list[Request] = []
        context.on("request", self._on_request)

    def __len__(self) -> int:
        return len(self.requests)

    def _on_request(self, request: Request) -> None:
        if request.method == self._method and self._path.search(request.url):
            self.requests.append(request)


@contextmanager
def stored(page: Page, changes: int = 1) -> Generator[None]:
    """Waits until the backend has confirmed so many changes: pages show theirs before that.

    Whichever tab sends them: they share what is unsent.
    """
    confirmed: set[str] = set()

    def is_last(answer: Response) -> bool:
        if MUTATIONS.search(answer.url) and answer.ok:
            confirmed.update(mutation_ids(answer.request))
        return len(confirmed) >= changes

    with page.context.expect_event("response", is_last):
        yield


def mutation_ids(request: Request) -> list[str]:
    """Of what one request to `MUTATIONS` sends."""
    body = json.loads(request.post_data or "{}")
    return [str(mutation["id"]) for mutation in body["mutations"]]


class Gate:
    """Requests to one path wait here until the gate opens: a network as slow as the test wants."""

    def __init__(
        self, target: BrowserContext | Page, path: Pattern[str], method: str = "GET"
    ) -> None:
        self._method = method
        self._waiting: list[Route] = []
        self._is_open = False
        target.route(path, self._on_route)

    def open(self, *, lose_answers: bool = False) -> None:
        """With `lose_answers`, what has waited arrives, and the page never hears of it."""
        self._is_open = True
        for route in self._waiting:
            if lose_answers:
                route.fetch()
                route.abort("connectionreset")
            else:
                route.continue_()
        self._waiting.clear()

    def drop(self) -> None:
        """Forgets those that wait: their page is gone."""
        self._waiting.clear()

    def _on_route(self, route: Route) -> None:
        if route.request.method != self._method:
            route.fallback()
        elif self._is_open:
            route.continue_()
        else:
            self._waiting.append(route)


def refuse(
    target: BrowserContext | Page,
    path: Pattern[str],
    status: int,
    *,
    times: int | None = None,
    method: str = "GET",
    retry_after: int | None = None,
) -> None:
    """Answers the next `times` requests (all, when None) with an error that has no detail.

    `retry_after`: the seconds after which it may be tried again.
    """
    headers = {} if retry_after is None else {"retry-after": str(retry_after)}
    left = times

    def on_route(route: Route) -> None:
        nonlocal left
        if route.request.method != method or left == 0:
            route.fallback()
            return
        left = None if left is None else left - 1
        problem = f'{{"type":"about:blank","title":"Refused","status":{status}}}'
        kind = "application/problem+json"
        route.fulfill(status=status, content_type=kind, headers=headers, body=problem)

    target.route(path, on_route)


def cut(target: BrowserContext | Page, path: Pattern[str]) -> None:
    """Breaks the connection of every request to `path`."""
    target.route(path, lambda route: route.abort("connectionfailed"))

"""The whole system behind its front door, asked for more than it can do."""

from collections.abc import Generator
from contextlib import contextmanager

import httpx

from tests.bench import login_flood, overload
from tests.system.people import TODOS, Session, bearer, new_http
from tools.dev.stack import Stack

PAGE = 20


@contextmanager
def _running() -> Generator[tuple[Stack, Session]]:
    """A system with two backends, and somebody with a page of todos."""
    with Stack.start(backends=2) as stack, new_http() as http:
        ada = Session.sign_up(http, stack.url)
        for _ in range(PAGE):
            ada.add_todo("Call about the boat")
        yield stack, ada


def _port(url: str) -> int:
    port = httpx.URL(url).port
    if port is None:
        message = f"{url} names no port"
        raise ValueError(message)
    return port


def bench(parts: frozenset[str], rounds: int, seconds: float) -> None:
    """Prints one line for each turn of each part."""
    with _running() as (stack, ada):
        if "flood" in parts:
            print("\nA token while passwords are guessed")
            for _ in range(rounds):
                found = login_flood.measure(_port(stack.auth_urls[0]), bearer(ada.token), seconds)
                print(found.summary(), flush=True)
        if "overload" in parts:
            print(f"\nA list of {PAGE} through the front door, beyond capacity; two backends")
            path, port = f"{TODOS}?limit={PAGE}", _port(stack.url)
            for factor in overload.FACTORS:
                for _ in range(rounds):
                    storm = overload.measure(port, path, bearer(ada.jwt), seconds, factor)
                    print(storm.summary(), flush=True)

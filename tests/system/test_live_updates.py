"""The stream of wake-ups: every process hears of every change, nobody of another person's."""

import threading
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from tests.system.answers import assert_unauthorized
from tests.system.people import TODOS, Session, bearer, new_http
from tests.system.stage import Stage
from tests.system.waiting import wait_for

EVENTS = "/api/v1/events"
WAYS = pytest.mark.parametrize("way", [0, 1, 2], ids=["front door", "backend 1", "backend 2"])


class Stream:
    """An open stream, read in the background until it ends."""

    def __init__(self, session: Session, origin: str) -> None:
        self.lines: list[str] = []
        self._session, self._origin = session, origin
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        wait_for(lambda: self.numbers, "the stream begins with the newest change number")

    @property
    def numbers(self) -> list[int]:
        return [int(line.removeprefix("id: ")) for line in self.lines if line.startswith("id: ")]

    def wait_for_more_than(self, number: int) -> None:
        wait_for(lambda: self.numbers[-1] > number, "the change is heard of")

    def wait_until_ended(self) -> None:
        self._thread.join(20)
        assert not self._thread.is_alive()

    def _read(self) -> None:
        url, headers = self._origin + EVENTS, bearer(self._session.jwt)
        with new_http() as http, http.stream("GET", url, headers=headers) as answer:
            for line in answer.iter_lines():
                self.lines.append(line)


@contextmanager
def listening(session: Session, origin: str) -> Generator[Stream]:
    """Ends with the session, as every stream does."""
    stream = Stream(session, origin)
    try:
        yield stream
    finally:
        session.auth("POST", "/sign-out")
        stream.wait_until_ended()


@WAYS
def test_a_change_made_anywhere_is_heard_of_everywhere(
    way: int, stage: Stage, ada: Session
) -> None:
    with listening(ada, stage.every_way_in[way]) as stream:
        for url in stage.backend_urls:
            newest = stream.numbers[-1]
            ada.api("POST", TODOS, {"title": "Buy milk"}, origin=url)

            stream.wait_for_more_than(newest)


@WAYS
def test_nobody_hears_of_another_persons_change(
    way: int, stage: Stage, ada: Session, ben: Session
) -> None:
    with listening(ben, stage.every_way_in[way]) as stream:
        (before,) = stream.numbers
        for url in stage.backend_urls:
            ada.api("POST", TODOS, {"title": "Buy milk"}, origin=url)
        ben.add_todo("mine")

        stream.wait_for_more_than(before)
        assert stream.numbers == [before, before + 1]


def test_what_was_heard_of_can_be_asked_for(ada: Session) -> None:
    ada.add_todo("first")
    since = ada.api("GET", "/api/v1/changes?since=0").json()["seq"]
    gone = ada.add_todo("second")
    ada.api("DELETE", f"{TODOS}/{gone['id']}")

    changed = ada.api("GET", f"/api/v1/changes?since={since}").json()

    assert changed["seq"] > since
    assert changed["deleted"]["todos"] == [gone["id"]]
    assert "first" not in str(changed)


@pytest.mark.parametrize("ending", ["sign-out", "delete"])
@WAYS
def test_a_stream_ends_with_its_session(way: int, ending: str, stage: Stage, ada: Session) -> None:
    stream = Stream(ada, stage.every_way_in[way])

    if ending == "sign-out":
        ada.auth("POST", "/sign-out")
    else:
        ada.auth("POST", "/delete-user", {"password": ada.account.password})

    stream.wait_until_ended()
    assert_unauthorized(ada.api("GET", EVENTS))

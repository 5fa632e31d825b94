"""Changing the shared secret refuses no request; a dropped key is refused everywhere."""

import threading
from collections import Counter
from typing import Self

from tests.system.answers import assert_unauthorized
from tests.system.forging import Ring, header_of
from tests.system.people import TODOS, Session, bearer, new_http
from tests.system.stage import AUTH_SERVERS, BACKENDS, Stage, new_ring
from tests.system.waiting import wait_for


class Traffic:
    """Somebody who keeps minting tokens and using them, with every answer counted."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.answers: Counter[int] = Counter()
        self.kids: set[object] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def wait_for_progress(self) -> None:
        target = self.answers.total() + 20
        wait_for(lambda: self.answers.total() >= target, "requests are answered")

    def _run(self) -> None:
        origin = self.session.origin
        kept = self.session.jwt
        with new_http() as http:
            while not self._stop.is_set():
                minted = http.get(f"{origin}/api/auth/token", headers=bearer(self.session.token))
                self.answers[minted.status_code] += 1
                if minted.status_code != 200:
                    continue
                fresh = minted.json()["token"]
                self.kids.add(header_of(fresh)["kid"])
                for jwt in (fresh, kept):
                    answer = http.get(origin + TODOS, headers=bearer(jwt))
                    self.answers[answer.status_code] += 1


def _give(stage: Stage, names: tuple[str, ...], *entries: str) -> Ring:
    """Restarts these services one after the other with this ring."""
    ring = Ring(",".join(entries))
    for name in names:
        stage.restart(name, environment={"JWT_SECRETS": ring.setting})
    return ring


def test_a_key_is_changed_without_refusing_a_request(stage: Stage, ada: Session) -> None:
    first, second = stage.ring.setting.split(",")
    third = new_ring(f"{stage.ring.signer}-next").setting

    with Traffic(ada) as traffic:
        _give(stage, BACKENDS, first, second, third)
        traffic.wait_for_progress()
        stage.ring = _give(stage, AUTH_SERVERS, third, second, first)
        traffic.wait_for_progress()

    assert set(traffic.answers) == {200}
    assert traffic.kids == {stage.ring.signer, header_of(ada.jwt)["kid"]}

    # Longer ago than any token lives, the old key is dropped.
    stage.ring = Ring(f"{third},{second}")
    stage.restart(*BACKENDS, environment={"JWT_SECRETS": stage.ring.setting})
    assert header_of(ada.new_jwt())["kid"] == stage.ring.signer
    for url in stage.backend_urls:
        assert_unauthorized(stage.http.get(url + TODOS, headers=bearer(ada.jwt)))
        answer = stage.http.get(url + TODOS, headers=bearer(ada.new_jwt()))
        assert answer.status_code == 200

"""How often what ends by itself is started again. That it is: test_under_load.py."""

import itertools

import pytest

from tests.system.waiting import wait_for
from tools.dev.errors import SetupError
from tools.dev.processes import ServiceProcess, ServiceSpec
from tools.dev.supervision import Supervisor


class Troupe:
    """An instance of one service, which says its last words and ends at once, whenever started."""

    def __init__(self, status: int) -> None:
        command = ["sh", "-c", f"echo PORT is taken; exit {status}"]
        self._spec = ServiceSpec("mayfly", command, {}, "", "PORT", 0)
        self._process = self._start()
        self.starts = 0

    def running(self) -> list[ServiceProcess]:
        return [self._process]

    def postgres_is_alive(self) -> bool:
        return True

    def revive(self, name: str) -> None:
        assert name == "mayfly"
        self.starts += 1
        self._process = self._start()

    def _start(self) -> ServiceProcess:
        process = ServiceProcess(self._spec, lambda _name, _line: None, None)
        wait_for(lambda: process.status is not None, "the mayfly dies")
        return process


def test_what_ends_at_once_is_started_less_and_less_often() -> None:
    troupe, clock = Troupe(status=1), itertools.count(0.0, 0.1)
    supervisor = Supervisor(troupe, now=lambda: now)
    started_at = []
    for now in itertools.islice(clock, 300):
        before = troupe.starts
        supervisor.look()
        if troupe.starts > before:
            started_at.append(round(now, 1))

    pauses = [round(later - sooner, 1) for sooner, later in itertools.pairwise(started_at)]
    assert started_at[0] == 0.0
    assert pauses == sorted(pauses)
    assert pauses[0] <= 1.0
    assert 10.0 <= pauses[-1] <= 10.5


def test_a_wrong_setting_is_not_tried_again() -> None:
    troupe = Troupe(status=2)

    with pytest.raises(SetupError, match="mayfly: PORT is taken"):
        Supervisor(troupe).look()
    assert troupe.starts == 0


def test_what_was_stopped_on_purpose_stays_stopped() -> None:
    troupe = Troupe(status=0)
    troupe.running()[0].ask_to_stop()

    Supervisor(troupe).look()

    assert troupe.starts == 0

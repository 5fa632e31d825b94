"""What ends by itself under `./dev up` comes back by itself, and nothing acknowledged is lost."""

import itertools
import os
import re
import signal
from collections.abc import Iterator
from functools import partial

import httpx
import pytest

from tests.runner.runners import Machine, Runner
from tests.system.ledger import Ledger
from tests.system.people import Session, new_http
from tests.system.waiting import wait_for
from tools.dev.errors import SetupError
from tools.dev.process_table import command_line
from tools.dev.processes import ServiceProcess, ServiceSpec
from tools.dev.supervision import Supervisor

# How the command line of each service is recognised.
SERVICES = {
    "backend": r"-m backend( |$)",
    "auth-server": r"auth-server/src/main\.ts",
    "frontend": r"next-server|frontend/server\.js",
    "front-door": r"caddy run",
    "postgres": r"postgres -D",
}
# On an idle machine each is back within two seconds.
PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with new_http() as client:
        yield client


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


def _pid(runner: Runner, service: str) -> int | None:
    found = (pid for pid in runner.children() if re.search(SERVICES[service], command_line(pid)))
    return next(found, None)


def _is_another(runner: Runner, service: str, dead: int) -> bool:
    return _pid(runner, service) not in {None, dead}


def test_each_killed_service_comes_back_and_nothing_is_lost(
    machine: Machine, http: httpx.Client
) -> None:
    with machine.up() as runner:
        ada = Session.sign_up(http, machine.url)
        with Ledger(ada) as ledger:
            for service in SERVICES:
                victim = _pid(runner, service)
                assert victim is not None
                os.kill(victim, signal.SIGKILL)
                is_back = partial(_is_another, runner, service, victim)
                wait_for(is_back, f"{service} is started again", PATIENCE_SECONDS)
                ledger.wait_for_progress(PATIENCE_SECONDS)
        ledger.assert_nothing_was_lost()

        assert ada.again().user_id == ada.user_id
        assert http.get(f"{machine.url}/login").status_code == 200
        for service in SERVICES:
            assert re.search(rf"(?i){service}.* ended by itself", runner.output), service
        status = runner.stop(signal.SIGTERM)
    assert status == 0

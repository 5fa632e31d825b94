"""How soon a running instance is well again: after each process was killed, and a frozen database.

All under load: somebody writes without pause and counts what was acknowledged.
"""

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from tests.runner.instance import SERVICES, Instance, running_instance
from tests.system.freezing import frozen
from tests.system.ledger import Ledger
from tests.system.people import TODOS, bearer, new_http
from tests.system.waiting import wait_for

_FROZEN_SECONDS = 10.0
_PATIENCE_SECONDS = 60.0
_PAUSE = threading.Event()


@dataclass(slots=True)
class Reader:
    """Somebody who reads again and again; (begun, ended, status) of each request."""

    instance: Instance
    reads: list[tuple[float, float, int]] = field(default_factory=list)
    _has_ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._has_ended.set()
        if self._thread:
            self._thread.join()

    def rate(self, begin: float, end: float) -> float:
        """Successes a second that ended in this span."""
        done = sum(1 for _, at, status in self.reads if begin <= at < end and status == 200)
        return done / (end - begin)

    def _run(self) -> None:
        headers = bearer(self.instance.ada.jwt)
        with new_http(timeout_seconds=30.0) as http:
            while not self._has_ended.is_set():
                began = time.monotonic()
                answer = http.get(f"{self.instance.machine.url}{TODOS}?limit=20", headers=headers)
                self.reads.append((began, time.monotonic(), answer.status_code))


def bench() -> None:
    """Prints a line for each fault."""
    with running_instance() as instance:
        print("\nKilled under load, while three write without pause")
        for service in SERVICES:
            print(f"  {service:<12} {_killed(instance, service)}", flush=True)
        print(f"\nPostgreSQL frozen for {_FROZEN_SECONDS:g} s")
        print(f"  {_frozen(instance)}", flush=True)


def _killed(instance: Instance, service: str) -> str:
    victim = instance.pid(service)
    assert victim is not None
    with Ledger(instance.ada) as ledger:
        before = len(ledger.acknowledged)
        began = time.monotonic()
        os.kill(victim, signal.SIGKILL)
        back = _seconds_until(began, lambda: instance.is_another(service, victim))
        ledger.wait_for_progress(_PATIENCE_SECONDS)
        longest = ledger.longest_pause_seconds
    ledger.assert_nothing_was_lost()
    written = len(ledger.acknowledged) - before
    return (
        f"started again after {back:.1f} s, longest pause {longest:.1f} s, {written} kept, 0 lost"
    )


def _frozen(instance: Instance) -> str:
    server = instance.pid("PostgreSQL")
    assert server is not None
    with Reader(instance) as reader:
        _PAUSE.wait(3.0)
        began = time.monotonic()
        with frozen(server):
            _PAUSE.wait(_FROZEN_SECONDS)
        ended = time.monotonic()
        _PAUSE.wait(5.0)
    usual = reader.rate(began - 2.0, began)
    after = reader.rate(ended + 2.0, ended + 4.0)
    longest = max(end - begin for begin, end, _ in reader.reads)
    first = next(end for _, end, status in reader.reads if end > ended and status == 200)
    statuses = sorted({status for _, _, status in reader.reads})
    return (
        f"longest wait {longest:.1f} s, first success {first - ended:.1f} s after,"
        f" 2 s after {after / usual:.0%} of the usual speed, statuses {statuses}"
    )


def _seconds_until(began: float, is_so: Callable[[], bool]) -> float:
    wait_for(is_so, "it is started again", _PATIENCE_SECONDS)
    return time.monotonic() - began

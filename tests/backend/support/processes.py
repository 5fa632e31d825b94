"""Real services as processes, measured by the same coverage as this one."""

import os
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event
from time import monotonic

from tools.dev.environment import base_environment
from tools.dev.processes import ServiceProcess, ServiceSpec

_COVERAGE = "COVERAGE_PROCESS_CONFIG"
_START_SECONDS = 60.0
_PAUSE = Event()


def python_environment() -> dict[str, str]:
    """What every program gets from the runner, and what makes coverage go on in it."""
    measured = os.environ.get(_COVERAGE)  # noqa: TID251 - of the tool, not of Daymark
    return base_environment() | ({_COVERAGE: measured} if measured else {})


@contextmanager
def service(spec: ServiceSpec) -> Generator[ServiceProcess]:
    """The process, once it is ready; it ends with the block."""
    process = ServiceProcess(spec, lambda _name, _line: None, None)
    try:
        _wait_until_ready(process)
        yield process
    finally:
        process.ask_to_stop()
        process.wait_until_stopped()


def _wait_until_ready(process: ServiceProcess) -> None:
    deadline = monotonic() + _START_SECONDS
    while not _answers(process.spec.health_url):
        if process.status is not None or monotonic() > deadline:
            message = f"{process.spec.name} did not start:\n" + "\n".join(process.tail)
            raise AssertionError(message)
        _PAUSE.wait(0.05)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False

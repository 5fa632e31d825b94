"""Waiting until every service says it is ready, and saying why one never did."""

import http.client
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from tools.dev.commands import SETTING_IS_WRONG, SHOWN_LINES, report_failure
from tools.dev.errors import SetupError, StepFailedError
from tools.dev.processes import ServiceProcess

READY_SECONDS = 60.0
_POLL_SECONDS = 0.05


def wait_until_ready(processes: Sequence[ServiceProcess], seconds: float = READY_SECONDS) -> None:
    """Returns when all answer 200; raises as soon as one has ended or the time is over."""
    waiting = list(processes)
    deadline = time.monotonic() + seconds
    while waiting:
        for process in processes:
            require_running(process)
        waiting = [process for process in waiting if not is_ready(process.spec.health_url)]
        if waiting and time.monotonic() > deadline:
            slow = waiting[0]
            name = slow.spec.name
            report_failure(f"{name} is not ready; its last lines:", list(slow.tail)[-SHOWN_LINES:])
            message = f"{name} did not become ready within {seconds:.0f} s."
            raise StepFailedError(message)
        if waiting:
            time.sleep(_POLL_SECONDS)


def require_running(process: ServiceProcess) -> None:
    """Raises when a service has ended by itself, with its own last words."""
    status = process.status
    if status is None or process.is_stopping:
        return
    process.wait_until_stopped(1.0)
    refuse_setting_mistake(process)
    name = process.spec.name
    lines = [line for line in process.tail if line.strip()]
    report_failure(f"{name} ended (status {status}); its last lines:", lines[-SHOWN_LINES:])
    message = f"{name} ended by itself (status {status})."
    raise StepFailedError(message)


def refuse_setting_mistake(process: ServiceProcess) -> None:
    """Raises for a service that ended because of a setting: starting it again would not help."""
    lines = [line for line in process.tail if line.strip()]
    if process.status == SETTING_IS_WRONG and lines:
        message = f"{process.spec.name}: {lines[-1]}"
        raise SetupError(message)


def is_ready(url: str) -> bool:
    """Whether a GET answers 200; never through a proxy."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=5)
    try:
        connection.request("GET", parts.path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()

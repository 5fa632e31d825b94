"""One running service: its process group, its output, its end."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tools.dev.environment import base_environment
from tools.dev.paths import ROOT
from tools.dev.watchdog import WATCHDOG, end_groups, group_is_alive

KEPT_LINES = 200
STOP_SECONDS = 8.0

Sink = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class ServiceSpec:
    """How a service is started and how it says that it is ready.

    `environment` is complete but for what `base_environment` gives every program.
    """

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str]
    health_url: str
    setting_of_port: str
    port: int
    folder: Path = ROOT


class ServiceProcess:
    """One start of a service, in a process group of its own."""

    def __init__(self, spec: ServiceSpec, sink: Sink, log: Path | None) -> None:
        self.spec = spec
        self.tail: deque[str] = deque(maxlen=KEPT_LINES)
        self.is_stopping = False
        self._sink = sink
        self._log = log
        self._process = subprocess.Popen(  # noqa: S603 - no shell
            [str(part) for part in spec.command],
            cwd=spec.folder,
            env=base_environment() | dict(spec.environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        WATCHDOG.guard(self.pid)
        self._reader = threading.Thread(target=self._read, name=f"log-{spec.name}", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def status(self) -> int | None:
        """The exit status, or None while it runs."""
        return self._process.poll()

    def ask_to_stop(self) -> None:
        self.is_stopping = True
        self._signal(signal.SIGTERM)

    def wait_until_stopped(self, seconds: float = STOP_SECONDS) -> None:
        """Waits for a service that was asked to stop, then ends whatever stayed of its group."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self._finish()

    def kill(self) -> None:
        """SIGKILL, as a crash would be."""
        self.is_stopping = True
        self._signal(signal.SIGKILL)
        self._process.wait()
        self._finish()

    def _signal(self, signal_number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal_number)

    def _finish(self) -> None:
        if group_is_alive(self.pid):
            end_groups({self.pid}, grace_seconds=0.0)
        self._process.wait()
        WATCHDOG.release(self.pid)
        self._reader.join(timeout=2.0)

    def _read(self) -> None:
        output = self._process.stdout
        if output is None:
            return
        with contextlib.ExitStack() as stack:
            stack.enter_context(output)
            log = stack.enter_context(self._log.open("ab")) if self._log else None
            for raw in output:
                self._keep(raw, log)

    def _keep(self, raw: bytes, log: IO[bytes] | None) -> None:
        if log:
            log.write(raw)
            log.flush()
        line = raw.decode(errors="replace").rstrip()
        self.tail.append(line)
        self._sink(self.spec.name, line)


def stop_all(processes: Sequence[ServiceProcess]) -> None:
    """Asks all at once, so that stopping takes as long as the slowest, then waits for each."""
    for process in processes:
        process.ask_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes:
        process.wait_until_stopped(max(0.0, deadline - time.monotonic()))

"""A runner as a person starts it, and the processes it has."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.dev.environment import process_environment
from tools.dev.paths import PYTHON, ROOT
from tools.dev.ports import free_ports
from tools.dev.process_table import is_running

READY = "is ready after"
_SECONDS = 120.0
_PAUSE = threading.Event()
_PORTS = ("PORT", "FRONTEND_PORT", "AUTH_PORT", "BACKEND_PORT", "POSTGRES_PORT")
# What this machine may have set must not reach the instance under test.
_KEPT = ("PATH", "HOME", "USER", "LANG", "TMPDIR", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")


@dataclass(frozen=True, slots=True)
class Machine:
    """One data directory with its own ports: everything started on it is one instance."""

    data_dir: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    ports: Mapping[str, str] = field(
        default_factory=lambda: dict(zip(_PORTS, map(str, free_ports(5)), strict=True))
    )

    @property
    def environment(self) -> dict[str, str]:
        own = process_environment()
        kept = {name: own[name] for name in _KEPT if name in own}
        return {**kept, "DATA_DIR": str(self.data_dir), **self.ports, **self.settings}

    @property
    def url(self) -> str:
        return f"http://localhost:{self.ports['PORT']}"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A verb that ends by itself."""
        return subprocess.run(  # noqa: S603 - our own program
            [PYTHON, "-m", "tools.dev", *arguments],
            check=False,
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )

    @contextlib.contextmanager
    def up(self) -> Generator["Runner"]:
        """`./dev up`, once it says that it is ready."""
        log = self.data_dir.with_name(f"{self.data_dir.name}.up.log")
        with log.open("w") as output:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [PYTHON, "-m", "tools.dev", "up"],
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        runner = Runner(process, log)
        try:
            runner.wait_until(lambda: READY in runner.output or process.poll() is not None)
            assert READY in runner.output, runner.output
            yield runner
        finally:
            runner.end()


@dataclass(frozen=True, slots=True)
class Runner:
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def output(self) -> str:
        return self.log.read_text(errors="replace")

    def stop(self, signal_number: signal.Signals) -> int:
        """Sends one signal and returns the exit status."""
        self.process.send_signal(signal_number)
        return self.process.wait(_SECONDS)

    def end(self) -> None:
        if self.process.poll() is None:
            self.stop(signal.SIGTERM)

    def children(self) -> set[int]:
        """What this runner itself has started: the services, and who guards them."""
        return {pid for pid, parent in _parents().items() if parent == self.process.pid}

    def family(self) -> set[int]:
        """This runner and everything it has started, however deep."""
        parents = _parents()
        found = {self.process.pid}
        while True:
            grown = found | {pid for pid, parent in parents.items() if parent in found}
            if grown == found:
                return found
            found = grown

    @staticmethod
    def wait_until(condition: object, seconds: float = _SECONDS) -> None:
        assert callable(condition)
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, "it took too long"
            _PAUSE.wait(0.05)


def still_running(pids: set[int]) -> set[int]:
    return {pid for pid in pids if is_running(pid)}


def _parents() -> dict[int, int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="],  # noqa: S607 - on PATH everywhere
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": os.defpath},
    )
    pairs = (line.split() for line in listed.stdout.splitlines())
    return {int(pid): int(parent) for pid, parent in pairs}

"""Servers under measurement: started, put under load in turns, stopped."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.bench.figures import Round
from tests.bench.load import Job
from tools.dev.environment import base_environment
from tools.dev.paths import PYTHON, ROOT
from tools.dev.ports import free_port
from tools.dev.processes import ServiceProcess, ServiceSpec, stop_all
from tools.dev.readiness import wait_until_ready


@dataclass(slots=True)
class Server:
    """One running server and the figures of its rounds."""

    process: ServiceProcess
    path: str
    rounds: list[Round] = field(default_factory=list)

    @classmethod
    def backend(cls, environment: Mapping[str, str]) -> Self:
        """The product, as `./dev up` starts it."""
        port = free_port()
        settings = {"BACKEND_PORT": str(port), "LOG_LEVEL": "WARNING", **environment}
        process = _started("backend", ["backend"], settings, port, "/api/health/ready")
        return cls(process, "/api/v1/todos")

    @classmethod
    def comparison(cls, job: Mapping[str, Any]) -> Self:
        """One of `tests.bench.serve`."""
        port = free_port()
        arguments = ["tests.bench.serve", json.dumps({**job, "port": port})]
        return cls(_started(job["kind"], arguments, {}, port, "/openapi.json"), "/todos")

    @property
    def name(self) -> str:
        return self.process.spec.name

    @property
    def port(self) -> int:
        return self.process.spec.port

    def measure(self, job: Job) -> None:
        """One turn under load; its figures are kept."""
        before = _cpu_seconds(self.process.pid)
        result = subprocess.run(
            [sys.executable, "-m", "tests.bench.load"],
            input=json.dumps(asdict(job)).encode(),
            cwd=ROOT,
            env=base_environment(),
            stdout=subprocess.PIPE,
            check=True,
        )
        cpu_seconds = _cpu_seconds(self.process.pid) - before
        figures = json.loads(result.stdout)
        latencies = figures["latencies"]
        self.rounds.append(
            Round(len(latencies), figures["failures"], figures["seconds"], cpu_seconds, latencies)
        )

    def stop(self) -> None:
        stop_all([self.process])


def _started(
    name: str, module: Sequence[str], environment: Mapping[str, str], port: int, health: str
) -> ServiceProcess:
    spec = ServiceSpec(
        name=name,
        command=[PYTHON, "-m", *module],
        environment=environment,
        health_url=f"http://127.0.0.1:{port}{health}",
        setting_of_port="",
        port=port,
    )
    process = ServiceProcess(spec, lambda _name, _line: None, None)
    wait_until_ready([process])
    return process


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process so far; Linux tells it in /proc alone."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

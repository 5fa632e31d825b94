"""A whole instance as `./dev up` runs it, and hands on each of its processes."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.runner.runners import Machine, Runner
from tests.system.people import Session, new_http
from tools.dev.postgres_files import temporary_directory
from tools.dev.process_table import command_line

# How the command line of each service is recognised.
SERVICES = {
    "backend": r"-m backend( |$)",
    "auth-server": r"auth-server/src/main\.ts",
    "frontend": r"next-server|frontend/server\.js",
    "front-door": r"caddy run",
    "PostgreSQL": r"postgres -D",
}


@dataclass(frozen=True, slots=True)
class Instance:
    """`./dev up`, and somebody with an account on it."""

    machine: Machine
    runner: Runner
    ada: Session

    def pid(self, service: str) -> int | None:
        pattern = SERVICES[service]
        found = (p for p in self.runner.children() if re.search(pattern, command_line(p)))
        return next(found, None)

    def is_another(self, service: str, dead: int) -> bool:
        return self.pid(service) not in {None, dead}


@contextmanager
def running_instance() -> Generator[Instance]:
    with temporary_directory() as folder, new_http() as http:
        machine = Machine(folder / "data")
        with machine.up() as runner:
            yield Instance(machine, runner, Session.sign_up(http, machine.url))

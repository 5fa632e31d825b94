"""The whole system, running: what `up`, the tests and the benchmark start and stop."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from tools.dev.database import Database
from tools.dev.keys import Keys
from tools.dev.postgres import Postgres
from tools.dev.postgres_files import temporary_directory
from tools.dev.preparation import Shape, prepare
from tools.dev.processes import ServiceProcess, ServiceSpec, Sink, stop_all
from tools.dev.readiness import wait_until_ready
from tools.dev.services import LOOPBACK
from tools.dev.settings import Settings

POSTGRES = "postgres"


def _quiet(name: str, line: str) -> None:
    """The sink of tests: the log files hold everything."""


class Stack:
    """PostgreSQL, auth servers, backends, frontend and front door of one instance.

    Services are named `postgres`, `auth-server`, `backend`, `frontend`, `front-door`; where there
    are several, `backend-1`, `backend-2`…
    """

    def __init__(
        self, settings: Settings, shape: Shape, *, sink: Sink = _quiet, logs: Path | None = None
    ) -> None:
        self._sink = sink
        self._logs = logs
        self._folder = contextlib.ExitStack()
        self._processes: dict[str, ServiceProcess] = {}
        self.settings = settings
        if logs:
            logs.mkdir(parents=True, exist_ok=True)
        prepared = prepare(settings, shape)
        self._postgres = prepared.postgres
        self._client = prepared.plan.client
        self._is_fast = shape.unsafe_fast
        self.keys: Keys = prepared.plan.keys
        self.database: Database = prepared.plan.database
        self._specs = {spec.name: spec for spec in prepared.services}
        with contextlib.ExitStack() as undo:
            undo.callback(self.stop)
            self._start_all()
            undo.pop_all()

    @classmethod
    def start(
        cls,
        *,
        backends: int = 1,
        auth_servers: int = 1,
        environment: Mapping[str, str] | None = None,
        extra: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Self:
        """A throw-away instance on free ports; `stop` removes all of it.

        `environment` holds settings by the names of `.env.example`; `extra` adds variables to one
        kind of service: `{"backend": {"LOG_LEVEL": "DEBUG"}}`.
        """
        with contextlib.ExitStack() as undo:
            folder = undo.enter_context(temporary_directory())
            settings = Settings.throw_away(folder / "data", environment or {})
            shape = Shape(backends, auth_servers, unsafe_fast=True, extra=extra or {})
            stack = cls(settings, shape, logs=folder / "logs")
            stack._folder.push(undo.pop_all())
            return stack

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """The one origin a browser sees."""
        return self.settings.app_url

    @property
    def names(self) -> list[str]:
        """Every service that can be restarted, killed or read."""
        embedded = [POSTGRES] if self._postgres else []
        return [*embedded, *self._specs]

    @property
    def backend_urls(self) -> list[str]:
        return self._urls("backend")

    @property
    def auth_urls(self) -> list[str]:
        return self._urls("auth-server")

    @property
    def frontend_url(self) -> str:
        return self._urls("frontend")[0]

    @property
    def superuser_url(self) -> str:
        """The superuser's address of the product's own database."""
        if self._postgres is None:
            return self.database.owner_url
        return self._postgres.url.rpartition("/")[0] + "/daymark"

    @property
    def mail_dir(self) -> Path:
        return self.settings.data_dir / "mail"

    def pid(self, name: str) -> int:
        return self._embedded().pid if name == POSTGRES else self._processes[name].pid

    def log(self, name: str) -> str:
        """Everything the service has written, over all its starts."""
        if self._logs is None:
            return "\n".join(self._processes[name].tail)
        if name == POSTGRES:
            return (self.settings.data_dir / "postgres.log").read_text(errors="replace")
        path = self._logs / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def restart(self, *names: str, environment: Mapping[str, str] | None = None) -> None:
        """Stops services gracefully and starts them again, with these variables changed for good.

        Those that are named together are away together.
        """
        stop_all([self._processes[name] for name in names])
        self.start_services(names, environment)

    def ask_to_stop(self, name: str) -> None:
        """SIGTERM to one of our own services, without waiting for its end."""
        self._processes[name].ask_to_stop()

    def kill(self, name: str) -> None:
        """SIGKILL, as a crash would be; `start_services` brings it back."""
        if name == POSTGRES:
            self._embedded().kill()
        else:
            self._processes[name].kill()

    def start_services(
        self, names: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> None:
        """Starts stopped or killed services again and waits until they are ready."""
        for name in names:
            spec = self._specs[name]
            changed = {**spec.environment, **(environment or {})}
            self._specs[name] = replace(spec, environment=changed)
        self._launch([self._specs[name] for name in names])
        wait_until_ready([self._processes[name] for name in names])

    def start_postgres(self) -> None:
        """Starts the stopped or killed database again; returns when it answers."""
        server = self._embedded()
        self._postgres = Postgres.start(
            server.data_dir, server.port, unsafe_fast=self._is_fast, adopt=True
        )

    def revive(self, name: str) -> None:
        """Starts a service again that has ended; only the database is waited for."""
        if name == POSTGRES:
            self.start_postgres()
        else:
            self._launch([self._specs[name]])

    def running(self) -> Sequence[ServiceProcess]:
        return list(self._processes.values())

    def postgres_is_alive(self) -> bool:
        """True also when the database is somebody else's."""
        return self._postgres is None or self._postgres.is_alive()

    def stop(self) -> None:
        """Ends everything, the database last; safe to call again."""
        stop_all(self.running())
        self._processes.clear()
        if self._postgres:
            self._postgres.stop()
        self._client.release()
        self._folder.close()

    def _start_all(self) -> None:
        self._launch(list(self._specs.values()))
        wait_until_ready(self.running())

    def _launch(self, specs: Sequence[ServiceSpec]) -> None:
        for spec in specs:
            log = self._logs / f"{spec.name}.log" if self._logs else None
            self._processes[spec.name] = ServiceProcess(spec, self._sink, log)

    def _embedded(self) -> Postgres:
        if self._postgres is None:
            message = "This stack runs on somebody else's database."
            raise LookupError(message)
        return self._postgres

    def _urls(self, kind: str) -> list[str]:
        return [
            f"http://{LOOPBACK}:{spec.port}"
            for name, spec in self._specs.items()
            if name == kind or name.startswith(f"{kind}-")
        ]

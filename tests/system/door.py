"""The product's front door before services that tell what reached them."""

import contextlib
import gzip
import http.client
import json
import socket
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.system.echo import Echo, Seen
from tests.system.waiting import wait_for
from tools.dev.client import ClientBuild
from tools.dev.database import Database
from tools.dev.keys import Keys
from tools.dev.paths import CADDYFILE
from tools.dev.ports import free_port
from tools.dev.processes import ServiceProcess, ServiceSpec, stop_all
from tools.dev.services import Plan
from tools.dev.settings import Settings

STATIC_FILE = "/_next/static/chunks/app-0123456789abcdef.js"
STATIC_TEXT = b"console.log('the page');\n" * 100


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def assert_problem(self, *statuses: int) -> None:
        assert self.status in statuses, (self.status, self.body[:300])
        assert self.headers["content-type"].startswith("application/problem+json"), self.headers
        problem = json.loads(self.body)
        assert problem["status"] == self.status
        assert {"type", "title", "status", "detail", "code"} <= set(problem)


def _lower(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name.lower(), value) for name, value in headers]


@dataclass(frozen=True, slots=True)
class Door:
    url: str
    port: int
    services: Sequence[Echo]

    def ask(
        self, method: str, path: str, headers: Sequence[tuple[str, str]] = (), body: bytes = b""
    ) -> Answer:
        """Sends the path exactly as it is written here."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            names_a_host = any(name == "host" for name, _ in headers)
            connection.putrequest(method, path, skip_host=names_a_host, skip_accept_encoding=True)
            for name, value in headers:
                connection.putheader(name, value)
            if body:
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body or None)
            answer = connection.getresponse()
            return Answer(answer.status, dict(_lower(answer.getheaders())), answer.read())

    def received(self) -> list[Seen]:
        """Every request that came through since the last call, without the door's own questions."""
        found = [s for echo in self.services for s in echo.seen if s.all("x-forwarded-for")]
        for echo in self.services:
            echo.seen.clear()
        return found


@contextlib.contextmanager
def open_door(
    folder: Path, *, alive: bool = True, changes: Mapping[str, str] | None = None
) -> Generator[Door]:
    """Starts the front door as `./dev up` does; with dead services where `alive` is false.

    `changes` are made to a copy of its file: to have limits that are met sooner.
    """
    services = [Echo("frontend"), Echo("auth-server"), Echo("backend")]
    with contextlib.ExitStack() as resources:
        ports = [resources.enter_context(s.serve()) if alive else free_port() for s in services]
        settings = Settings.throw_away(folder / "data", {"FRONTEND_PORT": str(ports[0])})
        keys = Keys.load(settings)
        plan = Plan(
            settings=settings,
            keys=keys,
            database=Database.at("postgresql://daymark@127.0.0.1/daymark", keys),
            client=_client(folder / "client", resources),
            auth_ports=[ports[1]],
            backend_ports=[ports[2]],
        )
        spec = with_changes(plan.front_door(), folder, changes or {})
        process = ServiceProcess(spec, lambda _name, _line: None, folder / "door.log")
        resources.callback(lambda: stop_all([process]))
        wait_for(lambda: listens(settings.port), "the front door listens")
        yield Door(settings.app_url, settings.port, services)


def with_changes(spec: ServiceSpec, folder: Path, changes: Mapping[str, str]) -> ServiceSpec:
    """The front door with a changed copy of its file."""
    text = CADDYFILE.read_text()
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    copy = folder / "Caddyfile"
    copy.write_text(text)
    return replace(spec, command=[copy if part == CADDYFILE else part for part in spec.command])


def listens(port: int) -> bool:
    with contextlib.suppress(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port)).close()
        return True
    return False


def _client(folder: Path, resources: contextlib.ExitStack) -> ClientBuild:
    """What a client build leaves for the front door: static files and the policy of the pages."""
    path = folder / "static" / STATIC_FILE[1:]
    path.parent.mkdir(parents=True)
    path.write_bytes(STATIC_TEXT)
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(STATIC_TEXT))
    (folder / "csp.caddy").write_text("")
    return ClientBuild(folder, resources.enter_context((folder / "in-use").open("w")))

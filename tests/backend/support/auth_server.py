"""The real auth server, as a process of its own."""

import secrets
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import monotonic

from tests.backend.support.tokens import AUDIENCE, ISSUER, TTL_SECONDS, Ring
from tests.databases import DatabaseUrls
from tools.dev.node import NODE
from tools.dev.paths import AUTH_SERVER
from tools.dev.ports import free_port
from tools.dev.processes import ServiceProcess, ServiceSpec

_START_SECONDS = 60.0
_PAUSE = Event()


@contextmanager
def auth_server(database: DatabaseUrls, ring: Ring, folder: Path, **changes: str) -> Generator[str]:
    """Its address, once it answers; the process ends with the block."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {
        "NODE_ENV": "development",
        "APP_URL": ISSUER,
        "AUTH_HOST": "127.0.0.1",
        "AUTH_PORT": str(port),
        "DATABASE_URL": database.auth,
        "BETTER_AUTH_SECRET": secrets.token_urlsafe(48),
        "JWT_SECRETS": ring.setting,
        "JWT_ALGORITHM": "HS256",
        "JWT_ISSUER": ISSUER,
        "JWT_AUDIENCE": AUDIENCE,
        "JWT_TTL_SECONDS": str(TTL_SECONDS),
        "MAIL_DIR": str(folder),
        "RATE_LIMIT": "off",
        "LOG_FORMAT": "json",
    } | changes
    spec = ServiceSpec(
        name="auth-server",
        command=[NODE, AUTH_SERVER / "src" / "main.ts"],
        environment=environment,
        health_url=f"{url}/readyz",
        setting_of_port="AUTH_PORT",
        port=port,
    )
    process = ServiceProcess(spec, lambda _name, _line: None, None)
    try:
        _wait_until_ready(process)
        yield url
    finally:
        process.ask_to_stop()
        process.wait_until_stopped()


def _wait_until_ready(process: ServiceProcess) -> None:
    deadline = monotonic() + _START_SECONDS
    while not _answers(process.spec.health_url):
        if process.status is not None or monotonic() > deadline:
            message = "The auth server did not start:\n" + "\n".join(process.tail)
            raise AssertionError(message)
        _PAUSE.wait(0.05)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False

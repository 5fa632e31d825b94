"""The real auth server, as a process of its own."""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.backend.support.processes import service
from tests.backend.support.tokens import AUDIENCE, ISSUER, TTL_SECONDS, Ring
from tests.databases import DatabaseUrls
from tools.dev.node import NODE
from tools.dev.paths import AUTH_SERVER
from tools.dev.ports import free_port
from tools.dev.processes import ServiceSpec


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
    with service(spec):
        yield url

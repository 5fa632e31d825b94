"""The services of one instance: their commands and their complete environments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.dev.client import ClientBuild
from tools.dev.database import Database
from tools.dev.keys import Keys
from tools.dev.node import NODE
from tools.dev.paths import AUTH_SERVER, CADDYFILE, FRONTEND, PYTHON, ROOT, VENV_BIN
from tools.dev.ports import loopback_addresses
from tools.dev.processes import ServiceSpec
from tools.dev.settings import Settings

LOOPBACK = "127.0.0.1"
AUTH_SERVER_MAIN = AUTH_SERVER / "src" / "main.ts"
NEXT = ROOT / "node_modules" / "next" / "dist" / "bin" / "next"
# Caddy tells a page of details at every start; who debugs wants them, nobody else.
_QUIET, _LOUD = "ERROR", "DEBUG"
# A proxy keeps little and throws much away: collected a quarter as often, a request costs the
# front door a sixth less, for some ten megabytes.
_GARBAGE_COLLECTION_PERCENT = "400"
# Where that would be too seldom: below the memory that docker-compose.yml gives it.
_SOFT_MEMORY_LIMIT = "384MiB"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is decided before the first service starts."""

    settings: Settings
    keys: Keys
    database: Database
    client: ClientBuild
    auth_ports: Sequence[int]
    backend_ports: Sequence[int]
    extra: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_watching: bool = False

    def services(self) -> list[ServiceSpec]:
        """In the order in which they start; the front door is the last."""
        auth_servers = [
            self._auth_server(_numbered("auth-server", index, self.auth_ports), port)
            for index, port in enumerate(self.auth_ports)
        ]
        backends = [
            self._backend(_numbered("backend", index, self.backend_ports), index)
            for index, port in enumerate(self.backend_ports)
        ]
        return [*auth_servers, *backends, self.frontend(), self.front_door()]

    def _auth_server(self, name: str, port: int) -> ServiceSpec:
        settings = self.settings
        environment = _without_empty(
            NODE_ENV="production" if settings.is_production else "development",
            APP_URL=settings.app_url,
            AUTH_HOST=LOOPBACK,
            AUTH_PORT=str(port),
            DATABASE_URL=self.database.auth_url,
            BETTER_AUTH_SECRET=self.keys.better_auth_secret,
            BETTER_AUTH_PREVIOUS_SECRETS=settings.better_auth_previous_secrets,
            SMTP_URL=settings.smtp_url,
            MAIL_FROM=settings.mail_from,
            MAIL_DIR=str(settings.data_dir / "mail"),
            RATE_LIMIT=settings.rate_limit,
            **self._shared(),
        )
        return ServiceSpec(
            name=name,
            command=[NODE, *(["--watch"] if self.is_watching else []), AUTH_SERVER_MAIN],
            environment=environment | self._extra("auth-server"),
            health_url=f"http://{LOOPBACK}:{port}/readyz",
            setting_of_port="AUTH_PORT",
            port=port,
        )

    def _backend(self, name: str, index: int) -> ServiceSpec:
        settings = self.settings
        port = self.backend_ports[index]
        auth_port = self.auth_ports[index % len(self.auth_ports)]
        environment = _without_empty(
            ENVIRONMENT="production" if settings.is_production else "development",
            APP_URL=settings.app_url,
            BACKEND_HOST=LOOPBACK,
            BACKEND_PORT=str(port),
            DATABASE_URL=self.database.api_url,
            LISTEN_DATABASE_URL=self._listen_url(),
            AUTH_URL=f"http://{LOOPBACK}:{auth_port}",
            **self._shared(),
        )
        return ServiceSpec(
            name=name,
            command=[PYTHON, "-m", "backend"],
            environment=environment | self._extra("backend"),
            health_url=f"http://{LOOPBACK}:{port}/api/health/ready",
            setting_of_port="BACKEND_PORT",
            port=port,
        )

    def _listen_url(self) -> str:
        direct = self.settings.listen_database_url
        return Database.at(direct, self.keys).api_url if direct else ""

    def frontend(self) -> ServiceSpec:
        port = self.settings.frontend_port
        environment = {
            "NODE_ENV": "development" if self.is_watching else "production",
            "PORT": str(port),
            "HOSTNAME": LOOPBACK,
        }
        development = [NEXT, "dev", "--hostname", LOOPBACK, "--port", str(port)]
        return ServiceSpec(
            name="frontend",
            command=[NODE, *(development if self.is_watching else [self.client.server])],
            environment=environment | self._extra("frontend"),
            health_url=f"http://{LOOPBACK}:{port}/login",
            setting_of_port="FRONTEND_PORT",
            port=port,
            folder=FRONTEND if self.is_watching else ROOT,
        )

    def front_door(self) -> ServiceSpec:
        settings = self.settings
        environment = {
            "PORT": str(settings.port),
            "SITE_ADDRESS": f":{settings.port}",
            "BIND_ADDRESS": settings.bind_address or loopback_addresses(),
            "APP_URL": settings.app_url,
            "FRONTEND_UPSTREAM": f"{LOOPBACK}:{settings.frontend_port}",
            "AUTH_UPSTREAM": _upstreams(self.auth_ports),
            "BACKEND_UPSTREAM": _upstreams(self.backend_ports),
            "STREAM_UPSTREAM": _upstreams(self.backend_ports, "tcp/"),
            "STATIC_ROOT": str(self.client.static_root),
            "CSP_FILE": str(self.client.csp_file),
            "LOG_FORMAT": settings.log_format,
            "LOG_LEVEL": _LOUD if settings.log_level == _LOUD else _QUIET,
            "GOGC": _GARBAGE_COLLECTION_PERCENT,
            "GOMEMLIMIT": _SOFT_MEMORY_LIMIT,
            "XDG_DATA_HOME": str(settings.data_dir / "front-door"),
            "XDG_CONFIG_HOME": str(settings.data_dir / "front-door"),
        }
        if self.is_watching:
            # A page asked for four times a second would fill the log and wake the hot reload.
            environment["FRONTEND_HEALTH_PATH"] = "/icon.svg"
        return ServiceSpec(
            name="front-door",
            command=[VENV_BIN / "caddy", "run", "--adapter", "caddyfile", "--config", CADDYFILE],
            environment=environment | self._extra("front-door"),
            health_url=f"http://{LOOPBACK}:{settings.port}/login",
            setting_of_port="PORT",
            port=settings.port,
        )

    def _shared(self) -> dict[str, str]:
        """What the auth server and the backend must agree on."""
        settings = self.settings
        return {
            "JWT_SECRETS": self.keys.jwt_secrets,
            "JWT_ALGORITHM": settings.jwt_algorithm,
            "JWT_ISSUER": settings.jwt_issuer,
            "JWT_AUDIENCE": settings.jwt_audience,
            "JWT_TTL_SECONDS": str(settings.jwt_ttl_seconds),
            "LOG_FORMAT": settings.log_format,
            "LOG_LEVEL": settings.log_level,
        }

    def _extra(self, kind: str) -> dict[str, str]:
        return dict(self.extra.get(kind, {}))


def _numbered(kind: str, index: int, all_ports: Sequence[int]) -> str:
    return kind if len(all_ports) == 1 else f"{kind}-{index + 1}"


def _upstreams(ports: Sequence[int], network: str = "") -> str:
    return " ".join(f"{network}{LOOPBACK}:{port}" for port in ports)


def _without_empty(**variables: str) -> dict[str, str]:
    return {name: value for name, value in variables.items() if value}

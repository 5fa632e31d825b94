"""The settings of `./dev`: the environment, then `.env`, then the defaults of `.env.example`."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from dotenv import dotenv_values

from tools.dev import values
from tools.dev.environment import process_environment
from tools.dev.errors import SetupError
from tools.dev.paths import ROOT
from tools.dev.ports import free_ports

ENV_FILE = ROOT / ".env"
_HTTP_PORT = 80
# These may be given as the path of a file that holds the value, as containers do it.
_FILE_NAMES = (
    *("BETTER_AUTH_SECRET", "BETTER_AUTH_PREVIOUS_SECRETS", "JWT_SECRETS"),
    *("DATABASE_URL", "SMTP_URL"),
    *("API_DATABASE_PASSWORD", "AUTH_DATABASE_PASSWORD"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One field per setting of `.env.example`; None or empty: the default is made elsewhere."""

    port: int = 3000
    app_url: str = "http://localhost:3000"
    bind_address: str = ""
    frontend_port: int = 3100
    auth_port: int = 3200
    backend_port: int = 8000
    postgres_port: int = 5433
    data_dir: Path = ROOT / ".data"
    database_url: str = field(default="", repr=False)
    listen_database_url: str = field(default="", repr=False)
    api_database_password: str = field(default="", repr=False)
    auth_database_password: str = field(default="", repr=False)
    better_auth_secret: str = field(default="", repr=False)
    better_auth_previous_secrets: str = field(default="", repr=False)
    jwt_secrets: str = field(default="", repr=False)
    jwt_algorithm: str = "HS256"
    jwt_issuer: str = ""
    jwt_audience: str = "daymark-api"
    jwt_ttl_seconds: int = 900
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    rate_limit: str = ""
    log_format: str = "json"
    log_level: str = "INFO"
    is_production: bool = False

    @classmethod
    def read(cls) -> Self:
        """The settings of this machine."""
        from_file: dict[str, str] = {}
        if ENV_FILE.exists():
            try:
                pairs = dotenv_values(ENV_FILE, interpolate=False)
            except (OSError, UnicodeDecodeError) as error:
                message = f"{ENV_FILE} cannot be read: {error}"
                raise SetupError(message) from error
            from_file = {name: value for name, value in pairs.items() if value is not None}
        return cls.parse(from_file | dict(process_environment()))

    @classmethod
    def throw_away(cls, data_dir: Path, given: Mapping[str, str]) -> Self:
        """Settings of an instance beside any other: free ports, nothing from this machine."""
        names = ("PORT", "FRONTEND_PORT", "AUTH_PORT", "BACKEND_PORT", "POSTGRES_PORT")
        ports = {name: str(port) for name, port in zip(names, free_ports(5), strict=True)}
        defaults = {"DATA_DIR": str(data_dir), "LOG_FORMAT": "json", **ports}
        return cls.parse(defaults | dict(given))

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> Self:
        """Checks every value; a wrong one is a sentence that names the variable and the mend."""
        given = _with_files(given)
        port = values.port(given, "PORT", 3000)
        settings = cls(
            port=port,
            app_url=values.origin(given, "APP_URL", _local_origin(port)),
            bind_address=values.addresses(given, "BIND_ADDRESS"),
            frontend_port=values.port(given, "FRONTEND_PORT", 3100),
            auth_port=values.port(given, "AUTH_PORT", 3200),
            backend_port=values.port(given, "BACKEND_PORT", 8000),
            postgres_port=values.port(given, "POSTGRES_PORT", 5433),
            data_dir=values.folder(given, "DATA_DIR", ".data"),
            database_url=values.database_url(given, "DATABASE_URL"),
            listen_database_url=values.database_url(given, "LISTEN_DATABASE_URL"),
            api_database_password=values.text(given, "API_DATABASE_PASSWORD"),
            auth_database_password=values.text(given, "AUTH_DATABASE_PASSWORD"),
            better_auth_secret=values.secret(given, "BETTER_AUTH_SECRET"),
            better_auth_previous_secrets=values.text(given, "BETTER_AUTH_PREVIOUS_SECRETS"),
            jwt_secrets=values.key_ring(given, "JWT_SECRETS"),
            jwt_algorithm=values.choice(given, "JWT_ALGORITHM", ("HS256", "EdDSA")),
            jwt_issuer=values.text(given, "JWT_ISSUER"),
            jwt_audience=values.text(given, "JWT_AUDIENCE", "daymark-api"),
            jwt_ttl_seconds=values.number(given, "JWT_TTL_SECONDS", 900, 30, 3600),
            smtp_url=values.smtp_url(given, "SMTP_URL"),
            mail_from=values.text(given, "MAIL_FROM"),
            rate_limit=values.choice(given, "RATE_LIMIT", ("", "on", "off")),
            log_format=values.choice(given, "LOG_FORMAT", (_log_format(), "console", "json")),
            log_level=values.choice(given, "LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR")),
            is_production=values.is_production(given),
        )
        settings.check_ports()
        return settings

    def ports(self) -> dict[str, int]:
        """Every port a start needs, by the name of its setting."""
        named = {
            "PORT": self.port,
            "FRONTEND_PORT": self.frontend_port,
            "AUTH_PORT": self.auth_port,
            "BACKEND_PORT": self.backend_port,
        }
        return named if self.database_url else named | {"POSTGRES_PORT": self.postgres_port}

    def check_ports(self) -> None:
        seen: dict[int, str] = {}
        for name, port in self.ports().items():
            if port in seen:
                message = f"{seen[port]} and {name} are both {port}: give each its own port."
                raise SetupError(message)
            seen[port] = name


def _local_origin(port: int) -> str:
    return "http://localhost" if port == _HTTP_PORT else f"http://localhost:{port}"


def _log_format() -> str:
    return "console" if sys.stdout.isatty() else "json"


def _with_files(given: Mapping[str, str]) -> dict[str, str]:
    """Puts the content of the file that `X_FILE` names in the place of `X`."""
    complete = dict(given)
    for name in _FILE_NAMES:
        path = given.get(f"{name}_FILE", "")
        if not path:
            continue
        if given.get(name):
            message = f"{name} and {name}_FILE are both set: keep one of them."
            raise SetupError(message)
        try:
            complete[name] = Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            message = f"{name}_FILE names a file that cannot be read: {path}"
            raise SetupError(message) from error
    return complete

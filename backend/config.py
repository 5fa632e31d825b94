"""Settings of the backend: the only module that reads the environment."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)
from typing_extensions import override

from backend.weak_secrets import weakness

_HOW_TO_MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(32))" makes one'
MINIMUM_PASSWORD_LENGTH = 16
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+")
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1"})
# Browsers write an origin in one way, and the front door compares with what they send: in any
# other way, or with an IPv6 address, it would lead nowhere. The auth server has this rule too.
_ORIGIN = re.compile(r"(?!http:.*:80$|https:.*:443$)https?://[a-z0-9._-]+(:[1-9][0-9]{0,4})?")


class ConfigurationError(Exception):
    """A setting is missing or wrong; the message names it and the mend, never its value."""


@dataclass(frozen=True, slots=True)
class JwtSecret:
    """One entry of `JWT_SECRETS`."""

    kid: str
    key: bytes = field(repr=False)


class _EnvironmentOrFile(EnvSettingsSource):
    """Reads `X` from the environment, or from the file that `X_FILE` names."""

    @override
    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[str | None, str, bool]:
        value, key, is_complex = super().get_field_value(field, field_name)
        path = self.env_vars.get(f"{field_name}_file")
        if path is None:
            return value, key, is_complex
        name = field_name.upper()
        if value is not None:
            message = f"{name} and {name}_FILE are both set: remove one of them."
            raise ConfigurationError(message)
        try:
            return Path(path).read_text(encoding="utf-8").strip(), key, is_complex
        except (OSError, UnicodeDecodeError) as error:
            message = f"The file named by {name}_FILE cannot be read ({type(error).__name__})."
            raise ConfigurationError(message) from error


class _EnvironmentSettings(BaseSettings):
    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    @override
    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, _EnvironmentOrFile(settings_cls)

    @classmethod
    def load(cls) -> Self:
        """Reads the environment; raises ConfigurationError with one sentence per mistake."""
        try:
            return cls()
        except ValidationError as error:
            raise ConfigurationError(_sentences(error)) from None
        except SettingsError as error:
            # What `_EnvironmentOrFile` raises arrives wrapped.
            raise ConfigurationError(str(error.__cause__)) from None


def _sentences(error: ValidationError) -> str:
    sentences = []
    for mistake in error.errors(include_url=False, include_context=False, include_input=False):
        if mistake["type"] == "missing":
            text = "is not set"
        else:
            text = mistake["msg"].removeprefix("Value error, ")
            text = text if text.startswith(("is ", "has ", "must ")) else f"is not valid: {text}"
        name = ".".join(str(part) for part in mistake["loc"][:1]).upper()
        sentences.append(f"{name} {text}.".strip())
    return " ".join(sentences)


def _origin(value: str) -> str:
    if not _ORIGIN.fullmatch(value):
        raise ValueError(
            "must be an origin as browsers write it, for example https://example.org: in small "
            "letters, without a slash or a path after it, without a port that goes without saying, "
            "and by name if not by IPv4 address"
        )
    return value


def _postgres_url(value: SecretStr) -> SecretStr:
    if urlsplit(value.get_secret_value()).scheme not in {"postgresql", "postgres"}:
        raise ValueError("must start with postgresql://")
    return value


def _password(value: SecretStr) -> SecretStr:
    secret = value.get_secret_value()
    if not (secret.isascii() and secret.isprintable()):
        raise ValueError("must consist of printable ASCII characters")
    reason = weakness(secret.encode(), minimum_length=MINIMUM_PASSWORD_LENGTH)
    if reason is not None:
        raise ValueError(f"{reason}; {_HOW_TO_MAKE_ONE}")
    return value


def _jwt_secrets(value: object) -> object:
    if not isinstance(value, str):
        return value
    secrets = tuple(_jwt_secret(entry.strip()) for entry in value.split(","))
    if len({secret.kid for secret in secrets}) < len(secrets):
        raise ValueError("must not name the same key id twice")
    if len({secret.key for secret in secrets}) < len(secrets):
        raise ValueError("must not hold the same key twice")
    return secrets


def _jwt_secret(entry: str) -> JwtSecret:
    kid, _, text = entry.partition(":")
    if not _KEY_ID.fullmatch(kid) or not _BASE64URL.fullmatch(text):
        raise ValueError("must look like kid:base64url[,kid:base64url…], without padding")
    try:
        key = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise ValueError("must hold whole base64url values") from None
    reason = weakness(key) or weakness(text.encode())
    if reason is not None:
        raise ValueError(f"has a key that {reason}; {_HOW_TO_MAKE_ONE}")
    return JwtSecret(kid, key)


Origin = Annotated[str, AfterValidator(_origin)]
PostgresUrl = Annotated[SecretStr, AfterValidator(_postgres_url)]
DatabasePassword = Annotated[SecretStr, AfterValidator(_password)]
JwtSecrets = Annotated[tuple[JwtSecret, ...], NoDecode, BeforeValidator(_jwt_secrets)]


class Settings(_EnvironmentSettings):
    """What the backend process needs; see docs/configuration.md for the meaning of each."""

    environment: Literal["development", "production"] = "development"
    app_url: Origin = "http://localhost:3000"
    backend_host: str = "127.0.0.1"
    backend_port: int = Field(default=8000, ge=0, le=65535)
    database_url: PostgresUrl
    listen_database_url: PostgresUrl | None = None
    auth_url: Origin = "http://127.0.0.1:3200"
    jwt_secrets: JwtSecrets = ()
    jwt_algorithm: Literal["HS256", "EdDSA"] = "HS256"
    jwt_issuer: str | None = Field(default=None, min_length=1)
    jwt_audience: str = Field(default="daymark-api", min_length=1)
    jwt_ttl_seconds: int = Field(default=900, ge=30, le=3600)
    log_format: Literal["console", "json"] | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @model_validator(mode="after")
    def _refuse_unsafe_combinations(self) -> Self:
        if self.jwt_algorithm == "HS256" and not self.jwt_secrets:
            message = f"JWT_SECRETS is not set: write it as k1:<secret>; {_HOW_TO_MAKE_ONE}."
            raise ConfigurationError(message)
        url = urlsplit(self.app_url)
        is_open_http = url.scheme == "http" and url.hostname not in _LOCAL_HOSTS
        if self.environment == "production" and is_open_http:
            raise ConfigurationError("APP_URL must start with https:// in production.")
        return self

    @property
    def issuer(self) -> str:
        return self.jwt_issuer or self.app_url

    @property
    def listen_url(self) -> str:
        """A direct connection: LISTEN is silently lost through a transaction pooler."""
        return (self.listen_database_url or self.database_url).get_secret_value()


class MigrationSettings(_EnvironmentSettings):
    """What `python -m backend.migrations` needs: the owner's role."""

    migration_database_url: PostgresUrl


class ProvisionSettings(MigrationSettings):
    """What `provision` needs beside that: the passwords of the two roles it makes."""

    api_database_password: DatabasePassword
    auth_database_password: DatabasePassword

    @model_validator(mode="after")
    def _passwords_differ(self) -> Self:
        if self.api_database_password == self.auth_database_password:
            message = "AUTH_DATABASE_PASSWORD must differ from API_DATABASE_PASSWORD."
            raise ConfigurationError(message)
        return self

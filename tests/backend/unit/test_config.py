"""A wrong setting stops the start with a sentence that names it and the mend, never its value."""

import base64
import secrets
from collections.abc import Mapping
from pathlib import Path

import pytest

from backend.config import (
    ConfigurationError,
    MigrationSettings,
    ProvisionSettings,
    Settings,
    _EnvironmentSettings,
)

GOOD_KEY = "Zk3v-Yq9W_sT1uXe7rBnA0cLd5mGhJ2oPiKfQwVxUzE"
OTHER_KEY = "p8RtN4yHsL0aVgE2dKjWmB7xCqUzF1oI5bTnY3eQvXw"
DATABASE_URL = "postgresql://api:Qm7vZr2pXk9w@127.0.0.1:5433/daymark"

RIGHT = {"DATABASE_URL": DATABASE_URL, "JWT_SECRETS": f"k1:{GOOD_KEY}"}


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for model in (Settings, ProvisionSettings):
        for name in model.model_fields:
            monkeypatch.delenv(name.upper(), raising=False)
            monkeypatch.delenv(f"{name.upper()}_FILE", raising=False)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> "Loader":
    return Loader(monkeypatch)


class Loader:
    """Loads settings from an environment that holds nothing else."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def settings(self, changes: Mapping[str, str | None] | None = None) -> Settings:
        self._set(RIGHT | dict(changes or {}))
        return Settings.load()

    def refusal(
        self, changes: Mapping[str, str | None], model: type[_EnvironmentSettings] = Settings
    ) -> str:
        """The sentence with which a setting is refused; it never repeats a value."""
        self._set(RIGHT | dict(changes))
        with pytest.raises(ConfigurationError) as refused:
            model.load()
        sentence = str(refused.value)
        for name, value in changes.items():
            assert not value or name == "ENVIRONMENT" or value not in sentence
        assert sentence.endswith(".")
        return sentence

    def _set(self, values: Mapping[str, str | None]) -> None:
        for name, value in values.items():
            if value is None:
                self._monkeypatch.delenv(name, raising=False)
            else:
                self._monkeypatch.setenv(name, value)


def test_defaults_are_those_of_a_development_machine(load: Loader) -> None:
    settings = load.settings()

    assert settings.environment == "development"
    assert (settings.backend_host, settings.backend_port) == ("127.0.0.1", 8000)
    assert settings.issuer == settings.app_url == "http://localhost:3000"
    assert settings.jwt_audience == "daymark-api"
    assert settings.jwt_ttl_seconds == 900
    assert settings.listen_url == DATABASE_URL
    assert settings.auth_url == "http://127.0.0.1:3200"


def test_the_first_secret_is_the_first_of_the_ring(load: Loader) -> None:
    settings = load.settings({"JWT_SECRETS": f"new:{GOOD_KEY}, old:{OTHER_KEY}"})

    assert [secret.kid for secret in settings.jwt_secrets] == ["new", "old"]
    assert settings.jwt_secrets[0].key == base64.urlsafe_b64decode(f"{GOOD_KEY}=")


def test_an_empty_variable_is_an_unset_one(load: Loader) -> None:
    assert load.settings({"JWT_ISSUER": "", "LISTEN_DATABASE_URL": ""}).listen_url == DATABASE_URL


def test_the_issuer_may_differ_from_the_address(load: Loader) -> None:
    assert load.settings({"JWT_ISSUER": "https://id.example.org"}).issuer == (
        "https://id.example.org"
    )


def test_the_listener_may_have_an_address_of_its_own(load: Loader) -> None:
    direct = "postgres://api:Qm7vZr2pXk9w@127.0.0.1:5432/daymark"

    assert load.settings({"LISTEN_DATABASE_URL": direct}).listen_url == direct


@pytest.mark.parametrize(
    "origin", ["https://todo.example.org", "https://a.example:8443", "http://127.0.0.1:3000"]
)
def test_the_address_is_taken_as_it_is(load: Loader, origin: str) -> None:
    assert load.settings({"APP_URL": origin}).app_url == origin


def test_no_secret_shows_in_the_representation(load: Loader) -> None:
    settings = load.settings()

    for text in (repr(settings), str(settings), repr(settings.jwt_secrets[0])):
        assert GOOD_KEY not in text
        assert "Qm7vZr2pXk9w" not in text
        assert repr(settings.jwt_secrets[0].key) not in text


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param({"DATABASE_URL": None}, "DATABASE_URL is not set", id="no database"),
        pytest.param(
            {"DATABASE_URL": "mysql://root@127.0.0.1/x"}, "DATABASE_URL must", id="another database"
        ),
        pytest.param({"JWT_SECRETS": None}, "JWT_SECRETS is not set", id="no secret"),
        pytest.param({"JWT_SECRETS": "no-colon-in-it"}, "JWT_SECRETS must", id="no key id"),
        pytest.param({"JWT_SECRETS": f":{GOOD_KEY}"}, "JWT_SECRETS must", id="empty key id"),
        pytest.param({"JWT_SECRETS": f"k 1:{GOOD_KEY}"}, "JWT_SECRETS must", id="odd key id"),
        pytest.param({"JWT_SECRETS": f"k1:{GOOD_KEY}="}, "JWT_SECRETS must", id="padding"),
        pytest.param({"JWT_SECRETS": f"k1:{GOOD_KEY}+"}, "JWT_SECRETS must", id="plain base64"),
        pytest.param({"JWT_SECRETS": f"k1:{GOOD_KEY}ab"}, "JWT_SECRETS must", id="half a byte"),
        pytest.param({"JWT_SECRETS": f"k1:{GOOD_KEY},"}, "JWT_SECRETS must", id="empty entry"),
        pytest.param({"JWT_SECRETS": "k1:c2hvcnQtb25l"}, "JWT_SECRETS has", id="short key"),
        pytest.param(
            {"JWT_SECRETS": f"k1:{GOOD_KEY},k1:{OTHER_KEY}"}, "JWT_SECRETS must", id="same id twice"
        ),
        pytest.param(
            {"JWT_SECRETS": f"k1:{GOOD_KEY},k2:{GOOD_KEY}"},
            "JWT_SECRETS must",
            id="same key twice",
        ),
        pytest.param({"JWT_ALGORITHM": "none"}, "JWT_ALGORITHM", id="algorithm none"),
        pytest.param({"JWT_ALGORITHM": "HS512"}, "JWT_ALGORITHM", id="another algorithm"),
        pytest.param({"JWT_TTL_SECONDS": "7"}, "JWT_TTL_SECONDS", id="no life"),
        pytest.param({"JWT_TTL_SECONDS": "3601"}, "JWT_TTL_SECONDS", id="more than an hour"),
        pytest.param({"JWT_TTL_SECONDS": "99999999"}, "JWT_TTL_SECONDS", id="eternal life"),
        pytest.param({"JWT_TTL_SECONDS": "soon"}, "JWT_TTL_SECONDS", id="a life in words"),
        pytest.param({"BACKEND_PORT": "99999"}, "BACKEND_PORT", id="no such port"),
        pytest.param({"BACKEND_PORT": "http"}, "BACKEND_PORT", id="a port in words"),
        pytest.param({"ENVIRONMENT": "staging"}, "ENVIRONMENT", id="another environment"),
        pytest.param({"LOG_FORMAT": "yaml-like"}, "LOG_FORMAT", id="another log format"),
        pytest.param({"LOG_LEVEL": "LOUD-ONE"}, "LOG_LEVEL", id="another log level"),
        pytest.param({"APP_URL": "todos.test"}, "APP_URL must", id="no scheme"),
        pytest.param({"APP_URL": "ftp://example.org"}, "APP_URL must", id="another scheme"),
        pytest.param({"APP_URL": "https://a:b@example.org"}, "APP_URL must", id="a user"),
        pytest.param({"APP_URL": "https://example.org/"}, "APP_URL must", id="a slash"),
        pytest.param({"APP_URL": "https://Example.org"}, "APP_URL must", id="a capital letter"),
        pytest.param({"APP_URL": "https://example.org:443"}, "APP_URL must", id="its usual port"),
        pytest.param({"APP_URL": "http://[::1]:3000"}, "APP_URL must", id="an IPv6 address"),
        pytest.param({"APP_URL": "https://example.org/todo"}, "APP_URL must", id="a path"),
        pytest.param({"APP_URL": "https://example.org/?q=1"}, "APP_URL must", id="a query"),
        pytest.param({"APP_URL": "https://example.org/#top"}, "APP_URL must", id="a fragment"),
        pytest.param({"AUTH_URL": "unix:/auth.sock"}, "AUTH_URL must", id="auth server by socket"),
        pytest.param(
            {"ENVIRONMENT": "production", "APP_URL": "http://todo.example.org"},
            "APP_URL must start with https://",
            id="open HTTP in production",
        ),
    ],
)
def test_a_wrong_setting_is_refused(
    load: Loader, changes: dict[str, str | None], named: str
) -> None:
    assert named in load.refusal(changes)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("a" * 32, id="one character"),
        pytest.param("abcd" * 12, id="repeated"),
        pytest.param("aabbccddaabbccddaabbccddaabbccdd1", id="few characters"),
        pytest.param("your-secret-key-here-min-32-chars", id="from a README"),
        pytest.param("change-me-to-a-long-random-secret-please", id="a placeholder"),
        pytest.param("Correct-Horse-Battery-Staple-1234567890", id="a famous password"),
    ],
)
def test_a_weak_secret_is_refused_in_any_spelling(load: Loader, key: str) -> None:
    for text in (key, base64.urlsafe_b64encode(key.encode()).rstrip(b"=").decode()):
        sentence = load.refusal({"JWT_SECRETS": f"k1:{text}"})

        assert sentence.startswith("JWT_SECRETS ")
        assert text not in sentence


def test_every_mistake_has_its_sentence(load: Loader) -> None:
    sentence = load.refusal({"BACKEND_PORT": "eighty", "LOG_LEVEL": "LOUD-ONE"})

    assert "BACKEND_PORT" in sentence
    assert "LOG_LEVEL" in sentence


def test_eddsa_needs_no_shared_secret(load: Loader) -> None:
    settings = load.settings({"JWT_ALGORITHM": "EdDSA", "JWT_SECRETS": None})

    assert settings.jwt_secrets == ()


def test_open_http_is_fine_for_this_very_machine_in_production(load: Loader) -> None:
    changes = {"ENVIRONMENT": "production", "APP_URL": "http://127.0.0.1:3000"}

    assert load.settings(changes).app_url == "http://127.0.0.1:3000"


def test_a_secret_may_come_from_a_file(load: Loader, tmp_path: Path) -> None:
    path = tmp_path / "ring"
    path.write_text(f"k9:{OTHER_KEY}\n")

    settings = load.settings({"JWT_SECRETS": None, "JWT_SECRETS_FILE": str(path)})

    assert settings.jwt_secrets[0].kid == "k9"


def test_a_setting_given_twice_is_refused(load: Loader, tmp_path: Path) -> None:
    path = tmp_path / "ring"
    path.write_text(f"k9:{OTHER_KEY}")

    assert "both set" in load.refusal({"JWT_SECRETS_FILE": str(path)})


def test_a_file_that_cannot_be_read_is_refused(load: Loader, tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\xff")

    for path in (tmp_path / "missing", binary):
        sentence = load.refusal({"JWT_SECRETS": None, "JWT_SECRETS_FILE": str(path)})

        assert sentence.startswith("The file named by JWT_SECRETS_FILE cannot be read")


OWNER_URL = "postgresql://owner:Qm7vZr2pXk9w@127.0.0.1:5433/daymark"


@pytest.mark.parametrize(
    ("password", "complaint"),
    [
        pytest.param(None, "is not set", id="missing"),
        pytest.param("short-one", "is too short", id="short"),
        pytest.param("passwordpassword", "repeats itself", id="repeated"),
        pytest.param("postgres-password-123", "well-known words", id="well-known"),
        pytest.param("Grün-7vZr2pXk9wLq4", "printable ASCII", id="not ASCII"),
    ],
)
def test_a_weak_database_password_is_refused(
    load: Loader, password: str | None, complaint: str
) -> None:
    changes = {
        "MIGRATION_DATABASE_URL": OWNER_URL,
        "API_DATABASE_PASSWORD": password,
        "AUTH_DATABASE_PASSWORD": secrets.token_urlsafe(24),
    }

    sentence = load.refusal(changes, ProvisionSettings)

    assert sentence.startswith("API_DATABASE_PASSWORD ")
    assert complaint in sentence


def test_the_two_roles_need_two_passwords(load: Loader) -> None:
    password = secrets.token_urlsafe(24)
    changes = {
        "MIGRATION_DATABASE_URL": OWNER_URL,
        "API_DATABASE_PASSWORD": password,
        "AUTH_DATABASE_PASSWORD": password,
    }

    assert "AUTH_DATABASE_PASSWORD must differ" in load.refusal(changes, ProvisionSettings)


def test_migrations_need_the_address_of_the_owner(load: Loader) -> None:
    assert "MIGRATION_DATABASE_URL is not set" in load.refusal({}, MigrationSettings)

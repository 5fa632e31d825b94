"""A setting is documented, and what is documented is a setting."""

import base64
import subprocess
from dataclasses import fields

from backend.config import MigrationSettings, ProvisionSettings
from backend.config import Settings as BackendSettings
from backend.weak_secrets import weakness
from tests.docs.repository import found, read
from tools.dev.settings import Settings as LocalSettings

# Given by whoever starts a process, never chosen by a person.
INTERNAL = {
    "AUTH_HOST",
    "BACKEND_HOST",
    "AUTH_URL",
    "MIGRATION_DATABASE_URL",
    "MAIL_DIR",
    "UV_THREADPOOL_SIZE",
    "HOSTNAME",
    "STATIC_ROOT",
    "CSP_FILE",
    "FRONTEND_UPSTREAM",
    "FRONTEND_HEALTH_PATH",
    "AUTH_UPSTREAM",
    "BACKEND_UPSTREAM",
    "STREAM_UPSTREAM",
}


def _of_the_example() -> set[str]:
    return found(r"^#? ?([A-Z][A-Z_]+)=", read(".env.example"))


def _of_the_documentation() -> set[str]:
    return found(r"^\| `([A-Z][A-Z_]+)`", read("docs/configuration.md"))


def _of_the_backend() -> set[str]:
    classes = (BackendSettings, MigrationSettings, ProvisionSettings)
    return {name.upper() for settings in classes for name in settings.model_fields}


def _of_the_auth_server() -> set[str]:
    return found(r"^  ([A-Z_]+):", read("auth-server/src/variables.ts"))


def _of_the_front_door() -> set[str]:
    # Its comments speak of {$NAME}.
    return found(r"\{\$([A-Z_]+)[:}]", read("front-door/Caddyfile")) - {"NAME"}


def _of_the_runner() -> set[str]:
    # Production is two variables, one for each language.
    return {field.name.upper() for field in fields(LocalSettings)} - {"IS_PRODUCTION"}


def test_the_example_lists_every_setting_of_every_service() -> None:
    wanted = _of_the_backend() | _of_the_auth_server() | _of_the_front_door() | _of_the_runner()

    assert wanted - INTERNAL - _of_the_example() == set()


def test_the_documentation_lists_what_the_example_lists() -> None:
    assert _of_the_example() - _of_the_documentation() == set()


def test_the_documentation_names_no_setting_that_does_not_exist() -> None:
    known = _of_the_backend() | _of_the_auth_server() | _of_the_front_door() | _of_the_runner()
    known |= _of_the_example() | INTERNAL
    documented = _of_the_documentation()

    assert documented - known == set()
    assert documented


def test_what_makes_a_secret_makes_one_that_every_service_takes() -> None:
    """Letters and digits, because it goes into addresses; whole base64url, because it is a key."""
    (recipe,) = found(r"`(openssl [^`]+)`", read(".env.example"))
    repeated = f"for _ in $(seq 60); do {recipe}; done"
    made = subprocess.run(["sh", "-c", repeated], capture_output=True, text=True, check=True)  # noqa: S603, S607
    secrets = made.stdout.split()

    assert len(set(secrets)) == 60
    for secret in secrets:
        key = base64.urlsafe_b64decode(secret)
        assert secret.isalnum()
        assert base64.urlsafe_b64encode(key).decode() == secret
        assert weakness(key) is None
        assert weakness(secret.encode()) is None


def test_the_example_holds_no_secret() -> None:
    """A secret with a default is a published password."""
    filled = found(r"^([A-Z][A-Z_]*(?:SECRETS?|PASSWORD|KEY))=\S", read(".env.example"))

    assert filled == set()

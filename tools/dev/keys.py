"""The secrets of one instance: made once, kept in DATA_DIR, read by their owner only."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Self

from tools.dev.errors import SetupError
from tools.dev.private_file import write_private
from tools.dev.settings import Settings


@dataclass(frozen=True, slots=True)
class Keys:
    """What the services share; given settings come before generated ones."""

    better_auth_secret: str = field(repr=False)
    jwt_secrets: str = field(repr=False)
    owner_database_password: str = field(repr=False)
    api_database_password: str = field(repr=False)
    auth_database_password: str = field(repr=False)

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Reads the secrets of this instance and makes the ones it lacks."""
        if settings.is_production:
            _require_given(settings)
        path = settings.data_dir / "secrets.json"
        kept: dict[str, str] = {}
        if path.exists():
            try:
                kept = json.loads(path.read_text())
            except (OSError, ValueError) as error:
                message = f"{path} cannot be read ({error}): bring it back from a backup."
                raise SetupError(message) from error
        complete = {name: kept.get(name) or make() for name, make in _MAKERS.items()}
        if complete != kept:
            write_private(path, json.dumps(complete, indent=2) + "\n")
        return cls(**(complete | _given(settings)))


def _given(settings: Settings) -> dict[str, str]:
    given = {item.name: getattr(settings, item.name, "") for item in fields(Keys)}
    return {name: value for name, value in given.items() if value}


def _require_given(settings: Settings) -> None:
    for name in ("better_auth_secret", "jwt_secrets"):
        if not getattr(settings, name):
            message = (
                f"{name.upper()} must be set in production; `./dev up` makes one only in "
                "development: see .env.example for how to make it."
            )
            raise SetupError(message)


def _make_secret() -> str:
    return secrets.token_urlsafe(48)


def _make_key_ring() -> str:
    return f"k1:{secrets.token_urlsafe(48)}"


_MAKERS: dict[str, Callable[[], str]] = {
    "better_auth_secret": _make_secret,
    "jwt_secrets": _make_key_ring,
    "owner_database_password": _make_secret,
    "api_database_password": _make_secret,
    "auth_database_password": _make_secret,
}

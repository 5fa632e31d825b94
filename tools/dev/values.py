"""How each kind of setting is checked. A message never repeats a value that may be secret."""

import base64
import binascii
import ipaddress
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from tools.dev.errors import SetupError
from tools.dev.paths import ROOT

Given = Mapping[str, str]
_MAX_PORT = 65_535
_ORIGIN = re.compile(r"(?!http:.*:80$|https:.*:443$)https?://[a-z0-9._-]+(:[1-9][0-9]{0,4})?")
_SECRET_LENGTH = 32
_MAKE_SECRET = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"  # noqa: S105 - a recipe


def text(given: Given, name: str, default: str = "") -> str:
    value = given.get(name, "").strip() or default
    if not value.isprintable():
        message = f"{name} holds a control character: write it again."
        raise SetupError(message)
    return value


def number(given: Given, name: str, default: int, least: int, most: int) -> int:
    value = text(given, name)
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
        message = f"{name} must be a whole number from {least} to {most}, not {value!r}."
        raise SetupError(message)
    return int(value)


def port(given: Given, name: str, default: int) -> int:
    return number(given, name, default, 1, _MAX_PORT)


def choice(given: Given, name: str, allowed: Sequence[str]) -> str:
    """One of these words; the first is the default."""
    value = text(given, name, allowed[0])
    if value not in allowed:
        words = " or ".join(word for word in dict.fromkeys(allowed) if word)
        message = f"{name} must be {words}, not {value!r}."
        raise SetupError(message)
    return value


def origin(given: Given, name: str, default: str) -> str:
    """A public origin such as https://todo.example.com, by the rule of the services."""
    value = text(given, name, default)
    if not _ORIGIN.fullmatch(value):
        message = (
            f"{name} must be an origin as browsers write it, for example https://example.org: in "
            "small letters, without a slash or a path after it, without a port that goes without "
            "saying, and by name if not by IPv4 address."
        )
        raise SetupError(message)
    return value


def addresses(given: Given, name: str) -> str:
    """IP addresses to listen on, with spaces between them."""
    value = text(given, name)
    for address in value.split():
        try:
            ipaddress.ip_address(address)
        except ValueError as error:
            message = f"{name} must hold IP addresses, for example 0.0.0.0, not {address!r}."
            raise SetupError(message) from error
    return value


def folder(given: Given, name: str, default: str) -> Path:
    path = ROOT / Path(text(given, name, default)).expanduser()
    if path.exists() and not path.is_dir():
        message = f"{name} names {path}, which is no folder."
        raise SetupError(message)
    return path


def database_url(given: Given, name: str) -> str:
    value = text(given, name)
    if not value:
        return ""
    problem = ""
    try:
        parts = urlsplit(value)
        if parts.scheme not in {"postgresql", "postgres"}:
            problem = "must start with postgresql://"
        elif not parts.hostname or not parts.username:
            problem = "must name a user and a host"
        elif not parts.path.strip("/"):
            problem = "must name a database after the host"
        elif parts.port == 0:
            problem = "has no usable port"
    except ValueError:
        problem = "is no URL"
    if problem:
        message = f"{name} {problem}: postgresql://user:password@host:5432/database."
        raise SetupError(message)
    return value


def smtp_url(given: Given, name: str) -> str:
    value = text(given, name)
    if value and urlsplit(value).scheme not in {"smtp", "smtps"}:
        message = f"{name} must start with smtp:// or smtps://."
        raise SetupError(message)
    return value


def secret(given: Given, name: str) -> str:
    """At least the length; the services refuse weak ones that are long enough."""
    value = text(given, name)
    if value and len(value) < _SECRET_LENGTH:
        message = (
            f"{name} is shorter than {_SECRET_LENGTH} characters: make one with {_MAKE_SECRET}"
        )
        raise SetupError(message)
    return value


def key_ring(given: Given, name: str) -> str:
    """`kid:base64url[,kid:base64url…]`, each of 32 bytes or more, every kid once."""
    value = text(given, name)
    kids: set[str] = set()
    for entry in value.split(",") if value else ():
        kid, _, encoded = entry.strip().partition(":")
        try:
            key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), b"-_", validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if (
            not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", kid)
            or kid in kids
            or len(key) < _SECRET_LENGTH
        ):
            message = (
                f"{name} must be `name:key`, several with commas, names different and keys "
                f"base64url of 32 bytes or more: make a key with {_MAKE_SECRET}"
            )
            raise SetupError(message)
        kids.add(kid)
    return value


def is_production(given: Given) -> bool:
    """Both names mean the same; one of them is enough."""
    words = ("", "development", "production", "test")
    return "production" in {choice(given, "ENVIRONMENT", words), choice(given, "NODE_ENV", words)}

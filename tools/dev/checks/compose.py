"""docker-compose.yml beyond its schema: everything it refers to is there, and nothing is open."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from ruamel.yaml import YAML

from tools.dev.paths import ROOT

COMPOSE = ROOT / "docker-compose.yml"
_VARIABLE = re.compile(r"\$\{([A-Z_]+)")
_EXAMPLE_NAME = re.compile(r"^#? ?([A-Z][A-Z0-9_]+)=", re.MULTILINE)
_SECRET_NAME = re.compile(r"SECRET|PASSWORD|DATABASE_URL")
_PUBLISHING = "front-door"
_HARDENING = {"read_only": True, "cap_drop": ["ALL"], "init": True}

Mapping: TypeAlias = "dict[str, object]"


def look() -> list[str]:
    text = COMPOSE.read_text()
    document = YAML(typ="safe").load(text)
    services: dict[str, Mapping] = document["services"]
    findings = list(_unknown_variables(text))
    for name, service in services.items():
        findings += _references(name, service, document)
        findings += _openness(name, service)
        findings += _default_secrets(name, service)
        findings += _files(name, service)
    return findings if services else ["docker-compose.yml has no services"]


def _unknown_variables(text: str) -> Iterator[str]:
    known = set(_EXAMPLE_NAME.findall((ROOT / ".env.example").read_text()))
    for name in sorted(set(_VARIABLE.findall(text)) - known):
        yield f"{name} is used but not in .env.example"


def _references(name: str, service: Mapping, document: Mapping) -> Iterator[str]:
    """Networks, volumes, secrets and services that are named exist."""
    for kind, singular in (("networks", "network"), ("secrets", "secret")):
        for wanted in sorted(set(_names(service.get(kind))) - set(_names(document.get(kind)))):
            yield f"{name}: there is no {singular} {wanted}"
    for wanted in _names(service.get("depends_on")):
        if wanted not in _names(document["services"]):
            yield f"{name}: there is no service {wanted}"
    for volume in _names(service.get("volumes")):
        source = volume.partition(":")[0]
        is_path = source.startswith((".", "/"))
        if is_path and not (ROOT / source).exists():
            yield f"{name}: there is no {source}"
        if not is_path and source not in _names(document.get("volumes")):
            yield f"{name}: there is no volume {source}"


def _openness(name: str, service: Mapping) -> Iterator[str]:
    if "ports" in service and name != _PUBLISHING:
        yield f"{name}: publishes a port; only {_PUBLISHING} may"
    for key, value in _HARDENING.items():
        if service.get(key) != value:
            yield f"{name}: {key} is not {value}"
    if "no-new-privileges:true" not in _names(service.get("security_opt")):
        yield f"{name}: may gain privileges"
    if service.get("restart") != "no" and "healthcheck" not in service:
        yield f"{name}: has no health check"
    image = str(service.get("image", ""))
    if image and (":" not in image or image.endswith(":latest")):
        yield f"{name}: the image {image} is not pinned"


def _default_secrets(name: str, service: Mapping) -> Iterator[str]:
    """Every secret must be asked for: `${NAME:?…}`, or `${NAME:-}` for none; it has no default."""
    environment = service.get("environment")
    for variable, value in environment.items() if isinstance(environment, dict) else ():
        is_asked_for = any(mark in str(value) for mark in (":?", ":-}"))
        if _SECRET_NAME.search(str(variable)) and not is_asked_for:
            yield f"{name}: {variable} has a default"


def _files(name: str, service: Mapping) -> Iterator[str]:
    """The Dockerfile is there, and its target is one of its stages."""
    build = service.get("build")
    if not isinstance(build, dict):
        return
    dockerfile = ROOT / str(build.get("context", ".")) / str(build.get("dockerfile", "Dockerfile"))
    if not dockerfile.is_file():
        yield f"{name}: there is no {dockerfile.relative_to(ROOT)}"
        return
    stages = re.findall(r"^FROM .+ AS (\S+)$", dockerfile.read_text(), re.MULTILINE)
    if "target" in build and build["target"] not in stages:
        yield f"{name}: {dockerfile.relative_to(ROOT)} has no stage {build['target']}"


def _names(part: object) -> list[str]:
    return [str(item) for item in part] if isinstance(part, list | dict) else []

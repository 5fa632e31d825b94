"""`./dev sbom FILE`: what the product is made of, from its lock files alone (CycloneDX 1.6).

Needs no network and no installed package. The same locks give the same file.
"""

import base64
import json
import re
import tomllib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tools.dev.errors import SetupError
from tools.dev.output import succeed
from tools.dev.paths import ROOT

Scope = Literal["required", "excluded"]

_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
_TOOLS = "tools/dev/requirements"
# What runs in production is required; what only tests or builds it is excluded.
_REQUIREMENTS: dict[str, Scope] = {
    "backend/requirements.txt": "required",
    f"{_TOOLS}/local.txt": "required",
    f"{_TOOLS}/test.txt": "excluded",
    f"{_TOOLS}/uv.txt": "excluded",
}
_NPM_LOCKS: dict[str, Scope] = {
    "package-lock.json": "required",
    "tools/openapi/package-lock.json": "excluded",
}
_SPDX_ID = re.compile(r"[A-Za-z0-9.+-]+")


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """One package in one version."""

    purl: str
    name: str
    version: str
    license: str = ""
    sha512: str = ""

    def document(self, scope: str) -> dict[str, Any]:
        hashes = [{"alg": "SHA-512", "content": self.sha512}] if self.sha512 else []
        is_id = _SPDX_ID.fullmatch(self.license)
        licence = {"license": {"id": self.license}} if is_id else {"expression": self.license}
        return {
            "type": "library",
            "bom-ref": self.purl,
            "name": self.name,
            "version": self.version,
            "scope": scope,
            "purl": self.purl,
            **({"hashes": hashes} if hashes else {}),
            **({"licenses": [licence]} if self.license else {}),
        }


def run(arguments: Sequence[str]) -> None:
    if len(arguments) != 1:
        message = "Say where the list goes: ./dev sbom FILE"
        raise SetupError(message)
    target = Path(arguments[0]).absolute()
    if not target.parent.is_dir():
        message = f"There is no folder {target.parent}: make it first."
        raise SetupError(message)
    document = bill_of_materials()
    target.write_text(json.dumps(document, indent=2) + "\n")
    succeed(f"{target} lists {len(document['components'])} packages")


def bill_of_materials() -> dict[str, Any]:
    """The whole document."""
    scopes: dict[Component, Scope] = {}
    for component, scope in [*_python_packages(), *_npm_packages()]:
        # Needed at run time by anything is needed at run time.
        scopes[component] = "required" if scope == "required" else scopes.get(component, scope)
    components = [component.document(scopes[component]) for component in sorted(scopes)]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    content = json.dumps(components, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
    }


def _python_packages() -> Iterator[tuple[Component, Scope]]:
    for file, scope in _REQUIREMENTS.items():
        for pin in _PIN.finditer((ROOT / file).read_text()):
            name = re.sub(r"[-_.]+", "-", pin["name"]).lower()
            purl = f"pkg:pypi/{name}@{pin['version']}"
            yield Component(purl, name, pin["version"]), scope


def _npm_packages() -> Iterator[tuple[Component, Scope]]:
    for file, scope in _NPM_LOCKS.items():
        packages: dict[str, dict[str, Any]] = json.loads((ROOT / file).read_text())["packages"]
        for path, package in packages.items():
            _, is_dependency, name = path.rpartition("node_modules/")
            if not is_dependency or package.get("link"):
                continue
            version = package["version"]
            purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
            component = Component(
                purl, name, version, package.get("license", ""), _sha512(package["integrity"])
            )
            # npm says "devOptional" of what is only an optional peer of the product.
            is_for_development = package.get("dev") or package.get("devOptional")
            yield component, "excluded" if is_for_development else scope


def _sha512(integrity: str) -> str:
    """The package manager writes it in base64, CycloneDX in hexadecimal."""
    algorithm, _, value = integrity.partition("-")
    return base64.b64decode(value).hex() if algorithm == "sha512" else ""

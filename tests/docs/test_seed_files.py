"""The seed's rows that are a file rather than a behaviour."""

import json
import re

from tests.docs.repository import read


def test_the_backends_requirements_are_pinned_with_hashes() -> None:
    requirements = read("backend/requirements.txt")
    pinned = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", requirements, re.MULTILINE)

    assert {"fastapi", "sqlmodel", "pyjwt", "httpx", "pydantic-settings"} <= set(pinned)
    assert len(re.findall(r"--hash=sha256:", requirements)) >= len(pinned)


def test_the_frontend_brings_better_auth_in_an_exact_version() -> None:
    wanted = json.loads(read("frontend/package.json"))["dependencies"]
    server = json.loads(read("auth-server/package.json"))["dependencies"]

    assert re.fullmatch(r"\d+\.\d+\.\d+", wanted["better-auth"])
    assert wanted["better-auth"] == server["better-auth"]


def test_no_lock_file_names_a_registry() -> None:
    for name in ("package-lock.json", "backend/requirements.txt"):
        assert not re.search(r'"resolved": "http|https?://[^"]*registry|--index-url', read(name)), (
            name
        )

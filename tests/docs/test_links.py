"""Documents do not lie about where things are."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.repository import ROOT, Document, documents, tracked

# Folders of one machine, and the registries that packages come from.
_PLACES = re.compile(
    r"/home/|/Users/|/root/"
    r"|registry\.(?:npmjs\.org|yarnpkg\.com)|pypi\.org/simple|files\.pythonhosted\.org"
)

EVERY = pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)


@EVERY
def test_every_relative_link_and_anchor_resolves(document: Document) -> None:
    broken = []
    for address in document.links:
        if "://" in address or address.startswith("mailto:"):
            continue
        name, _, anchor = unquote(address).partition("#")
        target = (document.path.parent / name).resolve() if name else document.path
        if not target.is_relative_to(ROOT) or not _leads_somewhere(target, anchor):
            broken.append(address)

    assert broken == []


def _leads_somewhere(target: Path, anchor: str) -> bool:
    if not anchor or not target.exists():
        return target.exists()
    return anchor in Document(str(target.relative_to(ROOT))).anchors


@EVERY
def test_every_path_in_backticks_exists(document: Document) -> None:
    folders = {name.split("/")[0] for name in tracked() if "/" in name}
    missing = [path for path in _paths(document, folders) if not (ROOT / path).exists()]

    assert missing == []


def _paths(document: Document, folders: set[str]) -> list[str]:
    """What in backticks begins with a folder of the repository, without `::name` and ends."""
    found = []
    for code in document.code:
        path = code.split("::")[0].rstrip("/")
        if set(path) & set(" <>{}*$…"):
            continue
        if "/" in path and path.split("/")[0] in folders:
            found.append(path)
    return found


@EVERY
def test_no_document_names_a_machine_or_a_registry(document: Document) -> None:
    assert _PLACES.findall(document.text) == []


def test_every_decision_is_listed_and_short() -> None:
    index = Document("docs/architecture.md")
    decisions = [d for d in documents() if d.name.startswith("docs/decisions/")]

    assert decisions
    for decision in decisions:
        assert len(decision.text.splitlines()) <= 40, decision.name
        assert decision.name.removeprefix("docs/") in index.links, decision.name
        assert {"context", "decision", "consequences", "alternatives"} <= decision.anchors


def test_the_decisions_are_numbered_without_a_gap() -> None:
    names = sorted(d.path.name for d in documents() if d.name.startswith("docs/decisions/"))

    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached = {"README.md"}
    waiting = ["README.md"]
    while waiting:
        document = Document(waiting.pop())
        for address in document.links:
            name = address.partition("#")[0]
            target = (document.path.parent / name).resolve()
            if not name.endswith(".md") or not target.is_relative_to(ROOT):
                continue
            found = str(target.relative_to(ROOT))
            if found not in reached:
                reached.add(found)
                waiting.append(found)

    assert {document.name for document in documents()} - reached == set()

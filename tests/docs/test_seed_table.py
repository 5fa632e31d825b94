"""`docs/seed.md` says where each line of the seed lives and which test proves it: it is so."""

import ast
import re
from functools import cache

import pytest

from tests.docs.repository import ROOT, Document

SEED = Document("docs/seed.md")
TASKS = [f"T{number:03}" for number in range(1, 55)]
STORIES = ["US1.1", "US1.2", "US2.1", "US2.2", "US3.1", "US3.2", "US4.1", "US4.2"]

ROWS = SEED.table("row") + SEED.table("scenario")


def _id(row: list[str]) -> str:
    return f"{row[0]} {row[1]}"


@cache
def _python_tests(name: str) -> frozenset[str]:
    tree = ast.parse((ROOT / name).read_text())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


@cache
def _typescript_tests(name: str) -> frozenset[str]:
    """The sentences of `test("…")` and `it("…")`."""
    text = (ROOT / name).read_text()
    return frozenset(re.findall(r"\b(?:test|it)(?:\.each\([^)]*\))?\(\s*[\"'`](.+?)[\"'`],", text))


def test_every_task_has_its_row() -> None:
    named = [row[0] for row in SEED.table("row")]

    assert sorted(set(named)) == TASKS
    assert named.count("T046") == 2, "the seed uses this number twice"
    assert len(named) == len(TASKS) + 1


def test_every_acceptance_scenario_has_its_row() -> None:
    assert [row[0] for row in SEED.table("scenario")] == STORIES


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_every_place_named_in_a_row_exists(row: list[str]) -> None:
    places = re.findall(r"`([^`]+)`", row[2])

    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_every_test_named_in_a_row_exists(row: list[str]) -> None:
    tests = [proof.partition("::") for proof in re.findall(r"`([^`]+)`", row[-1])]

    assert tests
    for name, _, sentence in tests:
        assert (ROOT / name).is_file(), name
        known = _python_tests(name) if name.endswith(".py") else _typescript_tests(name)
        assert sentence in known, f"{name}::{sentence}"


@pytest.mark.parametrize("row", SEED.table("scenario"), ids=_id)
def test_every_acceptance_scenario_is_proven_in_a_browser(row: list[str]) -> None:
    assert "`tests/e2e/" in row[-1]

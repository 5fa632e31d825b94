"""`docs/seed.md` says where each line of the seed lives and which test proves it: it is so."""

import re

import pytest

from tests.docs.repository import ROOT, Document, missing_test

SEED = Document("docs/seed.md")
TASKS = [f"T{number:03}" for number in range(1, 55)]
STORIES = ["US1.1", "US1.2", "US2.1", "US2.2", "US3.1", "US3.2", "US4.1", "US4.2"]

ROWS = SEED.table("row") + SEED.table("scenario")


def _id(row: list[str]) -> str:
    return f"{row[0]} {row[1]}"


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
    proofs = re.findall(r"`([^`]+)`", row[-1])

    assert proofs
    assert all("::" in proof for proof in proofs)
    assert [proof for proof in proofs if missing_test(proof)] == []


@pytest.mark.parametrize("row", SEED.table("scenario"), ids=_id)
def test_every_acceptance_scenario_is_proven_in_a_browser(row: list[str]) -> None:
    assert "`tests/e2e/" in row[-1]

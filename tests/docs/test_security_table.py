"""`docs/security.md` says how each requirement of ASVS 5.0 is met, where and by which test."""

import re

import pytest

from tests.docs.repository import ROOT, Document, missing_test

SECURITY = Document("docs/security.md")
MET = SECURITY.table("row")
OPEN = SECURITY.table("open row")
DECIDED = SECURITY.table("document row")
# Chapter and section, and the numbers of the requirements that a program can test from outside.
TESTABLE = {
    "V1.2": range(1, 5), "V1.3": [6], "V1.4": [2],
    "V2.2": [1, 2], "V2.3": [3], "V2.4": [1],
    "V3.2": [1], "V3.3": range(1, 5), "V3.4": range(1, 7), "V3.5": range(1, 5), "V3.7": [2],
    "V4.1": [1, 2, 3], "V4.2": [1],
    "V6.2": range(1, 13), "V6.3": range(1, 5),
    "V7.2": range(1, 5), "V7.3": [1, 2], "V7.4": range(1, 6), "V7.5": [1, 2],
    "V8.2": [1, 2, 3], "V8.4": [1],
    "V9.1": [1, 2, 3], "V9.2": range(1, 5),
    "V11.4": [2], "V11.5": [1],
    "V13.2": [3], "V13.3": [1], "V13.4": range(1, 6),
    "V14.2": [1], "V14.3": [1, 2, 3],
    "V15.3": [1, 3, 4, 7],
    "V16.2": [5], "V16.3": range(1, 5), "V16.4": [1], "V16.5": [1, 2, 3],
}  # fmt: skip


def _id(row: list[str]) -> str:
    return row[0]


def _quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_requirement_is_met_or_open_and_none_is_both() -> None:
    wanted = [f"{section}.{number}" for section, all_ in TESTABLE.items() for number in all_]

    assert sorted(row[0] for row in MET + OPEN) == sorted(wanted)


def test_no_requirement_of_level_1_is_open() -> None:
    assert [row[0] for row in OPEN if row[1] != "2"] == []
    for row in OPEN:
        assert len(row[2].split()) >= 10, "why it is open"


def test_what_documents_have_to_answer_is_answered() -> None:
    for row in DECIDED:
        assert row[1] in {"1", "2"}
        assert len(row[2]) > 10, row[0]


@pytest.mark.parametrize("row", MET, ids=_id)
def test_every_place_and_every_test_named_in_a_row_exists(row: list[str]) -> None:
    _, level, how, places, proofs = row

    assert level in {"1", "2"}
    assert how
    assert _quoted(places)
    assert [place for place in _quoted(places) if not (ROOT / place).exists()] == []
    assert _quoted(proofs)
    assert [proof for proof in _quoted(proofs) if missing_test(proof)] == []

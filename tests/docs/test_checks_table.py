"""`docs/checks.md` says which tests prove each of the thirty checks: they are there."""

import re

import pytest

from tests.docs.repository import Document, missing_test

CHECKS = Document("docs/checks.md").table("number")


def test_every_check_has_its_row_in_order() -> None:
    numbers = [row[0] for row in CHECKS if row[0] != "+"]

    assert numbers == [str(number) for number in range(1, 31)]


@pytest.mark.parametrize("row", CHECKS, ids=lambda row: row[1])
def test_every_proof_named_in_a_row_exists(row: list[str]) -> None:
    proofs = re.findall(r"`([^`]+)`", row[2])

    assert proofs
    assert [proof for proof in proofs if missing_test(proof)] == []

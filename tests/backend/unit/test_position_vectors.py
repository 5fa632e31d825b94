"""The keys of tests/contract/position-vectors.json, which the client makes as well."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from backend.core.services.positions import first_key, key_between, last_key, spread_keys

CONTRACT = Path(__file__).parents[2] / "contract" / "position-vectors.json"
VECTORS: dict[str, Any] = json.loads(CONTRACT.read_text(encoding="utf-8"))
RANDOM_DIGITS = 2


def stem(key: str | None) -> str | None:
    return None if key is None else key[:-RANDOM_DIGITS]


def stop_the_clock(monkeypatch: pytest.MonkeyPatch, microseconds: int) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: microseconds * 1_000)


@pytest.mark.parametrize("vector", VECTORS["first"], ids=lambda vector: vector["stem"])
def test_the_first_key_falls_with_time(
    vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_the_clock(monkeypatch, vector["microseconds"])

    assert stem(first_key()) == vector["stem"]


@pytest.mark.parametrize("vector", VECTORS["last"], ids=lambda vector: vector["stem"])
def test_the_last_key_rises_with_time(
    vector: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_the_clock(monkeypatch, vector["microseconds"])

    assert stem(last_key()) == vector["stem"]


@pytest.mark.parametrize("vector", VECTORS["between"], ids=str)
def test_a_key_between_two_neighbours(vector: dict[str, Any]) -> None:
    assert stem(key_between(vector["before"], vector["after"])) == vector["stem"]


def test_keys_with_room_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    spread = VECTORS["spread"]
    stop_the_clock(monkeypatch, spread["microseconds"])

    assert [stem(key) for key in spread_keys(len(spread["stems"]))] == spread["stems"]

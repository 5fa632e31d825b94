"""Between two todos there is always room for another, whoever moved them and how often."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.services.positions import (
    DIGITS,
    MAX_LENGTH,
    first_key,
    key_between,
    last_key,
    spread_keys,
)

MOVES = 20_000
KEYS = st.text(alphabet=DIGITS, max_size=20).flatmap(
    lambda text: st.sampled_from(DIGITS[1:]).map(lambda end: text + end)
)


def made_between(before: str | None, after: str | None) -> str:
    key = key_between(before, after)
    assert key is not None
    return key


@given(KEYS, KEYS)
def test_between_two_keys_there_is_always_another(one: str, other: str) -> None:
    before, after = sorted((one, other))
    key = key_between(before, after)

    if before == after:
        assert key is None
    else:
        assert key is not None
        assert before < key < after
        assert set(key) <= set(DIGITS)
        assert not key.endswith("0")


@given(st.lists(KEYS, min_size=2, max_size=2, unique=True))
def test_the_new_key_leaves_room_on_both_sides(keys: list[str]) -> None:
    before, after = sorted(keys)
    middle = made_between(before, after)

    assert before < made_between(before, middle) < middle < made_between(middle, after) < after


def test_a_new_todo_comes_first() -> None:
    keys = [first_key() for _ in range(50)]

    assert keys[-1] < keys[0]
    assert all(later < earlier or later[:10] == earlier[:10] for earlier, later in pairwise(keys))


def test_a_key_for_the_end_comes_after_all_others() -> None:
    assert first_key() < last_key()
    assert last_key() < made_between(last_key(), None)


def test_the_first_of_all_is_like_a_new_one() -> None:
    assert first_key() >= made_between(None, None)


def test_a_todo_moved_to_the_top_comes_first_and_a_later_one_before_it() -> None:
    top = first_key()
    moved = made_between(None, top)

    assert moved < top
    assert len(moved) == len(top)


def test_a_todo_moved_to_the_end_comes_last() -> None:
    end = first_key()

    assert end < made_between(end, None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a1", "a1", id="equal neighbours"),
        pytest.param("b", "a", id="neighbours the wrong way round"),
        pytest.param("a" * 63 + "1", "a" * 63 + "2", id="keys as long as they may be"),
        pytest.param(None, "0000000001", id="before the very first"),
        pytest.param("zzzzzzzzzz", None, id="after the very last"),
    ],
)
def test_without_room_there_is_no_key(before: str | None, after: str | None) -> None:
    assert key_between(before, after) is None


def test_the_order_holds_over_many_random_moves() -> None:
    chance = random.Random(20_261_122)  # noqa: S311 - no secret
    keys = sorted(first_key() for _ in range(500))
    for _ in range(MOVES):
        keys.pop(chance.randrange(len(keys)))
        place = chance.randrange(len(keys) + 1)
        before = keys[place - 1] if place else None
        after = keys[place] if place < len(keys) else None
        keys.insert(place, made_between(before, after))

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) <= MAX_LENGTH


def move_at_random(chance: random.Random, known: dict[int, str]) -> tuple[int, str]:
    """What a device does: the key comes from its own copy, whatever the others know by then."""
    order = sorted(known, key=lambda todo: (known[todo], todo))
    todo = order.pop(chance.randrange(len(order)))
    place = chance.randrange(len(order) + 1)
    before = known[order[place - 1]] if place else None
    after = known[order[place]] if place < len(order) else None
    # Equal keys of two devices have no gap; next to them there is one.
    return todo, key_between(before, after) or made_between(None, known[order[0]])


def test_two_devices_that_move_at_random_leave_room() -> None:
    """20,000 moves; neither device hears of the other's for a hundred of its own."""
    chance = random.Random(20_261_123)  # noqa: S311 - no secret
    server = {todo: first_key() for todo in range(100)}
    for _ in range(MOVES // 200):
        copies = (dict(server), dict(server))
        for copy in chance.choices(copies, k=200):
            todo, key = move_at_random(chance, copy)
            copy[todo] = server[todo] = key

    assert max(map(len, server.values())) <= MAX_LENGTH
    assert len(set(server.values())) == len(server)


def test_many_insertions_at_one_place_end_with_a_request_to_number_anew() -> None:
    before, after = spread_keys(2)
    insertions = 0
    while (key := key_between(before, after)) is not None:
        after = key
        insertions += 1

    assert insertions > 100
    assert len(after) <= MAX_LENGTH


def test_rows_numbered_anew_keep_their_order_and_have_room_between_them() -> None:
    keys = spread_keys(1000)

    assert list(keys) == sorted(set(keys))
    assert all(key_between(before, after) for before, after in pairwise(keys))
    assert first_key() < keys[-1]


def test_two_devices_hardly_ever_make_the_same_key() -> None:
    before, after = spread_keys(2)

    assert len({made_between(before, after) for _ in range(100)}) > 90

"""Ids made here sort by time."""

from itertools import pairwise
from uuid import RFC_4122

from backend.core.services.ids import new_id


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = new_id()

    assert made.version == 7
    assert made.variant == RFC_4122


def test_ids_sort_by_time_and_never_repeat() -> None:
    made = [new_id() for _ in range(2000)]

    assert len(set(made)) == len(made)
    assert all(one.int >> 80 <= other.int >> 80 for one, other in pairwise(made))

"""As many open files as streams need, however few a process may have at first."""

import resource
from collections.abc import Generator

import pytest

from backend.core.events.hub import MAX_STREAMS
from backend.server import allow_open_files


@pytest.fixture(autouse=True)
def hard() -> Generator[int]:
    """What the machine allows; the limit in force is as before in the end."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_low_limit_is_raised(hard: int) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (1_024, hard))

    allow_open_files()

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert soft == hard or soft > MAX_STREAMS


def test_a_high_limit_stays(hard: int) -> None:
    allow_open_files()
    before = resource.getrlimit(resource.RLIMIT_NOFILE)

    allow_open_files()

    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before

"""Machines of their own for the tests of the runner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runner.runners import Machine
from tools.dev.postgres_files import temporary_directory


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the database's user may enter too."""
    with temporary_directory() as made:
        yield made


@pytest.fixture
def machine(folder: Path) -> Machine:
    return Machine(folder / "data")

"""How many exports are under way: a client that reads slowly keeps one in memory."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from uuid import UUID

from backend.errors import OverloadedError

MAX_EXPORTS = 32
MAX_EXPORTS_OF_ONE_USER = 2


class ExportSlots:
    """Counts them, for all users of this process."""

    def __init__(self) -> None:
        self._taken: Counter[UUID] = Counter()

    @property
    def count(self) -> int:
        return self._taken.total()

    @contextmanager
    def taken_by(self, user_id: UUID) -> Generator[None]:
        """Raises OverloadedError when there are too many already."""
        if self._taken[user_id] >= MAX_EXPORTS_OF_ONE_USER or self.count >= MAX_EXPORTS:
            raise OverloadedError
        self._taken[user_id] += 1
        try:
            yield
        finally:
            self._taken[user_id] -= 1
            # Only counts that are left stay in memory.
            self._taken += Counter()

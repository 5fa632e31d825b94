"""The open streams of this process, and who is woken by what."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from uuid import UUID

from backend.errors import OverloadedError
from backend.schemas.auth import Caller

MAX_STREAMS = 5_000
MAX_STREAMS_OF_ONE_USER = 20


class Subscription:
    """What one stream waits for. Wake-ups do not queue: only the newest change number matters."""

    __slots__ = ("_woken", "caller", "is_closed", "is_unsure", "seq")

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.seq = 0
        self.is_unsure = False
        self.is_closed = False
        self._woken = asyncio.Event()

    def wake(self) -> None:
        self._woken.set()

    async def wait(self, seconds: float) -> bool:
        """False when nothing happened for so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return False
        self._woken.clear()
        return True


class Hub:
    """Wakes the streams of a user, and ends those of a session."""

    def __init__(self) -> None:
        self._streams: dict[UUID, set[Subscription]] = {}
        self._is_closed = False

    def __len__(self) -> int:
        return sum(map(len, self._streams.values()))

    @contextmanager
    def subscribe(self, caller: Caller) -> Generator[Subscription]:
        """Raises OverloadedError when there are too many streams already."""
        streams = self._streams.setdefault(caller.user_id, set())
        is_full = len(streams) >= MAX_STREAMS_OF_ONE_USER or len(self) >= MAX_STREAMS
        if is_full or self._is_closed:
            self._drop_if_empty(caller.user_id)
            raise OverloadedError
        subscription = Subscription(caller)
        streams.add(subscription)
        try:
            yield subscription
        finally:
            streams.discard(subscription)
            self._drop_if_empty(caller.user_id)

    def changed(self, user_id: UUID, seq: int) -> None:
        """The user's data has reached this change number."""
        for subscription in self._streams.get(user_id, ()):
            subscription.seq = max(subscription.seq, seq)
            subscription.wake()

    def session_ended(self, session_id: UUID) -> None:
        for subscription in self._all():
            if subscription.caller.session_id == session_id:
                subscription.is_closed = True
                subscription.wake()

    def doubt_everything(self) -> None:
        """Changes and ends of sessions may have gone unheard: every stream looks for itself."""
        for subscription in self._all():
            subscription.is_unsure = True
            subscription.wake()

    def close(self) -> None:
        """Ends every stream, and lets none begin."""
        self._is_closed = True
        for subscription in self._all():
            subscription.is_closed = True
            subscription.wake()

    def _all(self) -> list[Subscription]:
        return [stream for streams in self._streams.values() for stream in streams]

    def _drop_if_empty(self, user_id: UUID) -> None:
        if not self._streams.get(user_id):
            self._streams.pop(user_id, None)

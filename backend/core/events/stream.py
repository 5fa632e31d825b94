"""The text of one Server-Sent Events stream."""

from collections.abc import AsyncGenerator, Awaitable, Callable

from backend.core.events.hub import Hub
from backend.core.security.sessions import LiveSessions
from backend.errors import AppError
from backend.schemas.auth import Caller

HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2_000


async def frames(
    hub: Hub,
    caller: Caller,
    sessions: LiveSessions,
    read_seq: Callable[[], Awaitable[int]],
    *,
    last_seen: int | None,
    heartbeat_seconds: float = HEARTBEAT_SECONDS,
) -> AsyncGenerator[bytes]:
    """Wake-ups with the change number as their id; ends with the session.

    Raises OverloadedError before the first frame when there are too many streams. That frame
    comes at once: a client that has seen less than the number in it (or says
    nothing of what it has seen) knows that it has to ask for changes.
    """
    with hub.subscribe(caller) as subscription:
        # Subscribed already, so no change can fall between this read and the first wake-up.
        seq = await read_seq()
        opening = f"retry: {RETRY_MILLISECONDS}\n"
        yield (opening + ("\n" if last_seen == seq else _frame(seq))).encode()
        while True:
            was_woken = await subscription.wait(heartbeat_seconds)
            try:
                if subscription.is_closed or await sessions.find(caller.session_id) is None:
                    return
                if subscription.is_unsure:
                    subscription.is_unsure = False
                    subscription.seq = max(subscription.seq, await read_seq())
            except AppError:
                return  # The client comes back when the database does.
            if subscription.seq > seq:
                seq = subscription.seq
                yield _frame(seq).encode()
            elif not was_woken:
                yield b": still here\n\n"


def _frame(seq: int) -> str:
    return f'event: change\nid: {seq}\ndata: {{"seq":{seq}}}\n\n'

"""The text of a stream, and who is woken by what, without a database."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backend.core.events.hub import Hub
from backend.core.events.publisher import MAX_PAYLOAD_LENGTH, parse_payload, payloads
from backend.core.events.stream import frames
from backend.core.security.sessions import LiveSessions
from backend.errors import DatabaseUnavailableError, OverloadedError
from backend.models.token import LiveSession
from backend.schemas.auth import Caller


async def always_alive(_session_id: UUID) -> LiveSession | None:
    return LiveSession(user_id=uuid4(), expires_at=datetime.now(tz=UTC) + timedelta(days=1))


async def never_alive(_session_id: UUID) -> LiveSession | None:
    return None


async def no_answer(_session_id: UUID) -> LiveSession | None:
    raise DatabaseUnavailableError


Reader = Callable[[UUID], Awaitable[LiveSession | None]]


async def read_nothing() -> int:
    return 0


def new_caller(user_id: UUID | None = None) -> Caller:
    return Caller(user_id or uuid4(), uuid4())


def stream(hub: Hub, caller: Caller, read: Reader = always_alive) -> AsyncGenerator[bytes]:
    sessions = LiveSessions(read)
    return frames(hub, caller, sessions, read_nothing, last_seen=0, heartbeat_seconds=0.01)


async def test_a_silent_stream_shows_that_it_lives() -> None:
    opened = stream(Hub(), new_caller())

    assert await anext(opened) == b"retry: 2000\n\n"
    assert await anext(opened) == b": still here\n\n"
    assert await anext(opened) == b": still here\n\n"
    await opened.aclose()


@pytest.mark.parametrize("read", [never_alive, no_answer])
async def test_a_heartbeat_notices_a_dead_session_and_a_dead_database(read: Reader) -> None:
    opened = stream(Hub(), new_caller(), read)
    await anext(opened)

    with pytest.raises(StopAsyncIteration):
        await anext(opened)


async def test_wake_ups_that_pile_up_become_one() -> None:
    hub, caller = Hub(), new_caller()
    opened = stream(hub, caller)
    await anext(opened)

    for number in (1, 3, 2):
        hub.changed(caller.user_id, number)

    assert b"id: 3\n" in await anext(opened)
    assert await anext(opened) == b": still here\n\n"
    await opened.aclose()


async def test_a_change_that_is_known_already_is_not_told_again() -> None:
    hub, caller = Hub(), new_caller()
    opened = stream(hub, caller)
    await anext(opened)

    hub.changed(caller.user_id, 0)

    assert await anext(opened) == b": still here\n\n"
    await opened.aclose()


async def test_doubt_without_a_change_tells_nothing() -> None:
    hub, caller = Hub(), new_caller()
    opened = stream(hub, caller)
    await anext(opened)

    hub.doubt_everything()

    assert await anext(opened) == b": still here\n\n"
    await opened.aclose()


def test_a_closed_hub_takes_no_stream() -> None:
    hub = Hub()
    hub.close()

    with pytest.raises(OverloadedError), hub.subscribe(new_caller()):
        pass
    assert len(hub) == 0


def test_the_end_of_a_session_closes_its_streams_alone() -> None:
    hub, user_id = Hub(), uuid4()
    one, other = new_caller(user_id), new_caller(user_id)

    with hub.subscribe(one) as first, hub.subscribe(other) as second:
        hub.session_ended(one.session_id)

        assert (first.is_closed, second.is_closed) == (True, False)
        assert len(hub) == 2
    assert len(hub) == 0


def test_announcements_fit_into_messages_and_come_back_whole() -> None:
    changes = {uuid4(): number for number in range(1_000)}

    sent = list(payloads(changes))

    assert len(sent) > 1
    assert all(len(payload) <= MAX_PAYLOAD_LENGTH for payload in sent)
    assert dict(pair for payload in sent for pair in parse_payload(payload)) == changes


def test_without_changes_there_is_nothing_to_announce() -> None:
    assert list(payloads({})) == []
    assert list(parse_payload("")) == []

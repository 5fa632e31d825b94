"""More requests than can be answered, whether or not the ones before have been.

`python -m tests.bench.storm` reads one JSON job from standard input and prints one JSON result.
Each request takes a connection that is idle, or opens one more.
"""

import asyncio
import contextlib
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, cast

import uvloop
from typing_extensions import override

from tests.bench.load import END_OF_HEADERS, Job, content_length, request_bytes

_TICK_SECONDS = 0.005
# How long answers are waited for once the storm is over.
_LAST_SECONDS = 15.0


@dataclass(slots=True)
class Storm:
    """Latencies in seconds; `unclean` is whatever is neither done nor a 503 with Retry-After.

    `done_in_time` counts what was done before the storm was over.
    """

    started: int = 0
    done_in_time: int = 0
    accepted: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    unclean: int = 0

    @property
    def answered(self) -> int:
        return len(self.accepted) + len(self.refused) + self.unclean


class _Connection(asyncio.Protocol):
    def __init__(
        self,
        request: bytes,
        storm: Storm,
        idle: list["_Connection"],
        on_answer: Callable[[], None],
    ) -> None:
        self._request = request
        self._storm = storm
        self._idle = idle
        self._on_answer = on_answer
        self._buffer = b""
        self._started = time.perf_counter()
        self._is_busy = True

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self._request)

    def ask_again(self) -> None:
        self._started, self._buffer, self._is_busy = time.perf_counter(), b"", True
        self._transport.write(self._request)

    @override
    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(END_OF_HEADERS)
        if end < 0:
            return
        head = self._buffer[:end].lower()
        if len(self._buffer) < end + len(END_OF_HEADERS) + content_length(head):
            return
        self._is_busy = False
        self._count(head)
        self._on_answer()
        if b"\nconnection: close" in head:
            self._transport.close()
        else:
            self._idle.append(self)

    def _count(self, head: bytes) -> None:
        seconds = time.perf_counter() - self._started
        if head.startswith(b"http/1.1 2"):
            self._storm.accepted.append(seconds)
        elif head.startswith(b"http/1.1 503") and b"\nretry-after: " in head:
            self._storm.refused.append(seconds)
        else:
            self._storm.unclean += 1

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self in self._idle:
            self._idle.remove(self)
        if self._is_busy:
            self._storm.unclean += 1
            self._on_answer()


async def _blow(job: Job, rate: float) -> Storm:
    storm = Storm()
    idle: list[_Connection] = []
    request = request_bytes(job)
    all_answered = asyncio.Event()
    opening: set[asyncio.Task[Any]] = set()

    def on_answer() -> None:
        if storm.answered >= storm.started:
            all_answered.set()

    async def ask() -> None:
        if idle:
            idle.pop().ask_again()
            return
        try:
            await asyncio.get_running_loop().create_connection(
                lambda: _Connection(request, storm, idle, on_answer), "127.0.0.1", job.port
            )
        except OSError:
            storm.unclean += 1
            on_answer()

    began = time.perf_counter()
    while (passed := time.perf_counter() - began) < job.seconds:
        while storm.started < passed * rate:
            storm.started += 1
            task = asyncio.create_task(ask())
            opening.add(task)
            task.add_done_callback(opening.discard)
        await asyncio.sleep(_TICK_SECONDS)
    storm.done_in_time = len(storm.accepted)
    all_answered.clear()
    on_answer()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(all_answered.wait(), _LAST_SECONDS)
    storm.unclean += storm.started - storm.answered
    return storm


def main() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    given = json.load(sys.stdin)
    json.dump(asdict(uvloop.run(_blow(Job(**given["job"]), given["rate"]))), sys.stdout)


if __name__ == "__main__":
    main()

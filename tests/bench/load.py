"""A load client in a process of its own: as many keep-alive connections as asked, no pipelining.

`python -m tests.bench.load` reads one JSON job from standard input and prints one JSON result.
It reads only as much of an answer as it must, so that it stays cheaper than any server it measures.
"""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import cast

import uvloop
from typing_extensions import override

END_OF_HEADERS = b"\r\n\r\n"
_LENGTH = b"content-length:"


@dataclass(frozen=True, slots=True)
class Job:
    """What each connection sends again and again until `seconds` have passed."""

    port: int
    method: str
    path: str
    headers: dict[str, str]
    seconds: float
    connections: int = 16
    body: str | None = None


@dataclass(slots=True)
class Result:
    """`latencies` in seconds; `failures` are answers outside 200 to 299."""

    seconds: float = 0.0
    failures: int = 0
    latencies: list[float] = field(default_factory=list)


class _Connection(asyncio.Protocol):
    """Sends the next request when the last answer is complete."""

    def __init__(self, request: bytes, result: Result, deadline: float) -> None:
        self._request = request
        self._result = result
        self._deadline = deadline
        self._buffer = b""
        self._started = 0.0
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports do not inherit from asyncio's.
        self._transport = cast("asyncio.Transport", transport)
        self._send()

    @override
    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(END_OF_HEADERS)
        if end < 0:
            return
        head = self._buffer[:end].lower()
        if len(self._buffer) < end + len(END_OF_HEADERS) + content_length(head):
            return
        now = time.perf_counter()
        self._result.latencies.append(now - self._started)
        self._result.failures += not head.startswith(b"http/1.1 2")
        if now >= self._deadline:
            self._transport.close()
            return
        self._send()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        if self.finished.done():
            return
        if exc is None:
            self.finished.set_result(None)
        else:
            self.finished.set_exception(exc)

    def _send(self) -> None:
        self._buffer = b""
        self._started = time.perf_counter()
        self._transport.write(self._request)


def content_length(head: bytes) -> int:
    start = head.index(_LENGTH) + len(_LENGTH)
    end = head.find(b"\r\n", start)
    return int(head[start : end if end >= 0 else len(head)])


def request_bytes(job: Job) -> bytes:
    body = (job.body or "").encode()
    headers = job.headers | {"host": f"127.0.0.1:{job.port}"}
    if body:
        headers |= {"content-type": "application/json", "content-length": str(len(body))}
    lines = [f"{job.method} {job.path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + END_OF_HEADERS + body


async def _run(job: Job) -> Result:
    loop = asyncio.get_running_loop()
    result = Result()
    request = request_bytes(job)
    started = time.perf_counter()
    deadline = started + job.seconds
    connections = []
    for _ in range(job.connections):
        _, connection = await loop.create_connection(
            lambda: _Connection(request, result, deadline), "127.0.0.1", job.port
        )
        connections.append(connection.finished)
    await asyncio.gather(*connections)
    result.seconds = time.perf_counter() - started
    return result


def main() -> None:
    job = Job(**json.load(sys.stdin))
    json.dump(asdict(uvloop.run(_run(job))), sys.stdout)


if __name__ == "__main__":
    main()

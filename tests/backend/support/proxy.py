"""A database server that stops answering at a certain word, once."""

import asyncio
from typing import Self
from urllib.parse import urlsplit


class Proxy:
    """Passes everything on, until a client says the word for the first time."""

    def __init__(self, url: str, *, freezes_at: bytes) -> None:
        self._target = urlsplit(url)
        self._word = freezes_at
        self._tasks: set[asyncio.Task[None]] = set()
        self.has_frozen = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1")
        host, port = self._server.sockets[0].getsockname()
        credentials, _, _ = self._target.netloc.rpartition("@")
        self.url = self._target._replace(netloc=f"{credentials}@{host}:{port}").geturl()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()

    async def _accept(self, client: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
        back, on = await asyncio.open_connection(self._target.hostname, self._target.port)
        for source, sink in ((client, on), (back, answers)):
            task = asyncio.create_task(self._pass_on(source, sink))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pass_on(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                if self._word in data and not self.has_frozen.is_set():
                    self.has_frozen.set()
                    await source.read()
                    break
                sink.write(data)
                await sink.drain()
        finally:
            sink.close()

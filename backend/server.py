"""uvicorn, as this process runs it."""

import asyncio
import gc
import resource
import signal
import socket
import sys
from types import FrameType

import uvicorn
from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from backend.config import ConfigurationError, Settings
from backend.core.runtime import Runtime
from backend.db.role import check_role
from backend.logging import configure_logging
from backend.main import create_app

MAX_HEAD_BYTES = 65_536
GRACEFUL_SECONDS = 5
# Longer than the front door needs to notice: it asks every 250 ms whether this process lives.
DRAIN_SECONDS = 0.6
_BACKLOG = 2048
# Every stream and every request is one; often no more than 1,024 are allowed until somebody asks.
_OPEN_FILES = 10_240


class LimitedProtocol(HttpToolsProtocol):
    """Gives up on a request head that does not end.

    httptools collects a header in time quadratic to its length and has no limit of its own.
    """

    _head_bytes = 0
    _is_in_head = True

    @override
    def on_message_begin(self) -> None:
        self._head_bytes, self._is_in_head = 0, True
        super().on_message_begin()

    @override
    def on_headers_complete(self) -> None:
        self._is_in_head = False
        super().on_headers_complete()

    @override
    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_in_head and not self.transport.is_closing():
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES:
                self.send_400_response("The request head is too large.")


class Server(uvicorn.Server):
    """Stops in two steps, so that no request meets a connection that is just being closed.

    First it says that it is stopping, and goes on answering until the front door has heard. It ends
    the event streams then too: uvicorn waits for every open answer.
    """

    def __init__(self, config: uvicorn.Config, runtime: Runtime) -> None:
        super().__init__(config)
        self._runtime = runtime
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_draining = False

    @override
    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().serve(sockets)

    @override
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._loop is None or self._is_draining:
            super().handle_exit(sig, frame)
            return
        self._is_draining = True
        # A signal handler runs between any two instructions of the loop.
        self._loop.call_soon_threadsafe(self._drain, sig)

    def _drain(self, sig: int) -> None:
        self._runtime.stop_streams()
        asyncio.get_running_loop().call_later(DRAIN_SECONDS, super().handle_exit, sig, None)


def run(settings: Settings) -> None:
    """Serves until a signal; raises ConfigurationError when it cannot begin."""
    configure_logging(settings.log_format, settings.log_level)
    asyncio.run(check_role(settings.database_url.get_secret_value()))
    app = create_app(settings)
    # What is there now stays: the collector need not walk through it again and again.
    gc.freeze()
    config = uvicorn.Config(
        app,
        loop="auto",
        http=LimitedProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        backlog=_BACKLOG,
    )
    allow_open_files()
    listener = _bound_socket(settings.backend_host, settings.backend_port)
    for handled in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises the signal again once it has stopped in good order.
        signal.signal(handled, _exit)
    Server(config, app.state.runtime).run(sockets=[listener])


def allow_open_files() -> None:
    """As many as the streams need, as far as the machine allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, _OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _bound_socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        message = f"BACKEND_PORT {port} cannot be used ({error.strerror}): free it or change it."
        raise ConfigurationError(message) from error
    return listener


def _exit(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)

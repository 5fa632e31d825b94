"""`./dev up`: everything at once, until Ctrl-C."""

import contextlib
import time
from collections.abc import Callable, Sequence

from tools.dev.errors import SetupError, StopRequestedError
from tools.dev.instance import hold_instance
from tools.dev.output import prefixed, say, succeed, write
from tools.dev.packages import install_packages
from tools.dev.ports import require_free
from tools.dev.postgres import is_server_running
from tools.dev.preparation import Shape
from tools.dev.settings import Settings
from tools.dev.stack import Stack
from tools.dev.supervision import Supervisor

LOOK_SECONDS = 0.2
_NAME_WIDTH = 11
_USED_FOR = {
    "PORT": "the front door",
    "FRONTEND_PORT": "the frontend",
    "AUTH_PORT": "the auth server",
    "BACKEND_PORT": "the backend",
    "POSTGRES_PORT": "PostgreSQL",
}


Stay = Callable[[Stack], None]


def run(arguments: Sequence[str]) -> None:
    start(arguments, Shape(), stay)


def start(arguments: Sequence[str], shape: Shape, stay: Stay) -> None:
    """Starts everything in this shape, and stops it when `stay` returns or raises."""
    refuse_arguments(arguments)
    began = time.monotonic()
    settings = Settings.read()
    with hold_instance(settings.data_dir):
        require_ports(settings)
        install_packages()
        say("starting")
        with Stack(settings, shape, sink=_show) as stack:
            _announce(stack, time.monotonic() - began)
            stay(stack)


def refuse_arguments(arguments: Sequence[str]) -> None:
    if arguments:
        message = f"{arguments[0]} is not understood: this command takes no arguments."
        raise SetupError(message)


def require_ports(settings: Settings) -> None:
    """Every port is free; the database may already run on its own."""
    for name, port in settings.ports().items():
        if name == "POSTGRES_PORT" and is_server_running(settings.data_dir / "postgres"):
            continue
        require_free(port, name, _USED_FOR[name])


def stay(stack: Stack) -> None:
    """Returns when a signal asks to stop; what ends by itself is started again."""
    supervisor = Supervisor(stack)
    with contextlib.suppress(StopRequestedError):
        while True:
            supervisor.look()
            time.sleep(LOOK_SECONDS)
    say("stopping")


def _announce(stack: Stack, seconds: float) -> None:
    settings = stack.settings
    succeed(f"Daymark is ready after {seconds:.1f} s")
    write(f"  App       {settings.app_url}")
    write(f"  API       {settings.app_url}/api/docs")
    if not settings.smtp_url and not settings.is_production:
        write(f"  Mails     {settings.app_url}/dev/mail")
    write("  Stop      Ctrl-C")


def _show(name: str, line: str) -> None:
    prefixed(name, line, _NAME_WIDTH)

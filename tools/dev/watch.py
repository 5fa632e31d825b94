"""`./dev watch`: as `up`, and every service follows the sources.

Next.js and Node watch by themselves; the backend is restarted here when one of its files changes.
"""

import contextlib
import time
from collections.abc import Sequence

from tools.dev.errors import SetupError, StepFailedError, StopRequestedError
from tools.dev.output import fail, say, succeed
from tools.dev.paths import ROOT
from tools.dev.preparation import Shape
from tools.dev.stack import Stack
from tools.dev.supervision import Supervisor
from tools.dev.up import LOOK_SECONDS, start

_BACKEND = "backend"


def run(arguments: Sequence[str]) -> None:
    start(arguments, Shape(is_watching=True), _follow)


def _follow(stack: Stack) -> None:
    """Returns when a signal asks to stop. A backend that does not start waits for the mend."""
    seen = _changes()
    supervisor = Supervisor(stack, except_for=_BACKEND)
    with contextlib.suppress(StopRequestedError):
        while True:
            time.sleep(LOOK_SECONDS)
            now = _changes()
            if now != seen:
                seen = now
                _restart(stack)
            supervisor.look()
    say("stopping")


def _changes() -> dict[str, int]:
    """When each source of the backend was last written."""
    moments: dict[str, int] = {}
    for path in (ROOT / "backend").rglob("*.py"):
        with contextlib.suppress(FileNotFoundError):
            moments[str(path)] = path.stat().st_mtime_ns
    return moments


def _restart(stack: Stack) -> None:
    say("the backend changed: restarting it")
    try:
        stack.restart(_BACKEND)
    except (StepFailedError, SetupError) as error:
        fail(f"{error} It starts again with the next change.")
    else:
        succeed("the backend is ready")

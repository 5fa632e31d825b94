"""Starts again whatever ends by itself, for as long as an instance runs."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tools.dev.errors import SetupError
from tools.dev.output import fail
from tools.dev.processes import ServiceProcess
from tools.dev.readiness import refuse_setting_mistake
from tools.dev.stack import POSTGRES

_PAUSES_SECONDS = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
# Whoever lived this long is no longer suspected of ending at once.
_STEADY_SECONDS = 30.0


class Instance(Protocol):
    """What is looked after: a `Stack`."""

    def running(self) -> Sequence[ServiceProcess]: ...
    def postgres_is_alive(self) -> bool: ...
    def revive(self, name: str) -> None: ...


@dataclass(slots=True)
class _Record:
    """How often a service ended shortly after its start, and when it is started next."""

    started_at: float = float("-inf")
    failures: int = 0
    due_at: float | None = None

    def ended(self, now: float) -> float:
        """The pause before the next start: none at first, then longer and longer."""
        if now - self.started_at >= _STEADY_SECONDS:
            self.failures = 0
        pause = _PAUSES_SECONDS[min(self.failures, len(_PAUSES_SECONDS) - 1)]
        self.failures += 1
        self.due_at = now + pause
        return pause

    def is_due(self, now: float) -> bool:
        return self.due_at is not None and now >= self.due_at

    def started(self, now: float) -> None:
        self.started_at, self.due_at = now, None


class Supervisor:
    """`look` is called every moment; a service that was stopped on purpose stays stopped."""

    def __init__(
        self, instance: Instance, *, except_for: str = "", now: Callable[[], float] = time.monotonic
    ) -> None:
        self._instance = instance
        self._except_for = except_for
        self._now = now
        self._records: dict[str, _Record] = {}

    def look(self) -> None:
        """Raises SetupError for a service that says that one of its settings is wrong."""
        if not self._instance.postgres_is_alive():
            self._revive(POSTGRES, "PostgreSQL")
        for process in self._instance.running():
            name = process.spec.name
            if name != self._except_for and process.status is not None and not process.is_stopping:
                self._revive(name, name, process)

    def _revive(self, name: str, called: str, process: ServiceProcess | None = None) -> None:
        record = self._records.setdefault(name, _Record())
        if record.due_at is None:
            status = _lay_to_rest(process) if process else ""
            pause = record.ended(self._now())
            when = f"in {pause:g} s" if pause else "now"
            fail(f"{called} ended by itself{status}: starting it again {when}")
        if not record.is_due(self._now()):
            return
        record.started(self._now())
        try:
            self._instance.revive(name)
        except SetupError as error:
            # A database may only start once the last helpers of the dead one have ended.
            fail(str(error))


def _lay_to_rest(process: ServiceProcess) -> str:
    """Ends whatever stayed of the service; raises when starting it again cannot help."""
    process.wait_until_stopped(1.0)
    refuse_setting_mistake(process)
    return f" (status {process.status})"

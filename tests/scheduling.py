"""Which tests belong to one worker, because they share a running system."""

from pathlib import PurePosixPath

from typing_extensions import override
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # ships no types

# Of tests/system; the other files there share the stage.
_OTHER_SYSTEMS = {
    "production": {"test_https.py", "test_production.py", "test_sign_in_attacks.py"},
    "door": {"test_front_door.py", "test_front_door_limits.py", "test_slow_clients.py"},
}
_INSTANCE = PurePosixPath("tests/runner/test_under_load.py")


def system_of(nodeid: str) -> str:
    """The system that a test needs, or the test itself where it shares nothing."""
    path = PurePosixPath(nodeid.partition("::")[0])
    if path.parts[:2] == ("tests", "system"):
        names = (name for name, files in _OTHER_SYSTEMS.items() if path.name in files)
        return next(names, "stage")
    return "instance" if path == _INSTANCE else nodeid


class OneWorkerForEachSystem(LoadScopeScheduling):  # type: ignore[misc]  # as above
    """A second worker would start a second system of the same kind."""

    @override
    def _split_scope(self, nodeid: str) -> str:
        return system_of(nodeid)

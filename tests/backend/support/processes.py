"""Our own programs as processes, measured by the same coverage as this one."""

import os

from tools.dev.environment import base_environment

_COVERAGE = "COVERAGE_PROCESS_CONFIG"


def python_environment() -> dict[str, str]:
    """What every program gets from the runner, and what makes coverage go on in it."""
    measured = os.environ.get(_COVERAGE)  # noqa: TID251 - of the tool, not of Daymark
    return base_environment() | ({_COVERAGE: measured} if measured else {})

"""`./dev bench`: the performance suite; arguments go to it."""

from collections.abc import Sequence

from tools.dev.commands import run_shown
from tools.dev.errors import StepFailedError
from tools.dev.node import prepare_node
from tools.dev.packages import install_packages
from tools.dev.paths import PYTHON


def run(arguments: Sequence[str]) -> None:
    prepare_node()
    install_packages()
    if run_shown([PYTHON, "-m", "tests.bench", *arguments]) != 0:
        raise StepFailedError("The benchmark did not finish; the reason is in the lines above.")

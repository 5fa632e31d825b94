"""`./dev bench` measures the backend, `./dev bench browser` the app; further arguments go to it."""

from collections.abc import Sequence

from tools.dev.commands import run_shown
from tools.dev.errors import StepFailedError
from tools.dev.node import prepare_node
from tools.dev.packages import install_packages
from tools.dev.paths import PYTHON


def run(arguments: Sequence[str]) -> None:
    prepare_node()
    install_packages()
    is_browser = arguments[:1] == ["browser"]
    command = ["tests.bench.browser", *arguments[1:]] if is_browser else ["tests.bench", *arguments]
    if run_shown([PYTHON, "-m", *command]) != 0:
        raise StepFailedError("The benchmark did not finish; the reason is in the lines above.")

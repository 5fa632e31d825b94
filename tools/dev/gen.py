"""`./dev gen`: everything generated, made again."""

from collections.abc import Sequence

from tools.dev import settings_table
from tools.dev.api_types import API_TYPES, write_api_types
from tools.dev.commands import run_step
from tools.dev.output import say, succeed
from tools.dev.packages import install_packages
from tools.dev.paths import ROOT, VENV_BIN
from tools.dev.up import refuse_arguments

_BACKEND = "backend/requirements.txt"
_FOLDER = "tools/dev/requirements"
_COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"),
    *("--python-version", "3.11"),
)
# What goes into each file; the tools take the versions that the backend has.
_REQUIREMENTS = {
    _BACKEND: ("pyproject.toml",),
    f"{_FOLDER}/local.txt": ("--group", "local", "-c", _BACKEND),
    f"{_FOLDER}/test.txt": ("--group", "test", "-c", _BACKEND),
    f"{_FOLDER}/uv.txt": ("--group", "uv"),
}


def run(arguments: Sequence[str]) -> None:
    refuse_arguments(arguments)
    install_packages()
    for target, inputs in _REQUIREMENTS.items():
        say(f"locking {target}")
        run_step(f"Locking {target}", [VENV_BIN / "uv", *_COMPILE, *inputs, "-o", target])
    say("describing the settings")
    settings_table.TARGET.write_text(settings_table.render())
    say(f"writing {API_TYPES.relative_to(ROOT)}")
    write_api_types(API_TYPES)
    succeed("everything generated is up to date")

"""A Chromium for the browser tests: the machine's, or one that is installed."""

import os
import shutil
import sys
from pathlib import Path

from tools.dev.commands import run_captured, show
from tools.dev.environment import process_environment
from tools.dev.errors import SetupError
from tools.dev.output import say
from tools.dev.paths import PYTHON

# The shell is Chromium without its windows: a page costs it less than half the time.
_NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
_ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_or_install_chromium() -> Path:
    """The path of a browser that can be started; a clear sentence when none can be had."""
    found = _find()
    if found:
        return found
    say("installing Chromium")
    attempts: list[tuple[str | Path, ...]] = [(PYTHON, "-m", "playwright", "install", "chromium")]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        packages = ("-y", "--no-install-recommends", "chromium-headless-shell")
        attempts += [("apt-get", "update"), ("apt-get", "install", *packages)]
    for command in attempts:
        status, output = run_captured(command, {"DEBIAN_FRONTEND": "noninteractive"})
        found = _find()
        if found:
            return found
        if status:
            show(output.splitlines())
    message = (
        "No Chromium was found and none could be installed: install it (Debian: `apt install "
        "chromium-headless-shell`), or name one in CHROMIUM_PATH."
    )
    raise SetupError(message)


def _find() -> Path | None:
    given = process_environment().get("CHROMIUM_PATH")
    if given:
        if not os.access(given, os.X_OK):
            message = f"CHROMIUM_PATH names {given}, which cannot be run."
            raise SetupError(message)
        return Path(given)
    on_path = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if on_path:
        return Path(on_path)
    if sys.platform == "darwin" and _ON_MACOS.exists():
        return _ON_MACOS
    return _playwrights_own()


def _playwrights_own() -> Path | None:
    status, output = run_captured([PYTHON, "-c", _ASK_PLAYWRIGHT])
    path = Path(output.strip())
    return path if status == 0 and path.is_file() else None

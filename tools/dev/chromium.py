"""A headless Chromium, as the browser tests and the README's pictures use it."""

import os

from playwright.sync_api import Browser, Playwright

from tools.dev.browser import find_or_install_chromium

_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def launch(playwright: Playwright, *, keeps_left_pages: bool = False) -> Browser:
    """Starts the browser that `CHROMIUM_PATH` names, else the one that is found or installed.

    Playwright switches the back/forward cache off; `keeps_left_pages` leaves it on, as people
    have it.
    """
    # Chromium's sandbox refuses to run as root.
    arguments = [*_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    ignored = ["--disable-back-forward-cache"] if keeps_left_pages else []
    return playwright.chromium.launch(
        executable_path=find_or_install_chromium(), args=arguments, ignore_default_args=ignored
    )

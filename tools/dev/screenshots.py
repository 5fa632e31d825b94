"""The pictures of the README: the real app with the demo's sample, on a throw-away instance.

`python -m tools.dev.screenshots` writes them to docs/images.
"""

import secrets
from pathlib import Path
from typing import Literal, NamedTuple

import httpx
from playwright.sync_api import Browser, BrowserContext, StorageState, sync_playwright

from tools.dev import demo
from tools.dev.chromium import launch
from tools.dev.output import say, succeed
from tools.dev.paths import ROOT
from tools.dev.stack import Stack

IMAGES = ROOT / "docs" / "images"


class Screen(NamedTuple):
    name: str
    address: str
    heading: str
    width: int
    height: int
    scale: float
    is_phone: bool = False


_SCREENS = (
    Screen("upcoming", "/todos?view=upcoming", "Upcoming", 1280, 800, 1.5),
    Screen("today-phone", "/todos?view=today", "Today", 390, 844, 2, is_phone=True),
)
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take(url: str, folder: Path) -> list[Path]:
    """Fills an account at `url` and photographs it on every screen in every theme."""
    folder.mkdir(parents=True, exist_ok=True)
    password = secrets.token_hex(12)
    with httpx.Client(base_url=url, timeout=20.0, trust_env=False) as client:
        demo.fill(client, password)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        state = _sign_in(browser, url, password)
        paths = []
        for screen in _SCREENS:
            for theme in _THEMES:
                context = browser.new_context(
                    base_url=url,
                    storage_state=state,
                    viewport={"width": screen.width, "height": screen.height},
                    device_scale_factor=screen.scale,
                    is_mobile=screen.is_phone,
                    has_touch=screen.is_phone,
                    color_scheme=theme,
                    reduced_motion="reduce",
                )
                paths.append(_photograph(context, screen, folder / f"{screen.name}-{theme}.png"))
        browser.close()
    return paths


def _sign_in(browser: Browser, url: str, password: str) -> StorageState:
    context = browser.new_context(base_url=url)
    credentials = {"email": demo.EMAIL, "password": password}
    answer = context.request.post(
        "/api/auth/sign-in/email", data=credentials, headers={"origin": url}
    )
    if not answer.ok:
        raise RuntimeError(answer.text())
    return context.storage_state()


def _photograph(context: BrowserContext, screen: Screen, path: Path) -> Path:
    page = context.new_page()
    page.goto(screen.address)
    page.get_by_role("heading", name=screen.heading, level=1).wait_for()
    page.get_by_role("checkbox", name="Buy oat milk and coffee").wait_for()
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path)
    context.close()
    return path


def main() -> None:
    with Stack.start() as stack:
        say("taking the pictures")
        for path in take(stack.url, IMAGES):
            succeed(f"{path.relative_to(ROOT)} ({path.stat().st_size // 1024} kB)")


if __name__ == "__main__":
    main()

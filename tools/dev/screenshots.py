"""The pictures of the README: the real dashboard, on a throw-away instance.

`python -m tools.dev.screenshots` writes them to docs/images.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import APIRequestContext, BrowserContext, sync_playwright

from tools.dev.chromium import launch
from tools.dev.output import say, succeed
from tools.dev.paths import ROOT
from tools.dev.stack import Stack

IMAGES = ROOT / "docs" / "images"
_ACCOUNT = {"name": "Ada Lovelace", "email": "ada@example.com", "password": "correct horse battery"}
_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class Screen(NamedTuple):
    name: str
    width: int
    height: int
    scale: float
    is_phone: bool = False


_SCREENS = (
    Screen("dashboard", 1280, 800, 1.5),
    Screen("dashboard-phone", 390, 844, 2, is_phone=True),
)


class Errand(NamedTuple):
    """One todo of the picture; `due_in` counts days from today."""

    title: str
    due_in: int | None = None
    priority: int = 4
    notes: str = ""
    is_done: bool = False


# The last one is the newest and stands first.
_ERRANDS = (
    Errand("Return the library books", is_done=True),
    Errand("Water the plants on the balcony", is_done=True),
    Errand("Learn the second movement by heart"),
    Errand("Ask Mary about the summer house", notes="The last two weeks of July, if it is free."),
    Errand("Renew the passport", due_in=21, notes="Two photographs, 35 by 45 mm."),
    Errand("Sharpen the kitchen knives"),
    Errand("Plan the walk along the coast", due_in=5, priority=3),
    Errand("Book a table for the anniversary", due_in=2),
    Errand("Send Charles the notes on the engine", due_in=1, priority=2),
    Errand("Call the dentist", due_in=0, priority=1),
    Errand("Buy coffee, lemons and bread", due_in=0),
)


def take(url: str, folder: Path) -> list[Path]:
    """Signs somebody up at `url`, fills their list and photographs it on every screen."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        arranging = browser.new_context(base_url=url)
        _fill(arranging.request, url)
        state = arranging.storage_state()
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
                paths.append(_photograph(context, folder / f"{screen.name}-{theme}.png"))
        browser.close()
    return paths


def _fill(requests: APIRequestContext, url: str) -> None:
    _post(requests, "/api/auth/sign-up/email", _ACCOUNT, {"origin": url})
    token = requests.get("/api/auth/token").json()["token"]
    headers = {"authorization": f"Bearer {token}"}
    today = datetime.now(tz=UTC).date()
    for errand in _ERRANDS:
        body: dict[str, object] = {
            "title": errand.title,
            "notes": errand.notes,
            "priority": errand.priority,
            "completed": errand.is_done,
        }
        if errand.due_in is not None:
            body["due_date"] = (today + timedelta(days=errand.due_in)).isoformat()
        _post(requests, "/api/v1/todos", body, headers)


def _post(
    requests: APIRequestContext, path: str, body: Mapping[str, object], headers: dict[str, str]
) -> None:
    answer = requests.post(path, data=dict(body), headers=headers)
    if not answer.ok:
        raise RuntimeError(answer.text())


def _photograph(context: BrowserContext, path: Path) -> Path:
    page = context.new_page()
    page.goto("/todos")
    page.get_by_role("checkbox", name=_ERRANDS[-1].title).wait_for()
    page.wait_for_load_state("networkidle")
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

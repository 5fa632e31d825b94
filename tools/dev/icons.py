"""The icons that devices show for the installed app, drawn from `public/icon.svg`.

`python -m tools.dev.icons` writes them to `frontend/public/icons`.
"""

from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tools.dev.chromium import launch
from tools.dev.output import succeed
from tools.dev.paths import ROOT

_PUBLIC = ROOT / "frontend" / "public"
_GROUND = "#006278"
_MARK = "#fcfbf9"


class Icon(NamedTuple):
    """`mark` is how much of the square the drawing takes, `corner` how round the square is."""

    name: str
    size: int
    mark: float
    corner: float


# What a device cuts to its own shape keeps everything within the middle four fifths.
_ICONS = (
    Icon("icon-192", 192, 0.58, 0.22),
    Icon("icon-512", 512, 0.58, 0.22),
    Icon("maskable-192", 192, 0.52, 0),
    Icon("maskable-512", 512, 0.52, 0),
    Icon("apple-touch-icon", 180, 0.58, 0),
)


def draw(folder: Path) -> list[Path]:
    """Writes every icon as PNG."""
    drawing = (_PUBLIC / "icon.svg").read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        paths = [_draw(browser, drawing, icon, folder) for icon in _ICONS]
        browser.close()
    return paths


def _draw(browser: Browser, drawing: str, icon: Icon, folder: Path) -> Path:
    path = folder / f"{icon.name}.png"
    page = browser.new_page(viewport={"width": icon.size, "height": icon.size})
    page.set_content(
        f"<style>body {{ margin: 0; background: transparent }}"
        f"div {{ display: grid; place-items: center; width: 100vw; height: 100vh;"
        f" border-radius: {icon.corner * 100}%; background: {_GROUND} }}"
        f"svg {{ width: {icon.mark * 100}%; fill: {_MARK} }}</style><div>{drawing}</div>"
    )
    page.screenshot(path=path, omit_background=True)
    page.close()
    return path


def main() -> None:
    for path in draw(_PUBLIC / "icons"):
        succeed(f"{path.relative_to(ROOT)} ({path.stat().st_size} bytes)")


if __name__ == "__main__":
    main()

"""What a person does with their todos, as keys and clicks of a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.bench.watching import look, now, rest

Act = Callable[[Page], None]

_PACE_MS = 60
"""Between two letters, and between pressing a button and letting it go."""

_VISIBLE_CHECKS = """() => [...document.querySelectorAll("main li input[type=checkbox]")]
  .map((check) => check.getBoundingClientRect())
  .filter(({ top, bottom }) => top > 160 && bottom < innerHeight - 100)
  .map(({ x, y, width, height }) => [x + width / 2, y + height / 2])"""
_VIEW_LINKS = """() => [...document.querySelectorAll("nav[aria-label=Views] a[href]")]
  .map((link) => link.getBoundingClientRect())
  .filter(({ height }) => height > 0)
  .map(({ x, y, width, height }) => [x + width / 2, y + height / 2])"""


def _press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        look(page)


def _write(page: Page, text: str) -> None:
    page.keyboard.type(text, delay=_PACE_MS)
    rest(page)


def _go(page: Page, key: str) -> None:
    """To a view, and away from any field: its keys would be letters there."""
    page.evaluate("document.activeElement?.blur()")
    _press(page, "g", key)


def tick(page: Page) -> None:
    for _ in range(20):
        (x, y), *_others = page.evaluate(_VISIBLE_CHECKS)
        page.mouse.click(x, y, delay=_PACE_MS)
        look(page)


def undo(page: Page) -> None:
    _press(page, *["Control+z"] * 8)


def walk(page: Page) -> None:
    _press(page, *["j"] * 24, *["k"] * 8)


def order(page: Page) -> None:
    _press(page, "j", *["Alt+ArrowDown"] * 8, *["Alt+ArrowUp"] * 4)


def edit(page: Page) -> None:
    for _ in range(5):
        _press(page, "j", "e", "End")
        _write(page, " today")
        _press(page, "Enter")


def delete(page: Page) -> None:
    _press(page, "j", *["Delete"] * 6)


def capture(page: Page) -> None:
    _press(page, "q")
    _write(page, "Buy milk tomorrow 9am p2")
    _press(page, "Enter", "Escape")


def search(page: Page) -> None:
    for words in ("mend sail", "charles 42"):
        _press(page, "/")
        _write(page, words)
        _go(page, "i")


def palette(page: Page) -> None:
    for words in ("boat", "upcom", "sharpen"):
        _press(page, "Control+k")
        _write(page, words)
        _press(page, "ArrowDown", "ArrowDown", "Escape")


def views(page: Page) -> None:
    for key in ("t", "u", "c", "i"):
        _go(page, key)
    for x, y in page.evaluate(_VIEW_LINKS)[:9]:
        page.mouse.click(x, y, delay=_PACE_MS)
        look(page)
    _go(page, "i")


_ACTS: tuple[tuple[str, Act], ...] = (
    ("walk", walk),
    ("tick", tick),
    ("undo", undo),
    ("order", order),
    ("edit", edit),
    ("delete", delete),
    ("undo", undo),
    ("capture", capture),
    ("search", search),
    ("palette", palette),
    ("views", views),
)


def run_all(page: Page) -> list[tuple[str, float]]:
    """Does all of it; returns what was begun when, by the page's clock."""
    begun = []
    for name, act in _ACTS:
        _go(page, "i")
        begun.append((name, now(page)))
        act(page)
    return begun

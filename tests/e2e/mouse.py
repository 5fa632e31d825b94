"""What hands do with a mouse."""

from playwright.sync_api import FloatRect, Locator, Page, expect

_LEVEL_PX = 24
_EDGE_PX = 3


def drag(
    page: Page, source: Locator, target: Locator, *, below: bool = False, levels: int = 0
) -> None:
    """Drops one row right above another, or `below` it, so many levels to the right."""
    grab(page, source)
    goal = _box(target)
    x = _box(source)["x"] + 20 + levels * _LEVEL_PX
    y = goal["y"] + (goal["height"] - _EDGE_PX if below else _EDGE_PX)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    expect(_dragging(page)).to_have_count(0)


def drop_on(page: Page, source: Locator, target: Locator) -> None:
    """Drops a row onto something else: a name in the sidebar, a heading."""
    grab(page, source)
    goal = _box(target)
    page.mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + goal["height"] / 2, steps=4)
    page.mouse.up()
    expect(_dragging(page)).to_have_count(0)


def grab(page: Page, source: Locator) -> None:
    """Takes hold of a row and moves it a little, without letting go."""
    start = _box(source)
    x, y = start["x"] + 20, start["y"] + start["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 12, steps=2)
    expect(_dragging(page)).to_have_count(1)


def _dragging(page: Page) -> Locator:
    return page.locator("html[data-dragging]")


def _box(locator: Locator) -> FloatRect:
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None
    return box

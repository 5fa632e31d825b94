"""The keyboard alone is enough, and the focus is never lost."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.network import stored
from tests.e2e.people import Client, new_person
from tests.e2e.screens import DASHBOARD, LOGIN, button, new_todo, open_dashboard, shown, todo, todos

_FOCUS_IS_LOST = "document.activeElement === null || document.activeElement === document.body"
_STEPS = 60


def _tab_to(page: Page, goal: Locator, key: str = "Tab") -> None:
    """Presses Tab until `goal` has the focus, as somebody without a mouse would."""
    expect(goal).to_be_visible()
    for _ in range(_STEPS):
        if goal.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    expect(goal).to_be_focused()


def test_everything_from_sign_up_to_sign_out_works_by_keyboard_alone(page: Page) -> None:
    ada = new_person()
    page.goto("/register")
    for label, value in (("Name", ada.name), ("Email", ada.email), ("Password", ada.password)):
        _tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(value)
    page.keyboard.press("Enter")
    expect(page).to_have_url(DASHBOARD)

    _tab_to(page, new_todo(page))
    for title in ("Milk", "Bread", "Eggs"):
        page.keyboard.type(title)
        page.keyboard.press("Enter")
    expect(todos(page)).to_have_count(3)

    _tab_to(page, todo(page, "Bread"))
    page.keyboard.press("Space")
    expect(todo(page, "Bread")).to_have_count(0)

    _tab_to(page, page.get_by_role("button", name="Edit Milk"))
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Oat milk")
    page.keyboard.press("Enter")
    expect(todo(page, "Oat milk")).to_be_visible()

    _tab_to(page, page.get_by_role("button", name="Delete Eggs"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(todo(page, "Eggs")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+z")
    expect(todo(page, "Eggs")).to_be_visible()

    _tab_to(page, page.get_by_role("button", name=re.compile("^Account menu")), "Shift+Tab")
    page.keyboard.press("Enter")
    _tab_to(page, page.get_by_role("button", name="Sign out"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(LOGIN)


@pytest.mark.parametrize("act", ["complete", "delete"])
@pytest.mark.usefixtures("person")
def test_the_focus_goes_on_to_a_neighbour_when_a_todo_leaves(
    page: Page, client: Client, act: str
) -> None:
    client.add_todos(["Third", "Second", "First"])
    open_dashboard(page)

    for title in ("Second", "First", "Third"):
        button = page.get_by_role("button", name=f"Delete {title}")
        target = todo(page, title) if act == "complete" else button
        target.focus()
        page.keyboard.press("Space")
        expect(todo(page, title)).to_have_count(0)
        assert not page.evaluate(_FOCUS_IS_LOST), f"after {title}"


@pytest.mark.usefixtures("person")
def test_the_first_stop_leads_past_the_frame_to_the_content(page: Page) -> None:
    open_dashboard(page)
    page.evaluate("document.activeElement?.blur()")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.usefixtures("person")
def test_what_has_the_focus_can_be_seen(page: Page, client: Client) -> None:
    client.add_todos(["Look at me"])
    open_dashboard(page)
    page.evaluate("document.activeElement?.blur()")

    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(_RING)
        assert outline >= 2, page.evaluate("document.activeElement?.outerHTML")


# The ring may be drawn by the element or, round a hidden checkbox or a field, by what holds it.
_RING = """() => {
  let widest = 0;
  let element = document.activeElement;
  if (element === document.body) { return 2; }
  for (let step = 0; element !== null && step < 4; step += 1, element = element.parentElement) {
    const {outlineStyle, outlineWidth} = getComputedStyle(element);
    if (outlineStyle !== "none") { widest = Math.max(widest, parseFloat(outlineWidth)); }
  }
  return widest;
}"""


@pytest.mark.usefixtures("person")
def test_what_happens_is_said_to_a_screen_reader(page: Page, client: Client) -> None:
    client.add_todos(["Water the plants"])
    open_dashboard(page)

    todo(page, "Water the plants").click()

    spoken = page.locator("[aria-live=polite], [role=status], [role=alert]")
    expect(spoken.filter(has_text="Water the plants").first).to_be_attached()


@pytest.mark.usefixtures("person")
def test_the_key_that_ends_an_input_method_saves_nothing(page: Page, client: Client) -> None:
    client.add_todos(["Milk"])
    open_dashboard(page)
    button(page, "Edit Milk").click()
    title = page.get_by_role("textbox", name="Title")
    title.fill("牛乳")

    # As Safari sends it: the input method has ended, and only the number of the key tells.
    title.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    expect(title).to_be_focused()
    with stored(page):
        page.keyboard.press("Enter")

    expect(shown(page)).to_have_text(["牛乳"])

"""The command palette and the keys: everything by a few letters, and nothing by accident."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.days import day
from tests.e2e.network import stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    button,
    heading,
    new_todo,
    open_dashboard,
    open_view,
    row,
    shown,
    todo,
    todos,
)

pytestmark = pytest.mark.usefixtures("person")


def _palette(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Command palette")


def _open(page: Page) -> Locator:
    """Returns its input."""
    page.keyboard.press("ControlOrMeta+k")
    field = _palette(page).get_by_role("combobox")
    expect(field).to_be_focused()
    return field


def _run(page: Page, typed: str, *, first: str) -> None:
    """Types, and takes the first entry, which must be this one."""
    field = _open(page)
    field.fill(typed)
    expect(_palette(page).get_by_role("option", selected=True)).to_contain_text(first)
    page.keyboard.press("Enter")
    expect(_palette(page)).to_have_count(0)


def test_the_palette_finds_todos_lists_and_things_to_do(page: Page, client: Client) -> None:
    boats = client.add_list("Boats")
    client.add_todo("Paint the hull", list_id=boats)
    client.add_todo("Buy paint")
    open_dashboard(page)

    _run(page, "hull", first="Paint the hull")
    expect(heading(page, "Boats")).to_be_visible()
    expect(todo(page, "Paint the hull")).to_be_focused()
    _run(page, "upc", first="Go to Upcoming")
    expect(heading(page, "Upcoming")).to_be_visible()
    _run(page, "boats", first="Boats")
    expect(heading(page, "Boats")).to_be_visible()
    with stored(page):
        _run(page, "dark", first="Dark theme")
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    with stored(page):
        field = _open(page)
        field.fill("Nothing is called so")
        page.keyboard.press("Enter")
    assert client.row("Nothing is called so")["list_id"] is None
    _run(page, "new todo", first="New todo")
    expect(new_todo(page)).to_be_focused()


def test_the_palette_reads_what_it_adds_and_says_where_it_went(page: Page, client: Client) -> None:
    boats = client.add_list("Boats")
    open_dashboard(page, "/todos?view=completed")

    with stored(page):
        _run(page, "Paint the hull tomorrow p1 #Boats", first="Add “Paint the hull")

    expect(page.get_by_text("Added to Boats for tomorrow: Paint the hull")).to_be_visible()
    made = client.row("Paint the hull")
    assert (made["list_id"], made["due_date"], made["priority"]) == (boats, day(1), 1)


def test_the_palette_leads_to_a_part_that_is_folded_away(page: Page, client: Client) -> None:
    pack = client.add_todo("Pack")
    tent = client.add_todo("Tent", parent_id=pack)
    client.add_todo("Pegs", parent_id=tent)
    open_dashboard(page)
    for name in ("Tent", "Pack"):
        todo(page, name).focus()
        page.keyboard.press("ArrowLeft")
    expect(shown(page)).to_have_text(["Pack"])

    _run(page, "pegs", first="Pegs")

    expect(todo(page, "Pegs")).to_be_focused()
    expect(shown(page)).to_have_text(["Pack", "Tent", "Pegs"])


def test_the_palette_is_moved_through_by_arrows_and_left_by_escape(
    page: Page, client: Client
) -> None:
    client.add_todos(["Any"])
    open_dashboard(page)
    todo(page, "Any").focus()
    _open(page)
    chosen = _palette(page).get_by_role("option", selected=True)
    first = chosen.inner_text()

    page.keyboard.press("ArrowDown")
    expect(chosen).not_to_have_text(first)
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_text(first, use_inner_text=True)
    page.keyboard.press("Escape")

    expect(_palette(page)).to_have_count(0)
    expect(todo(page, "Any")).to_be_focused()


def test_a_key_that_follows_escape_at_once_is_not_lost(page: Page) -> None:
    open_dashboard(page)
    _open(page)

    # Faster than the browser's next frame: till then the focus stays in what has closed.
    page.evaluate("""() => {
      const field = document.activeElement;
      field.closest("dialog").close();
      const key = {key: "k", ctrlKey: true, bubbles: true, cancelable: true};
      field.dispatchEvent(new KeyboardEvent("keydown", key));
    }""")

    expect(_palette(page)).to_be_visible()
    expect(_palette(page).get_by_role("combobox")).to_be_focused()


def test_g_and_a_letter_lead_to_the_views_from_wherever_one_is(page: Page) -> None:
    page.goto("/settings")
    # The keys come with the person whose page it is.
    expect(button(page, "Account menu, Ada Lovelace")).to_be_visible()

    for keys, name in (("gu", "Upcoming"), ("gc", "Completed"), ("gi", "Inbox"), ("gt", "Today")):
        for key in keys:
            page.keyboard.press(key)
        expect(heading(page, name)).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("q")

    expect(heading(page, "Inbox")).to_be_visible()
    expect(new_todo(page)).to_be_focused()


def test_a_question_mark_shows_every_key_and_escape_leads_back(page: Page, client: Client) -> None:
    client.add_todos(["Any"])
    open_dashboard(page)
    todo(page, "Any").focus()

    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    for promise in ("Write a new todo", "Command palette", "Complete, or open again", "Undo"):
        expect(dialog.get_by_text(promise, exact=True)).to_be_visible()
    page.keyboard.press("q")  # nothing below a dialog
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)
    expect(todo(page, "Any")).to_be_focused()


def test_a_dialog_goes_with_the_page_that_it_was_opened_on(page: Page) -> None:
    open_dashboard(page)
    open_view(page, "Today")
    _open(page)
    page.go_back()
    expect(heading(page, "Inbox")).to_be_visible()
    expect(_palette(page)).to_have_count(0)

    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    dialog.get_by_role("link", name="Settings").click()

    expect(heading(page, "Settings")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_single_keys_do_everything_with_the_todo_that_has_the_focus(
    page: Page, client: Client
) -> None:
    client.add_todos(["Third", "Second", "First"])
    open_dashboard(page)
    page.evaluate("document.activeElement?.blur()")

    page.keyboard.press("j")
    expect(todo(page, "First")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(todo(page, "Second")).to_be_focused()
    page.keyboard.press("k")
    expect(todo(page, "First")).to_be_focused()
    page.keyboard.press("1")
    expect(row(page, "First")).to_contain_text("High priority")
    page.keyboard.press("t")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Tomorrow")).click()
    expect(row(page, "First")).to_contain_text("Tomorrow")
    page.keyboard.press("e")
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()
    page.keyboard.press("Escape")
    todo(page, "First").focus()
    page.keyboard.press("x")
    expect(todo(page, "First")).to_have_count(0)
    expect(todo(page, "Second")).to_be_focused()
    page.keyboard.press("Delete")

    expect(shown(page)).to_have_text(["Third"])
    expect(todo(page, "Third")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ControlOrMeta+z")
    expect(shown(page)).to_have_text(["First", "Second", "Third"])
    expect(row(page, "First")).not_to_contain_text(day(1))


def test_no_key_does_anything_while_one_types_or_composes(page: Page, client: Client) -> None:
    client.add_todos(["Any"])
    open_dashboard(page)

    new_todo(page).press_sequentially("?/gtqnjkxvetml1 ")
    expect(new_todo(page)).to_have_value("?/gtqnjkxvetml1 ")
    expect(new_todo(page)).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(heading(page, "Inbox")).to_be_visible()
    todo(page, "Any").focus()
    todo(page, "Any").evaluate(_COMPOSE)

    expect(todo(page, "Any")).to_be_focused()
    expect(shown(page)).to_have_text(["Any"])
    expect(page.get_by_role("dialog")).to_have_count(0)


# As an input method sends them: nobody but the browser can really compose.
_COMPOSE = """element => {
  for (const key of ["x", "?", "q", "Delete", "t"]) {
    element.dispatchEvent(new KeyboardEvent("keydown", {
      key, bubbles: true, cancelable: true, isComposing: true}));
  }
}"""


def test_escape_belongs_to_an_input_method_while_it_composes(page: Page, client: Client) -> None:
    client.add_todos(["Any"])
    open_dashboard(page)
    composing = {"text": "にほ", "selectionStart": 2, "selectionEnd": 2}
    method = page.context.new_cdp_session(page)

    new_todo(page).focus()
    method.send("Input.imeSetComposition", composing)
    page.keyboard.press("Escape")
    expect(new_todo(page)).to_be_focused()
    method.send("Input.insertText", {"text": "日本"})
    expect(new_todo(page)).to_have_value("日本")
    button(page, "Edit Any").click()
    title = page.get_by_role("textbox", name="Title")
    title.fill("")
    method.send("Input.imeSetComposition", composing)
    page.keyboard.press("Escape")
    expect(title).to_be_focused()
    method.send("Input.insertText", {"text": "日本"})
    with stored(page):
        page.keyboard.press("Enter")

    expect(shown(page)).to_have_text(["日本"])


def test_single_keys_can_be_switched_off_and_the_others_stay(page: Page, client: Client) -> None:
    client.add_todos(["Any"])
    page.goto("/settings")
    page.get_by_role("checkbox", name="Single-key shortcuts").uncheck()
    open_dashboard(page)
    todo(page, "Any").focus()

    for key in ("x", "1", "Delete", "?", "q", "t"):
        page.keyboard.press(key)
    expect(todo(page, "Any")).to_be_focused()
    expect(todos(page)).to_have_count(1)
    expect(row(page, "Any")).not_to_contain_text("priority")
    expect(page.get_by_role("dialog")).to_have_count(0)
    _open(page)
    page.keyboard.press("Escape")
    button(page, "Delete Any").click()
    expect(todos(page)).to_have_count(0)
    page.keyboard.press("ControlOrMeta+z")

    expect(shown(page)).to_have_text(["Any"])

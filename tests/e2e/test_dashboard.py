"""The dashboard: changing, completing, deleting, finding again."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.network import CHANGES, stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    add,
    button,
    complete,
    heading,
    open_dashboard,
    open_view,
    row,
    shown,
    todo,
    todos,
    undo,
)

pytestmark = pytest.mark.usefixtures("person")


def test_a_new_todo_is_first_and_still_first_after_a_reload(page: Page, client: Client) -> None:
    client.add_todos(["Older"])
    open_dashboard(page)

    with stored(page):
        add(page, "Newer")
    expect(shown(page)).to_have_text(["Newer", "Older"])
    with page.expect_response(CHANGES):
        page.reload()

    expect(shown(page)).to_have_text(["Newer", "Older"])


def test_a_title_is_changed_in_place_and_enter_saves_it(page: Page, client: Client) -> None:
    client.add_todos(["Wrte a letter"])
    open_dashboard(page)

    button(page, "Edit Wrte a letter").click()
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_be_focused()
    title.fill("Write a letter")
    with stored(page):
        title.press("Enter")

    expect(todo(page, "Write a letter")).to_be_visible()
    expect(button(page, "Edit Write a letter")).to_be_focused()
    assert client.titles() == ["Write a letter"]


def test_a_long_title_is_edited_in_full_sight_and_stays_one_line(
    page: Page, client: Client
) -> None:
    client.add_todos(["Ask the architect about the wall " * 8])
    open_dashboard(page)
    page.get_by_role("button", name=re.compile("^Edit Ask")).click()
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_be_focused()

    assert title.evaluate("field => field.scrollHeight <= field.offsetHeight")
    assert title.evaluate("field => field.scrollWidth <= field.offsetWidth")
    title.fill("Ask the architect\r\n  about the roof")
    expect(title).to_have_value("Ask the architect about the roof")
    with stored(page):
        title.press("Enter")

    expect(shown(page)).to_have_text(["Ask the architect about the roof"])
    assert client.titles() == ["Ask the architect about the roof"]


def test_escape_leaves_the_title_as_it_was(page: Page, client: Client) -> None:
    client.add_todos(["Keep me"])
    open_dashboard(page)

    button(page, "Edit Keep me").click()
    page.get_by_role("textbox", name="Title").fill("Something else")
    page.keyboard.press("Escape")

    expect(todo(page, "Keep me")).to_be_visible()
    expect(button(page, "Edit Keep me")).to_be_focused()
    assert client.titles() == ["Keep me"]


def test_what_escape_discards_in_the_editor_comes_back_with_undo(
    page: Page, client: Client
) -> None:
    client.add_todos(["Keep me"])
    open_dashboard(page)
    button(page, "Edit Keep me").click()
    page.get_by_role("textbox", name="Notes").fill("An hour of thought")
    page.keyboard.press("Escape")
    expect(button(page, "Edit Keep me")).to_be_focused()

    undo(page)

    expect(page.get_by_role("textbox", name="Notes")).to_have_value("An hour of thought")
    with stored(page):
        button(page, "Save").click()
    assert client.row("Keep me")["notes"] == "An hour of thought"


def test_going_on_to_another_todo_saves_the_one_that_is_being_edited(
    page: Page, client: Client
) -> None:
    client.add_todos(["First", "Second"])
    open_dashboard(page)
    button(page, "Edit First").click()
    page.get_by_role("textbox", name="Notes").fill("An hour of thought")

    with stored(page):
        button(page, "Edit Second").click()

    title = page.get_by_role("textbox", name="Title")
    expect(title).to_have_value("Second")
    expect(title).to_be_focused()
    assert client.row("First")["notes"] == "An hour of thought"
    title.fill(" ")
    button(page, "Edit First").click()
    expect(title).to_have_attribute("aria-invalid", "true")


def test_leaving_the_editor_without_a_change_says_nothing(page: Page, client: Client) -> None:
    client.add_todos(["Keep me"])
    open_dashboard(page)
    button(page, "Edit Keep me").click()
    page.get_by_role("textbox", name="Title").fill("Something else")
    page.get_by_role("textbox", name="Title").fill("Keep me")

    page.keyboard.press("Escape")

    expect(button(page, "Edit Keep me")).to_be_focused()
    expect(button(page, "Undo")).to_have_count(0)


def test_a_title_that_is_blank_or_far_too_long_is_refused_where_it_is_written(
    page: Page, client: Client
) -> None:
    client.add_todos(["Short enough"])
    open_dashboard(page)
    button(page, "Edit Short enough").click()
    title = page.get_by_role("textbox", name="Title")

    for wrong in ("  ", "x" * 501):
        title.fill(wrong)
        title.press("Enter")
        expect(title).to_have_attribute("aria-invalid", "true")
        expect(title).to_have_value(wrong)

    assert client.titles() == ["Short enough"]


def test_a_completed_todo_moves_to_completed_and_can_be_reopened(
    page: Page, client: Client
) -> None:
    client.add_todos(["Water the plants"])
    open_dashboard(page)

    with stored(page):
        todo(page, "Water the plants").click()
    expect(todo(page, "Water the plants")).to_have_count(0)
    open_view(page, "Completed")
    expect(todo(page, "Water the plants")).to_be_checked()
    with stored(page):
        todo(page, "Water the plants").click()
    expect(todo(page, "Water the plants")).to_have_count(0)
    open_view(page, "Inbox")

    expect(todo(page, "Water the plants")).not_to_be_checked()
    assert client.titles(completed="false") == ["Water the plants"]


@pytest.mark.parametrize("way", ["the button", "Ctrl+Z"])
def test_a_deleted_todo_comes_back_by_undo(page: Page, client: Client, way: str) -> None:
    client.add_todos(["Below", "Precious", "Above"])
    open_dashboard(page)

    with stored(page):
        button(page, "Delete Precious").click()
    expect(shown(page)).to_have_text(["Above", "Below"])
    assert client.titles() == ["Above", "Below"]
    with stored(page):
        if way == "the button":
            undo(page)
        else:
            page.keyboard.press("ControlOrMeta+z")

    expect(shown(page)).to_have_text(["Above", "Precious", "Below"])
    assert client.titles() == ["Above", "Precious", "Below"]


def test_everything_done_in_a_row_is_taken_back_one_by_one(page: Page, client: Client) -> None:
    client.add_todos(["Second", "First"])
    open_dashboard(page)
    add(page, "Zeroth")
    complete(page, "First")
    button(page, "Delete Second").click()
    expect(shown(page)).to_have_text(["Zeroth"])
    page.get_by_role("main").focus()

    page.keyboard.press("ControlOrMeta+z")
    expect(shown(page)).to_have_text(["Zeroth", "Second"])
    page.keyboard.press("ControlOrMeta+z")
    expect(shown(page)).to_have_text(["Zeroth", "First", "Second"])
    page.keyboard.press("ControlOrMeta+z")
    expect(shown(page)).to_have_text(["First", "Second"])


def test_an_undo_is_offered_for_eight_seconds_and_longer_whatever_view_one_goes_to(
    page: Page, client: Client
) -> None:
    client.add_todos(["Precious"])
    now = datetime.now(tz=UTC)
    page.clock.install(time=now)
    open_dashboard(page)
    page.clock.pause_at(now + timedelta(minutes=1))  # a slow machine is not a slow person
    button(page, "Delete Precious").click()
    expect(button(page, "Undo")).to_be_visible()
    open_view(page, "Today")

    page.clock.run_for(8000)
    undo(page)
    page.clock.resume()
    open_view(page, "Inbox")

    expect(shown(page)).to_have_text(["Precious"])


def test_the_trash_keeps_a_deleted_todo_and_gives_it_back(page: Page, client: Client) -> None:
    client.add_todos(["Thrown away too early"])
    open_dashboard(page)
    with stored(page):
        button(page, "Delete Thrown away too early").click()
    expect(todos(page)).to_have_count(0)

    open_view(page, "Trash")
    with stored(page):
        button(page, "Restore Thrown away too early").click()
    expect(button(page, "Restore Thrown away too early")).to_have_count(0)
    open_view(page, "Inbox")

    expect(todo(page, "Thrown away too early")).to_be_visible()
    assert client.titles() == ["Thrown away too early"]


def test_of_hundreds_of_todos_each_is_met_once_on_the_way_down(page: Page, client: Client) -> None:
    wanted = [f"Todo number {number:03}" for number in range(600)]
    client.add_todos(reversed(wanted))
    open_dashboard(page)
    expect(row(page, wanted[0])).to_have_attribute("aria-setsize", "600")

    met = page.evaluate(_SCROLL_DOWN)

    assert met == wanted


# Takes down each row by its place in the list, half a screen after the other.
_SCROLL_DOWN = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const met = new Map();
  const meet = () => {
    for (const row of document.querySelectorAll("main li[aria-posinset]")) {
      const name = row.querySelector("input[type=checkbox]").ariaLabel;
      const place = Number(row.ariaPosInSet);
      if (met.get(place) !== undefined && met.get(place) !== name) { met.set(place, "?"); }
      else { met.set(place, name); }
    }
  };
  for (let before = -1; scrollY > before;) {
    before = scrollY;
    scrollBy({top: innerHeight / 2, behavior: "instant"});
    await frame(); await frame();
    meet();
  }
  return [...met].sort(([one], [other]) => one - other).map(([, name]) => name);
}"""


def test_what_another_tab_did_is_seen_here_without_a_reload(page: Page, client: Client) -> None:
    client.add_todos(["Shared"])
    open_dashboard(page)
    second = page.context.new_page()
    open_dashboard(second)

    todo(second, "Shared").click()

    expect(page.get_by_role("heading", name="All done")).to_be_visible()


def test_an_empty_list_says_what_to_do_until_the_first_todo_comes(page: Page) -> None:
    open_dashboard(page)
    welcome = page.get_by_role("heading", name="Your list starts here")
    expect(welcome).to_be_visible()

    add(page, "The first one")

    expect(todo(page, "The first one")).to_be_visible()
    expect(welcome).to_have_count(0)


def test_an_address_that_leads_nowhere_says_so_and_leads_on(page: Page) -> None:
    open_dashboard(page, "/todos?list=019a2b6e-7d0c-7c3a-9f51-2f6f0a4c8e11")

    expect(page.get_by_role("heading", name="This is not here any more")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Go to the inbox").click()

    expect(heading(page, "Inbox")).to_be_visible()

"""The order people give their todos: by mouse, by keys, by menu; kept, announced, everywhere."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Browsers
from tests.e2e.days import day
from tests.e2e.mouse import drag, drop_on, grab
from tests.e2e.network import stored
from tests.e2e.people import Client, Person
from tests.e2e.screens import (
    button,
    choose,
    open_dashboard,
    open_view,
    row,
    shown,
    spoken,
    todo,
)

pytestmark = pytest.mark.usefixtures("person")


def test_an_order_made_with_the_mouse_is_announced_kept_and_seen_on_another_device(
    page: Page, client: Client, browsers: Browsers, url: str, person: Person
) -> None:
    client.add_todos(["Four", "Three", "Two", "One"])
    other = browsers.open(width=390, height=844, is_phone=True)
    Client(other.request, url).sign_in(person)
    phone = other.new_page()
    open_dashboard(phone)
    open_dashboard(page)
    expect(shown(page)).to_have_text(["One", "Two", "Three", "Four"])

    with stored(page):
        drag(page, button(page, "Edit Four"), row(page, "Two"))
    expect(shown(page)).to_have_text(["One", "Four", "Two", "Three"])
    expect(spoken(page).filter(has_text="Moved Four before Two, 2 of 4")).to_be_attached()
    with stored(page):
        drag(page, button(page, "Edit One"), row(page, "Three"), below=True)

    expect(shown(page)).to_have_text(["Four", "Two", "Three", "One"])
    expect(shown(phone)).to_have_text(["Four", "Two", "Three", "One"])
    assert client.titles() == ["Four", "Two", "Three", "One"]
    page.reload()
    expect(shown(page)).to_have_text(["Four", "Two", "Three", "One"])


def test_a_drag_that_is_called_off_changes_nothing_and_opens_nothing(
    page: Page, client: Client
) -> None:
    client.add_todos(["Two", "One"])
    open_dashboard(page)

    grab(page, button(page, "Edit Two"))
    page.keyboard.press("Escape")
    page.mouse.up()

    expect(page.locator("html[data-dragging]")).to_have_count(0)
    expect(shown(page)).to_have_text(["One", "Two"])
    expect(page.get_by_role("textbox", name="Title")).to_have_count(0)


def test_alt_and_arrows_move_a_todo_up_down_in_and_out(page: Page, client: Client) -> None:
    client.add_todos(["Three", "Two", "One"])
    open_dashboard(page)
    todo(page, "Three").focus()

    with stored(page, 4):
        page.keyboard.press("Alt+ArrowUp")
        expect(shown(page)).to_have_text(["One", "Three", "Two"])
        expect(spoken(page).filter(has_text="Moved Three before Two, 2 of 3")).to_be_attached()
        expect(todo(page, "Three")).to_be_focused()
        page.keyboard.press("Alt+ArrowRight")
        expect(row(page, "Three")).to_contain_text("Level 2")
        expect(button(page, "0/1 done, parts of One")).to_be_visible()
        page.keyboard.press("Alt+ArrowDown")
        expect(spoken(page).filter(has_text="the last one already")).to_be_attached()
        page.keyboard.press("Alt+ArrowLeft")
        expect(row(page, "Three")).not_to_contain_text("Level 2")
        page.keyboard.press("Alt+ArrowDown")
    expect(todo(page, "Three")).to_be_focused()

    expect(shown(page)).to_have_text(["One", "Two", "Three"])
    assert client.titles() == ["One", "Two", "Three"]
    page.keyboard.press("ControlOrMeta+z")
    expect(shown(page)).to_have_text(["One", "Three", "Two"])


def test_the_menu_moves_a_todo_where_no_key_and_no_drag_can(page: Page, client: Client) -> None:
    client.add_todos(["Three", "Two", "One"])
    open_dashboard(page)

    with stored(page, 2):
        choose(page, "More for One", "Move down")
        expect(shown(page)).to_have_text(["Two", "One", "Three"])
        choose(page, "More for One", "Move in")

    expect(row(page, "One")).to_contain_text("Level 2")
    assert client.row("One")["parent_id"] == client.row("Two")["id"]
    button(page, "More for Two").click()
    menu = page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Move down", exact=True)).to_be_visible()
    expect(menu.get_by_role("menuitem", name="Move up", exact=True)).to_have_count(0)


def test_a_todo_dragged_to_the_right_becomes_a_part_and_to_the_left_stands_alone(
    page: Page, client: Client
) -> None:
    client.add_todos(["Below", "Part", "Whole"])
    open_dashboard(page)

    with stored(page):
        drag(page, button(page, "Edit Part"), row(page, "Whole"), below=True, levels=1)
    expect(row(page, "Part")).to_contain_text("Level 2")
    assert client.row("Part")["parent_id"] == client.row("Whole")["id"]
    with stored(page):
        drag(page, button(page, "Edit Part"), row(page, "Whole"))

    expect(shown(page)).to_have_text(["Part", "Whole", "Below"])
    expect(row(page, "Part")).not_to_contain_text("Level 2")
    assert client.row("Part")["parent_id"] is None


def test_a_todo_is_dragged_to_another_day_onto_a_list_and_onto_today(
    page: Page, client: Client
) -> None:
    trip = client.add_list("Trip")
    client.add_todo("Pack", due_date=day(1))
    open_dashboard(page, "/todos?view=upcoming")
    views = page.get_by_role("navigation", name="Views")

    with stored(page):
        drop_on(page, button(page, "Edit Pack"), page.get_by_role("heading", level=2).nth(3))
    assert client.row("Pack")["due_date"] == day(3)
    with stored(page):
        drop_on(page, button(page, "Edit Pack"), views.get_by_role("link", name="Trip"))
    assert client.row("Pack")["list_id"] == trip
    with stored(page):
        today = views.get_by_role("link", name=re.compile("^Today"))
        drop_on(page, button(page, "Edit Pack"), today)
    assert client.row("Pack")["due_date"] == day()
    open_view(page, "Today")

    expect(shown(page)).to_have_text(["Pack"])


def test_where_todos_are_sorted_a_key_says_why_it_moves_none(page: Page, client: Client) -> None:
    client.add_todo("Two", due_date=day())
    client.add_todo("One", due_date=day())
    open_dashboard(page, "/todos?view=today")
    expect(shown(page)).to_have_text(["One", "Two"])

    todo(page, "Two").focus()
    page.keyboard.press("Alt+ArrowUp")

    expect(spoken(page).filter(has_text="These are sorted")).to_be_attached()
    expect(shown(page)).to_have_text(["One", "Two"])

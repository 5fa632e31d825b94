"""The dashboard: adding, changing, completing, deleting, finding again."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.network import TODOS, Sent, stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    add,
    new_todo,
    open_dashboard,
    open_view,
    todo,
    todos,
)

pytestmark = pytest.mark.usefixtures("person")


def test_ten_todos_in_a_row_need_nothing_but_the_keyboard(page: Page, client: Client) -> None:
    open_dashboard(page)
    titles = [f"Errand {number}" for number in range(10)]

    new_todo(page).focus()
    with stored(page, 10):
        for title in titles:
            page.keyboard.type(title)
            page.keyboard.press("Enter")

    expect(todos(page)).to_have_count(10)
    expect(new_todo(page)).to_be_focused()
    expect(new_todo(page)).to_have_value("")
    assert client.titles() == titles[::-1]


def test_a_new_todo_is_first_and_still_first_after_a_reload(page: Page, client: Client) -> None:
    client.add_todos(["Older"])
    open_dashboard(page)

    add(page, "Newer")
    expect(todos(page).first).to_contain_text("Newer")
    with page.expect_response(TODOS):
        page.reload()

    expect(todos(page).first).to_contain_text("Newer")
    expect(todos(page)).to_have_count(2)


def test_blank_text_adds_nothing(page: Page) -> None:
    open_dashboard(page)
    written = Sent(page.context, TODOS, "POST")

    add(page, "   ")
    page.get_by_role("button", name="Add", exact=True).click()
    with stored(page):
        add(page, "Something")

    assert len(written) == 1


def test_a_title_is_changed_in_place_and_enter_saves_it(page: Page, client: Client) -> None:
    client.add_todos(["Wrte a letter"])
    open_dashboard(page)

    page.get_by_role("button", name="Edit Wrte a letter").click()
    title = page.get_by_role("textbox", name="Title")
    expect(title).to_be_focused()
    title.fill("Write a letter")
    with stored(page):
        title.press("Enter")

    expect(todo(page, "Write a letter")).to_be_visible()
    expect(page.get_by_role("button", name="Edit Write a letter")).to_be_focused()
    assert client.titles() == ["Write a letter"]


def test_escape_leaves_the_title_as_it_was(page: Page, client: Client) -> None:
    client.add_todos(["Keep me"])
    open_dashboard(page)

    page.get_by_role("button", name="Edit Keep me").click()
    page.get_by_role("textbox", name="Title").fill("Something else")
    page.keyboard.press("Escape")

    expect(todo(page, "Keep me")).to_be_visible()
    expect(page.get_by_role("button", name="Edit Keep me")).to_be_focused()
    assert client.titles() == ["Keep me"]


def test_a_completed_todo_moves_to_completed_and_can_be_reopened(
    page: Page, client: Client
) -> None:
    client.add_todos(["Water the plants"])
    open_dashboard(page)

    todo(page, "Water the plants").click()
    expect(todo(page, "Water the plants")).to_have_count(0)
    open_view(page, "Completed")
    expect(todo(page, "Water the plants")).to_be_checked()
    with stored(page):
        todo(page, "Water the plants").click()
    expect(todo(page, "Water the plants")).to_have_count(0)
    open_view(page, "Open")

    expect(todo(page, "Water the plants")).not_to_be_checked()
    assert client.titles(completed="false") == ["Water the plants"]


@pytest.mark.parametrize("way", ["the button", "Ctrl+Z"])
def test_a_deleted_todo_comes_back_by_undo(page: Page, client: Client, way: str) -> None:
    client.add_todos(["Below", "Precious", "Above"])
    open_dashboard(page)

    with stored(page):
        page.get_by_role("button", name="Delete Precious").click()
    expect(todo(page, "Precious")).to_have_count(0)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    with stored(page):
        if way == "the button":
            undo.click()
        else:
            page.keyboard.press("ControlOrMeta+z")

    expect(todos(page)).to_have_count(3)
    expect(todos(page).nth(1)).to_contain_text("Precious")
    assert client.titles() == ["Above", "Precious", "Below"]


def test_the_trash_keeps_a_deleted_todo_and_gives_it_back(page: Page, client: Client) -> None:
    client.add_todos(["Thrown away too early"])
    open_dashboard(page)
    page.get_by_role("button", name="Delete Thrown away too early").click()
    expect(todos(page)).to_have_count(0)

    open_view(page, "Trash")
    with stored(page):
        page.get_by_role("button", name="Restore Thrown away too early").click()
    expect(page.get_by_role("button", name="Restore Thrown away too early")).to_have_count(0)
    open_view(page, "Open")

    expect(todo(page, "Thrown away too early")).to_be_visible()
    assert client.titles() == ["Thrown away too early"]


def test_more_todos_than_a_page_holds_are_loaded_on_demand_each_once(
    page: Page, client: Client
) -> None:
    titles = [f"Todo number {number:03}" for number in range(120)]
    client.add_todos(titles)
    open_dashboard(page)
    expect(todos(page)).to_have_count(50)
    more = page.get_by_role("button", name="Show more")

    more.click()
    expect(todos(page)).to_have_count(100)
    more.click()
    expect(todos(page)).to_have_count(120)

    expect(more).to_have_count(0)
    shown = page.get_by_role("checkbox").evaluate_all("boxes => boxes.map((box) => box.ariaLabel)")
    assert shown == titles[::-1]


def test_what_another_tab_did_is_seen_when_this_one_is_read_again(
    page: Page, client: Client
) -> None:
    client.add_todos(["Shared"])
    open_dashboard(page)
    second = page.context.new_page()
    open_dashboard(second)

    with stored(second):
        todo(second, "Shared").click()
    page.reload()

    expect(page.get_by_role("heading", name="All done")).to_be_visible()


def test_an_empty_list_says_what_to_do_until_the_first_todo_comes(page: Page) -> None:
    open_dashboard(page)
    welcome = page.get_by_role("heading", name="Your list starts here")
    expect(welcome).to_be_visible()

    add(page, "The first one")

    expect(todo(page, "The first one")).to_be_visible()
    expect(welcome).to_have_count(0)

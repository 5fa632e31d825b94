"""What is being written belongs to the tab: nothing is lost, and no other tab writes into it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import Client
from tests.e2e.screens import button, choose, new_todo, open_dashboard, sign_out, stored_text

pytestmark = pytest.mark.usefixtures("person")


def _title(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Title")


def test_an_editor_that_is_opened_in_another_tab_leaves_the_first_one_open(
    page: Page, client: Client
) -> None:
    client.add_todos(["Two", "One"])
    open_dashboard(page)
    other = page.context.new_page()
    open_dashboard(other)
    button(page, "Edit One").click()
    _title(page).fill("One half")
    expect(button(other, "Edit One")).to_be_visible()

    button(other, "Edit Two").click()
    expect(_title(other)).to_have_value("Two")
    expect(_title(page)).to_have_value("One half")
    page.reload()

    expect(_title(page)).to_have_value("One half")


def test_what_is_written_in_one_tab_does_not_appear_in_the_other(
    page: Page, client: Client
) -> None:
    client.add_todos(["One"])
    open_dashboard(page)
    other = page.context.new_page()
    open_dashboard(other)
    for tab in (page, other):
        button(tab, "Edit One").click()
        expect(_title(tab)).to_be_focused()

    _title(page).fill("One here")
    _title(other).fill("One there")
    new_todo(page).fill("Milk")
    new_todo(other).fill("Bread")

    expect(_title(page)).to_have_value("One here")
    expect(_title(other)).to_have_value("One there")
    expect(new_todo(page)).to_have_value("Milk")


def test_changes_that_were_discarded_come_back_into_an_editor_that_is_open_again(
    page: Page, client: Client
) -> None:
    client.add_todos(["One"])
    open_dashboard(page)
    button(page, "Edit One").click()
    _title(page).fill("One half")
    page.keyboard.press("Escape")
    button(page, "Edit One").click()
    expect(_title(page)).to_have_value("One")

    button(page, "Undo").click()

    expect(_title(page)).to_have_value("One half")


def test_a_part_that_is_being_written_survives_a_reload_and_no_sign_out(
    page: Page, client: Client
) -> None:
    client.add_todos(["Move house"])
    open_dashboard(page)
    choose(page, "More for Move house", "Add a part to Move house")
    field = page.get_by_role("textbox", name="New part of Move house")
    field.fill("Half a box")

    page.reload()
    expect(field).to_have_value("Half a box")
    sign_out(page)

    assert "Half a box" not in stored_text(page)
    assert page.evaluate("sessionStorage.length") == 0

"""Several todos at once: chosen by keys or mouse, changed together, taken back together."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.days import day
from tests.e2e.network import stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    button,
    open_dashboard,
    open_view,
    pick,
    row,
    shown,
    spoken,
    todo,
    todos,
    undo,
)

pytestmark = pytest.mark.usefixtures("person")

_THREE = ["One", "Two", "Three"]


def _bar(page: Page) -> Locator:
    return page.get_by_role("toolbar", name="Selected todos")


def _selected(page: Page) -> Locator:
    """The titles of what is selected."""
    chosen = todos(page).filter(has=page.get_by_text("Selected", exact=True))
    return chosen.get_by_role("button", name=re.compile("^Edit "))


def _select_all(page: Page, count: int) -> None:
    page.get_by_role("main").get_by_role("checkbox").first.focus()
    page.keyboard.press("ControlOrMeta+a")
    expect(_bar(page)).to_contain_text(f"{count} selected")


def _do(page: Page, name: str) -> None:
    _bar(page).get_by_role("button", name=name, exact=True).click()


def test_keys_select_one_more_all_and_none(page: Page, client: Client) -> None:
    client.add_todos(["Four", "Three", "Two", "One"])
    open_dashboard(page)
    expect(_bar(page)).to_have_count(0)

    todo(page, "Two").focus()
    page.keyboard.press("v")
    expect(_selected(page)).to_have_text(["Two"])
    expect(spoken(page).filter(has_text="1 selected").first).to_be_attached()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(_selected(page)).to_have_text(["Two", "Three", "Four"])
    page.keyboard.press("Shift+ArrowUp")
    expect(_selected(page)).to_have_text(["Two", "Three"])
    page.keyboard.press("k")
    page.keyboard.press("v")
    expect(_selected(page)).to_have_text(["Three"])
    page.keyboard.press("ControlOrMeta+a")
    expect(_selected(page)).to_have_count(4)
    page.keyboard.press("Escape")

    expect(_selected(page)).to_have_count(0)
    expect(_bar(page)).to_have_count(0)


def test_the_mouse_selects_single_todos_and_stretches(page: Page, client: Client) -> None:
    client.add_todos(["Four", "Three", "Two", "One"])
    open_dashboard(page)

    button(page, "Edit One").click(modifiers=["ControlOrMeta"])
    expect(_selected(page)).to_have_text(["One"])
    button(page, "Edit Three").click(modifiers=["Shift"])
    expect(_selected(page)).to_have_text(_THREE)
    button(page, "Edit Two").click(modifiers=["ControlOrMeta"])
    expect(_selected(page)).to_have_text(["One", "Three"])
    button(page, "Clear the selection").click()

    expect(_selected(page)).to_have_count(0)
    expect(page.get_by_role("textbox", name="Title")).to_have_count(0)


def test_what_is_selected_is_completed_or_deleted_in_one_step_and_comes_back_in_one(
    page: Page, client: Client
) -> None:
    client.add_todos(_THREE[::-1])
    open_dashboard(page)

    for act, left in (("Complete", "All done"), ("Delete", "Your list starts here")):
        _select_all(page, 3)
        with stored(page, 3):
            _do(page, act)
        expect(page.get_by_role("heading", name=left)).to_be_visible()
        expect(_bar(page)).to_have_count(0)
        assert client.titles(completed="false") == []
        with stored(page, 3):
            undo(page)
        expect(shown(page)).to_have_text(_THREE)
        assert client.titles(completed="false") == _THREE


def test_what_is_selected_is_moved_dated_labelled_and_ranked_in_one_step_each(
    page: Page, client: Client
) -> None:
    trip = client.add_list("Trip")
    label = client.add_label("phone")
    client.add_todos(_THREE[::-1])
    open_dashboard(page)

    _select_all(page, 3)
    with stored(page, 9):
        _do(page, "Labels")
        pick(page, "phone")
        page.keyboard.press("Escape")
        _do(page, "Date")
        tomorrow = page.get_by_role("dialog").get_by_role("button", name=re.compile("^Tomorrow"))
        tomorrow.click()
        _do(page, "Priority")
        page.get_by_role("menuitemradio", name=re.compile("high$", re.IGNORECASE)).click()
    for changed in client.rows():
        assert changed["label_ids"] == [label]
        assert changed["due_date"] == day(1)
        assert changed["priority"] == 1
    expect(_selected(page)).to_have_count(3)
    with stored(page, 3):
        _do(page, "Move")
        pick(page, "Trip")
    expect(todos(page)).to_have_count(0)
    assert {changed["list_id"] for changed in client.rows()} == {trip}

    page.get_by_role("main").focus()
    for _ in range(4):
        with stored(page, 3):
            page.keyboard.press("ControlOrMeta+z")

    expect(shown(page)).to_have_text(_THREE)
    for changed in client.rows():
        plain = (changed["label_ids"], changed["due_date"], changed["priority"])
        assert plain == ([], None, 4)


def test_single_keys_change_everything_that_is_selected(page: Page, client: Client) -> None:
    client.add_todos(_THREE[::-1])
    open_dashboard(page)
    _select_all(page, 3)

    with stored(page, 3):
        page.keyboard.press("2")
    expect(row(page, "Three")).to_contain_text("Medium priority")
    assert {changed["priority"] for changed in client.rows()} == {2}
    with stored(page, 3):
        page.keyboard.press("x")
    expect(todos(page)).to_have_count(0)
    open_view(page, "Completed")
    _select_all(page, 3)
    with stored(page, 3):
        _do(page, "Open again")

    expect(todos(page)).to_have_count(0)
    assert sorted(client.titles(completed="false")) == sorted(_THREE)

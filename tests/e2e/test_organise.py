"""Lists and labels: a place for everything, and nothing lost on the way there."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.network import stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    add,
    button,
    choose,
    heading,
    open_dashboard,
    open_view,
    pick,
    row,
    shown,
    todo,
    todos,
    undo,
)

pytestmark = pytest.mark.usefixtures("person")


def _in_rail(page: Page, group: str) -> Locator:
    """The names of lists or labels, in the order of the sidebar."""
    views = page.get_by_role("navigation", name="Views")
    return views.get_by_role("region", name=group).get_by_role("link")


def _name_and_colour(page: Page, name: str, colour: str, done: str) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_role("radio", name=colour, exact=True).check()
    dialog.get_by_role("button", name=done, exact=True).click()
    expect(dialog).to_have_count(0)


def test_a_list_is_made_named_coloured_and_renamed(page: Page, client: Client) -> None:
    open_dashboard(page)

    with stored(page, 3):
        button(page, "New list").click()
        expect(page.get_by_role("dialog").get_by_label("Name", exact=True)).to_be_focused()
        _name_and_colour(page, "Gardn", "Green", "Create")
        expect(heading(page, "Gardn")).to_be_visible()
        add(page, "Rake the leaves")
        choose(page, "This list", "Name and colour")
        _name_and_colour(page, "Garden", "Blue", "Save")

    expect(heading(page, "Garden")).to_be_visible()
    expect(_in_rail(page, "Lists")).to_have_text(re.compile("Garden"))
    expect(shown(page)).to_have_text(["Rake the leaves"])
    (garden,) = client.lists()
    assert (garden["name"], garden["color"]) == ("Garden", "blue")
    assert client.row("Rake the leaves")["list_id"] == garden["id"]


def test_a_list_that_is_renamed_keeps_the_colour_that_another_device_has_given_it(
    page: Page, client: Client
) -> None:
    garden = client.add_list("Gardn", color="green")
    open_dashboard(page)
    choose(page, "More for Gardn", "Name and colour")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Garden")

    client.mutate({"op": "list.update", "list_id": garden, "patch": {"color": "red"}})
    client.add_todos(["A sign that it has arrived"])
    expect(page.get_by_text("A sign that it has arrived")).to_be_visible()
    with stored(page):
        dialog.get_by_role("button", name="Save", exact=True).click()

    (kept,) = client.lists()
    assert (kept["name"], kept["color"]) == ("Garden", "red")


def test_the_dialog_of_a_list_that_is_deleted_elsewhere_closes_and_says_so(
    page: Page, client: Client
) -> None:
    garden = client.add_list("Garden")
    open_dashboard(page)
    choose(page, "More for Garden", "Name and colour")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()

    client.mutate({"op": "list.delete", "list_id": garden})

    expect(dialog).to_have_count(0)
    expect(page.get_by_text("“Garden” is not here any more")).to_be_visible()
    expect(heading(page, "Inbox")).to_be_focused()
    assert client.lists() == []


def test_a_list_without_a_name_is_refused_where_it_is_written(page: Page) -> None:
    open_dashboard(page)
    button(page, "New list").click()
    name = page.get_by_role("dialog").get_by_label("Name", exact=True)

    name.fill("  ")
    name.press("Enter")

    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_be_focused()


def test_an_archived_list_is_out_of_the_way_with_its_todos_until_it_is_brought_back(
    page: Page, client: Client
) -> None:
    trip = client.add_list("Trip")
    client.add_todo("Pack", list_id=trip, due_date="2026-01-01")
    open_dashboard(page, "/todos?view=today")
    expect(shown(page)).to_have_text(["Pack"])

    with stored(page):
        choose(page, "More for Trip", "Archive")
    expect(todos(page)).to_have_count(0)
    views = page.get_by_role("navigation", name="Views")
    expect(views.get_by_role("link", name=re.compile("^Trip"))).not_to_be_visible()
    views.get_by_text(re.compile("^Archive")).click()
    with stored(page):
        choose(page, "More for Trip", "Bring back from the archive")

    expect(shown(page)).to_have_text(["Pack"])
    assert client.lists()[0]["archived_at"] is None


def test_a_deleted_list_comes_back_by_undo_with_its_todos(page: Page, client: Client) -> None:
    trip = client.add_list("Trip")
    pack = client.add_todo("Pack", list_id=trip)
    client.add_todo("Socks", parent_id=pack)
    open_dashboard(page)
    open_view(page, "Trip")

    with stored(page):
        choose(page, "This list", "Delete with its todos")
    expect(heading(page, "Inbox")).to_be_visible()
    expect(_in_rail(page, "Lists")).to_have_count(0)
    assert client.lists() == []
    assert sorted(client.trashed_titles()) == ["Pack", "Socks"]
    undo(page)

    open_view(page, "Trip")
    expect(shown(page)).to_have_text(["Pack", "Socks"])
    page.reload()
    expect(shown(page)).to_have_text(["Pack", "Socks"])


def test_lists_are_ordered_by_keys_by_the_menu_and_by_drag(page: Page, client: Client) -> None:
    for name in ("One", "Two", "Three"):
        client.add_list(name)
    open_dashboard(page)
    rail = _in_rail(page, "Lists")
    before = [str(one["name"]) for one in client.lists()]
    expect(rail).to_have_text(before)
    first, second, third = before

    with stored(page):
        rail.first.press("Alt+ArrowDown")
    expect(rail).to_have_text([second, first, third])
    with stored(page):
        choose(page, f"More for {third}", "Move up")
    expect(rail).to_have_text([second, third, first])
    with stored(page):
        rail.nth(2).hover()
        page.mouse.down()
        rail.first.hover(position={"x": 20, "y": 2})
        page.mouse.up()
    expect(rail).to_have_text([first, second, third])

    page.reload()
    expect(rail).to_have_text([first, second, third])


def test_lists_that_are_all_numbered_anew_go_back_in_one_step(page: Page, client: Client) -> None:
    for name in ("One", "Two", "Three"):
        client.add_list(name)
    place = client.lists()[0]["position"]
    for one in client.lists():
        patch = {"position": place}
        client.mutate({"op": "list.update", "list_id": one["id"], "patch": patch})
    open_dashboard(page)
    rail = _in_rail(page, "Lists")
    expect(rail).to_have_count(3)
    first, second, third = rail.all_inner_texts()

    with stored(page, 3):
        choose(page, f"More for {third}", "Move up")
    expect(rail).to_have_text([first, third, second])
    with stored(page, 3):
        page.keyboard.press("ControlOrMeta+z")

    expect(rail).to_have_text([first, second, third])


def test_labels_are_made_put_on_todos_renamed_and_merged(page: Page, client: Client) -> None:
    client.add_todos(["Call Bob", "Call Ann"])
    open_dashboard(page)

    with stored(page, 4):
        todo(page, "Call Ann").focus()
        page.keyboard.press("l")
        pick(page, "New label “phone”", typed="phone")
        page.keyboard.press("Escape")
        todo(page, "Call Bob").focus()
        page.keyboard.press("l")
        pick(page, "New label “telefone”", typed="telefone")
        page.keyboard.press("Escape")
    expect(row(page, "Call Ann")).to_contain_text("phone")
    with stored(page):
        choose(page, "More for telefone", "Name and colour")
        _name_and_colour(page, "telephone", "Red", "Save")
    open_view(page, "telephone")
    expect(shown(page)).to_have_text(["Call Bob"])
    with stored(page):
        choose(page, "This label", "Merge into another label")
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Into").select_option("phone")
        dialog.get_by_role("button", name="Merge", exact=True).click()

    expect(heading(page, "phone")).to_be_visible()
    expect(shown(page)).to_have_count(2)
    assert [one["name"] for one in client.labels()] == ["phone"]
    undo(page)
    expect(shown(page)).to_have_text(["Call Ann"])
    expect(_in_rail(page, "Labels")).to_have_count(2)


def test_a_name_that_another_label_has_is_refused_and_a_deleted_label_leaves_the_todos(
    page: Page, client: Client
) -> None:
    phone = client.add_label("phone")
    client.add_todo("Call Ann", label_ids=[phone])
    open_dashboard(page)

    button(page, "New label").click()
    name = page.get_by_role("dialog").get_by_label("Name", exact=True)
    name.fill("PHONE")
    name.press("Enter")
    expect(name).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Escape")
    with stored(page):
        choose(page, "More for phone", "Delete, keep its todos")

    expect(shown(page)).to_have_text(["Call Ann"])
    expect(_in_rail(page, "Labels")).to_have_count(0)
    with stored(page, 2):
        undo(page)
    expect(row(page, "Call Ann")).to_contain_text("phone")
    assert len(client.row("Call Ann")["label_ids"]) == 1


def test_the_focus_goes_to_the_heading_when_the_list_or_label_that_is_shown_is_gone(
    page: Page, client: Client
) -> None:
    client.add_list("Trip")
    for name in ("phone", "telephone", "errand"):
        client.add_label(name)
    open_dashboard(page)

    open_view(page, "Trip")
    choose(page, "This list", "Delete with its todos")
    expect(heading(page, "Inbox")).to_be_focused()
    open_view(page, "errand")
    choose(page, "This label", "Delete, keep its todos")
    expect(heading(page, "Inbox")).to_be_focused()
    open_view(page, "telephone")
    choose(page, "This label", "Merge into another label")
    page.get_by_role("dialog").get_by_role("button", name="Merge", exact=True).click()

    expect(heading(page, "phone")).to_be_focused()


def test_a_todo_moves_to_another_list_with_its_parts_and_back_by_undo(
    page: Page, client: Client
) -> None:
    trip = client.add_list("Trip")
    pack = client.add_todo("Pack")
    client.add_todo("Socks", parent_id=pack)
    open_dashboard(page)

    with stored(page):
        choose(page, "More for Pack", "Move to list")
        pick(page, "Trip")
    expect(todos(page)).to_have_count(0)
    open_view(page, "Trip")
    expect(shown(page)).to_have_text(["Pack", "Socks"])
    assert client.row("Socks")["list_id"] == trip
    with stored(page):
        undo(page)

    expect(todos(page)).to_have_count(0)
    assert client.row("Socks")["list_id"] is None

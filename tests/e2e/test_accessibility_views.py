"""Accessibility of every view, menu and dialog, wide and at 320 pixels: axe finds nothing."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.axe import check
from tests.e2e.conftest import Browsers
from tests.e2e.days import day
from tests.e2e.measures import sticking_out, width
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import (
    button,
    heading,
    new_todo,
    open_dashboard,
    paste,
    row,
    shown,
    todo,
    todos,
)

_LONG = "A title without any place to break it: " + "x" * 200
_NOTES = f"""**Bold**, [a page](https://example.com/), `code`

- [ ] oars
- [x] sails

> quoted

| wide | {"y" * 100} |
|---|---|
| and | long |
"""
_WIDE, _NARROW = 1280, 320


@pytest.fixture(params=[_WIDE, _NARROW], ids=["wide", "narrow"])
def context(browsers: Browsers, request: pytest.FixtureRequest) -> BrowserContext:
    pixels = int(request.param)
    return browsers.open(width=pixels, height=720, motion="reduce", is_phone=pixels == _NARROW)


@pytest.fixture
def person(client: Client) -> Person:
    somebody = new_person("A Person With Quite A Long Name Indeed")
    client.sign_up(somebody)
    return somebody


@pytest.fixture
def filled(client: Client, person: Person) -> Client:
    """Somebody with one of everything."""
    trip = client.add_list("Trip", "green")
    client.mutate({"op": "list.create", "list": {"name": "L" * 120, "color": "red"}})
    labels = [client.add_label("phone"), client.add_label("y" * 60)]
    whole = client.add_todo("Pack", priority=1, due_date=day(-1), notes=_NOTES, label_ids=labels)
    part = client.add_todo("Socks", parent_id=whole, priority=2)
    client.change(client.add_todo("Wool", parent_id=part), completed=True)
    client.add_todo(_LONG, priority=3, due_date=day(1), due_time="09:00")
    client.add_todo("Leave", list_id=trip, due_date=day(), label_ids=labels[:1])
    client.change(client.add_todo("Done", due_date=day()), completed=True)
    client.delete(client.add_todo("Gone"))
    return client


def _look(page: Page) -> None:
    """At what is there now: nothing is wrong, and nothing is wider than the screen."""
    check(page)
    size = page.viewport_size
    assert size is not None
    assert width(page) <= size["width"]
    assert sticking_out(page) == []


def _command(page: Page, name: str) -> None:
    """By the palette, which is the same on every screen."""
    page.keyboard.press("ControlOrMeta+k")
    page.get_by_role("combobox").fill(name)
    page.get_by_role("option", name=re.compile(f"^{name}")).first.click()


@pytest.mark.usefixtures("person")
def test_first_steps_and_samples_have_no_violations(page: Page) -> None:
    open_dashboard(page)
    _look(page)

    button(page, "Add three sample todos").click()
    expect(button(page, "Remove the samples")).to_be_visible()
    _look(page)
    button(page, "Remove the samples").click()
    expect(button(page, "Undo")).to_be_visible()
    _look(page)


@pytest.mark.parametrize(
    ("path", "sign"),
    [
        ("/todos", _LONG),
        ("/todos?view=today", "Leave"),
        ("/todos?view=upcoming", "Leave"),
        ("/todos?view=completed", "Done"),
        ("/todos?q=p", "Pack"),
    ],
    ids=["inbox", "today", "upcoming", "completed", "search"],
)
@pytest.mark.usefixtures("filled")
def test_the_views_have_no_violations(page: Page, path: str, sign: str) -> None:
    open_dashboard(page, path)
    expect(todo(page, sign)).to_be_visible()
    _look(page)

    if button(page, "Notes of Pack").count() > 0:
        button(page, "Notes of Pack").click()
        expect(row(page, "Pack").get_by_role("link", name="a page")).to_be_visible()
        _look(page)
    if button(page, "Sort and group").count() > 0:
        button(page, "Sort and group").click()
        page.get_by_role("group", name="Group by").get_by_role("menuitemradio").nth(1).click()
        button(page, "Sort and group").click()
        _look(page)


def test_lists_labels_the_trash_and_what_is_not_there_have_no_violations(
    page: Page, filled: Client
) -> None:
    open_dashboard(page)
    _command(page, "Trip")
    expect(shown(page)).to_have_text(["Leave"])
    _look(page)
    button(page, "This list").click()
    _look(page)
    page.keyboard.press("Escape")
    _command(page, "phone")
    expect(shown(page)).to_have_count(2)
    _look(page)
    _command(page, "Go to Trash")
    expect(button(page, "Restore Gone")).to_be_visible()
    _look(page)
    button(page, "Empty trash").click()
    _look(page)
    button(page, "Delete for good").click()
    expect(page.get_by_role("heading", name="The trash is empty")).to_be_visible()
    _look(page)
    for path in ("/todos?q=nothing+like+this", f"/todos?list={filled.user_id()}"):
        page.goto(path)
        expect(page.get_by_role("main").get_by_role("heading", level=2)).to_be_visible()
        _look(page)


@pytest.mark.usefixtures("filled")
def test_what_opens_beside_a_row_has_no_violations(page: Page) -> None:
    open_dashboard(page)
    todo(page, "Pack").focus()

    button(page, "More for Pack").click()
    expect(page.get_by_role("menu")).to_be_visible()
    _look(page)
    page.keyboard.press("Escape")
    for key, opened in (("m", "Move to list"), ("l", "Labels"), ("t", "Date of Pack")):
        todo(page, "Pack").focus()
        page.keyboard.press(key)
        dialog = page.get_by_role("dialog", name=opened)
        expect(dialog).to_be_visible()
        if key == "t":
            dialog.get_by_role("button", name=re.compile("^Pick a day")).click()
            dialog.get_by_label("Time", exact=True).fill("09:30")
        _look(page)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


@pytest.mark.usefixtures("filled")
def test_editing_adding_parts_and_selecting_have_no_violations(page: Page) -> None:
    open_dashboard(page)

    button(page, "Edit Pack").click()
    title = page.get_by_role("textbox", name="Title")
    title.fill("")
    title.press("Enter")
    expect(title).to_have_attribute("aria-invalid", "true")
    _look(page)
    page.keyboard.press("Escape")
    button(page, "More for Pack").click()
    page.get_by_role("menuitem", name="Add a part to Pack").click()
    expect(page.get_by_role("textbox", name="New part of Pack")).to_be_focused()
    _look(page)
    page.keyboard.press("Escape")
    todo(page, "Pack").focus()
    page.keyboard.press("ControlOrMeta+a")
    bar = page.get_by_role("toolbar")
    expect(bar).to_be_visible()
    _look(page)
    bar.get_by_role("button", name="Priority").click()
    expect(page.get_by_role("menu")).to_be_visible()
    _look(page)


@pytest.mark.usefixtures("filled")
def test_writing_a_todo_has_no_violations_at_any_point(page: Page) -> None:
    open_dashboard(page)

    new_todo(page).press_sequentially("Call tomorrow 9am p1 #Trip @phone // and more @pho")
    expect(page.get_by_role("list", name="Understood").get_by_role("listitem")).to_have_count(6)
    _look(page)
    new_todo(page).fill("")
    new_todo(page).press_sequentially("Call @pho")
    expect(page.get_by_role("listbox", name="Labels")).to_be_visible()
    _look(page)
    new_todo(page).fill("x" * 501)
    new_todo(page).press("Enter")
    expect(new_todo(page)).to_have_attribute("aria-invalid", "true")
    _look(page)
    paste(page, "- Milk\n  - [x] Bread tomorrow\n- " + _LONG)
    expect(page.get_by_role("dialog")).to_be_visible()
    _look(page)


@pytest.mark.usefixtures("filled")
def test_the_dialogs_have_no_violations(page: Page) -> None:
    open_dashboard(page)
    expect(todos(page).first).to_be_visible()

    page.keyboard.press("ControlOrMeta+k")
    expect(page.get_by_role("dialog", name="Command palette")).to_be_visible()
    _look(page)
    page.get_by_role("combobox").fill("p")
    _look(page)
    page.keyboard.press("Escape")
    for name in ("New list", "New label", "Keyboard shortcuts"):
        _command(page, name)
        dialog = page.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        _look(page)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    _command(page, "phone")
    expect(heading(page, "phone")).to_be_visible()
    for name in ("Name and colour", "Merge into another label"):
        button(page, "This label").click()
        page.get_by_role("menuitem", name=name).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        _look(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.usefixtures("filled")
def test_the_navigation_and_the_settings_have_no_violations(page: Page) -> None:
    open_dashboard(page)
    more = button(page, "More")
    (more if more.is_visible() else page.get_by_role("button", name=re.compile("^Acc"))).click()
    expect(button(page, "Sign out")).to_be_visible()
    _look(page)

    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_text("This device", exact=True)).to_be_visible()
    _look(page)

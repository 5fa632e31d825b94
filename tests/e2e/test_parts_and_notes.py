"""Parts and notes: what a todo is made of, and nothing that it could do to anybody."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.network import stored
from tests.e2e.people import Client
from tests.e2e.screens import button, choose, open_dashboard, pick, shown, todo, todos, undo

pytestmark = pytest.mark.usefixtures("person")

_HOSTILE = (
    '<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>',
    "[click me](javascript:window.hurt=1) ![pixel](https://evil.example/pixel.png)",
    "<iframe src=https://evil.example></iframe><a href='javascript:window.hurt=1'>link</a>",
    "[data](data:text/html,<script>window.hurt=1</script>) <style>body{display:none}</style>",
)


def test_parts_are_added_ticked_and_folded_away(page: Page, client: Client) -> None:
    client.add_todos(["Move house"])
    open_dashboard(page)

    choose(page, "More for Move house", "Add a part to Move house")
    field = page.get_by_role("textbox", name="New part of Move house")
    with stored(page, 2):
        for title in ("Boxes", "Van"):
            expect(field).to_be_focused()
            page.keyboard.type(title)
            page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    expect(shown(page)).to_have_text(["Move house", "Boxes", "Van"])
    with stored(page):
        todo(page, "Boxes").click()
    parts = button(page, "1/2 done, parts of Move house")
    expect(parts).to_have_attribute("aria-expanded", "true")
    expect(todo(page, "Boxes")).to_be_checked()
    parts.click()
    expect(shown(page)).to_have_text(["Move house"])
    page.reload()
    expect(shown(page)).to_have_text(["Move house"])
    with stored(page):
        todo(page, "Move house").click()

    expect(todos(page)).to_have_count(0)
    assert sorted(client.titles(completed="true")) == ["Boxes", "Move house", "Van"]
    undo(page)
    expect(shown(page)).to_have_text(["Move house"])
    parts.click()
    expect(todo(page, "Van")).not_to_be_checked()
    expect(todo(page, "Boxes")).to_be_checked()


def test_done_adds_the_part_that_is_still_being_typed(page: Page, client: Client) -> None:
    client.add_todos(["Move house"])
    open_dashboard(page)
    choose(page, "More for Move house", "Add a part to Move house")
    field = page.get_by_role("textbox", name="New part of Move house")

    field.fill("x" * 501)
    button(page, "Done").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("Boxes")
    with stored(page):
        button(page, "Done").click()

    expect(shown(page)).to_have_text(["Move house", "Boxes"])
    expect(field).to_have_count(0)


def test_parts_are_given_in_the_editor_too(page: Page, client: Client) -> None:
    client.add_todos(["Move house"])
    open_dashboard(page)

    button(page, "Edit Move house").click()
    button(page, "Add a part").click()
    expect(page.get_by_role("textbox", name="Part 1")).to_be_focused()
    page.keyboard.type("Boxes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Part 2")).to_be_focused()
    page.keyboard.type("Van")
    with stored(page, 2):
        page.keyboard.press("ControlOrMeta+Enter")

    expect(shown(page)).to_have_text(["Move house", "Boxes", "Van"])
    assert client.row("Van")["parent_id"] == client.row("Move house")["id"]


def test_parts_go_five_levels_deep_and_no_further(page: Page, client: Client) -> None:
    parent = None
    for level in range(1, 6):
        parent = client.add_todo(f"Level {level}", parent_id=parent)
    open_dashboard(page)
    expect(shown(page)).to_have_count(5)

    button(page, "More for Level 5").click()
    menu = page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Edit", exact=True)).to_be_visible()
    expect(menu.get_by_role("menuitem", name=re.compile("^Add a part"))).to_have_count(0)
    page.keyboard.press("Escape")
    button(page, "More for Level 4").click()

    expect(menu.get_by_role("menuitem", name="Add a part to Level 4")).to_be_visible()


def test_a_todo_is_duplicated_with_its_open_parts(page: Page, client: Client) -> None:
    pack = client.add_todo("Pack", priority=1, notes="warm things")
    client.change(client.add_todo("Done", parent_id=pack), completed=True)
    client.add_todo("Socks", parent_id=pack)
    open_dashboard(page)

    with stored(page, 2):
        choose(page, "More for Pack", "Duplicate")

    expect(shown(page)).to_have_text(["Pack", "Socks", "Done", "Pack", "Socks"])
    expect(todo(page, "Pack").last).to_be_focused()
    copies = [one for one in client.rows() if one["title"] == "Pack"]
    assert [(one["priority"], one["notes"]) for one in copies] == [(1, "warm things")] * 2


def test_notes_are_read_as_markdown_and_their_boxes_can_be_ticked(
    page: Page, client: Client
) -> None:
    client.add_todos(["Plan"])
    open_dashboard(page)
    button(page, "Edit Plan").click()
    notes = page.get_by_role("textbox", name="Notes")
    notes.fill("**Bold**, *slanted* and [a page](https://example.com/)\n\n- [ ] oars\n- [x] sails")
    with stored(page):
        notes.press("ControlOrMeta+Enter")

    button(page, "Notes of Plan").click()
    plan = page.get_by_role("listitem").filter(has=button(page, "Edit Plan"))
    expect(plan.locator("strong")).to_have_text("Bold")
    # The typeface has no italics: without this the two look the same.
    expect(plan.locator("em")).to_have_css("font-synthesis-style", "auto")
    link = plan.get_by_role("link", name="a page")
    expect(link).to_have_attribute("href", "https://example.com/")
    expect(link).to_have_attribute("rel", re.compile("noopener"))
    expect(todo(page, "sails")).to_be_checked()
    with stored(page):
        todo(page, "oars").click()

    expect(todo(page, "oars")).to_be_checked()
    assert "- [x] oars\n- [x] sails" in client.row("Plan")["notes"]


def test_hostile_notes_and_titles_are_nothing_but_text(page: Page, client: Client) -> None:
    for number, text in enumerate(_HOSTILE):
        client.add_todo(f"Note {number}", notes=text)
        client.add_todo(text)
    client.mutate({"op": "list.create", "list": {"name": _HOSTILE[0][:120]}})
    open_dashboard(page)
    outside = []
    page.on("request", lambda request: outside.append(request.url))

    for number in range(len(_HOSTILE)):
        button(page, f"Notes of Note {number}").click()
    expect(page.get_by_text("click me").last).to_be_visible()
    for link in page.get_by_role("main").get_by_role("link").all():
        assert re.match("https?://", str(link.get_attribute("href")))

    main = page.get_by_role("main")
    expect(main.locator("img, script, iframe, style, object, embed")).to_have_count(0)
    assert page.evaluate("window.hurt") is None
    assert not any("evil.example" in url for url in outside)
    for text in _HOSTILE:
        expect(todo(page, text)).to_be_visible()


def test_a_part_stays_one_where_its_own_list_is_chosen(page: Page, client: Client) -> None:
    trip = client.add_todo("Trip")
    client.add_todo("Tickets", parent_id=trip)
    open_dashboard(page)

    todo(page, "Tickets").focus()
    page.keyboard.press("m")
    pick(page, "Inbox")
    expect(todo(page, "Tickets")).to_be_focused()
    with stored(page):
        page.keyboard.press("1")

    assert client.row("Tickets")["parent_id"] == trip


def test_a_task_in_a_quote_is_ticked(page: Page, client: Client) -> None:
    client.add_todo("Trip", notes="> - [ ] tickets")
    open_dashboard(page)

    button(page, "Notes of Trip").click()
    with stored(page):
        page.get_by_role("checkbox", name="tickets").click()

    expect(page.get_by_role("checkbox", name="tickets")).to_be_checked()
    assert client.row("Trip")["notes"] == "> - [x] tickets"

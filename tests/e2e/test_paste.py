"""Pasting lines: one question, and nothing that was in them is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.days import day
from tests.e2e.network import stored
from tests.e2e.people import Client
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
    undo,
)

pytestmark = pytest.mark.usefixtures("person")


def test_many_lines_become_todos_after_one_question_and_go_by_one_undo(
    page: Page, client: Client
) -> None:
    client.add_todos(["Was here"])
    open_dashboard(page)

    paste(page, "Milk\nBread tomorrow\n\nEggs p1\n")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("list", name="Preview").get_by_role("listitem")).to_have_count(3)
    expect(button(page, "Add 3 todos")).to_be_focused()
    with stored(page, 3):
        page.keyboard.press("Enter")

    expect(dialog).to_have_count(0)
    expect(shown(page)).to_have_text(["Milk", "Bread", "Eggs", "Was here"])
    assert client.row("Bread")["due_date"] == day(1)
    assert client.row("Eggs")["priority"] == 1
    with stored(page, 3):
        undo(page)
    expect(shown(page)).to_have_text(["Was here"])
    assert client.titles() == ["Was here"]


def test_a_nested_list_becomes_todos_with_parts(page: Page, client: Client) -> None:
    open_dashboard(page)

    paste(page, "- Move house\n  - [ ] Boxes\n    - Tape\n  - [x] Van\n- Rest")
    page.get_by_role("dialog").get_by_role("button", name="Add 5 todos").click()

    expect(shown(page)).to_have_text(["Move house", "Boxes", "Tape", "Van", "Rest"])
    expect(todo(page, "Van")).to_be_checked()
    expect(row(page, "Tape")).to_contain_text("Level 3")
    expect(heading(page, "Inbox")).to_be_visible()
    page.reload()
    expect(shown(page)).to_have_text(["Move house", "Boxes", "Tape", "Van", "Rest"])
    parents = {one["id"]: one["title"] for one in client.rows()}
    below = {one["title"]: parents.get(str(one["parent_id"])) for one in client.rows()}
    assert below == {
        "Move house": None, "Boxes": "Move house", "Tape": "Boxes", "Van": "Move house",
        "Rest": None,
    }  # fmt: skip


def test_a_bullet_or_a_box_before_one_line_goes_and_a_number_stays(page: Page) -> None:
    open_dashboard(page)

    for pasted, kept in (
        ("- Milk", "Milk"),
        ("- [ ] Milk", "Milk"),
        ("1. FC Union", "1. FC Union"),
        ("- [x] Milk", "- [x] Milk"),
        ("-5 degrees", "-5 degrees"),
    ):
        new_todo(page).fill("")
        paste(page, pasted)
        expect(new_todo(page)).to_have_value(kept)


def test_pasted_lines_can_stay_one_todo_or_be_left_alone(page: Page, client: Client) -> None:
    open_dashboard(page)

    paste(page, "Ask Ann\nabout the boat\nand the oars")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(todos(page)).to_have_count(0)
    paste(page, "Ask Ann\nabout the boat\nand the oars")
    with stored(page):
        page.get_by_role("dialog").get_by_role("button", name="Add as one").click()

    expect(shown(page)).to_have_text(["Ask Ann"])
    assert client.row("Ask Ann")["notes"] == "about the boat\nand the oars"


def test_pasted_notes_that_are_too_long_are_refused_and_not_cut(page: Page, client: Client) -> None:
    open_dashboard(page)

    paste(page, "Book\n" + ("word " * 2_001 + "\n") * 10)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Add as one").click()

    expect(dialog.get_by_role("alert")).to_contain_text("Notes hold 100,000 characters")
    with stored(page, 11):
        dialog.get_by_role("button", name="Add 11 todos").click()
    assert len(client.rows()) == 11

"""When something goes wrong: nothing is lost, what was refused is said, in plain words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.network import API, CHANGES, MUTATIONS, Gate, cut, refuse, stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    DASHBOARD,
    add,
    button,
    complete,
    open_account_menu,
    open_dashboard,
    shown,
    todo,
)

pytestmark = pytest.mark.usefixtures("person")

_NO_CONNECTION = re.compile("offline|connection", re.IGNORECASE)


def test_a_change_that_the_server_refuses_is_taken_back_and_said(
    page: Page, client: Client
) -> None:
    todo_id = client.add_todo("Not so fast")
    client.add_todos(["Another"])
    open_dashboard(page)
    gate = Gate(page, MUTATIONS, "POST")
    todo(page, "Not so fast").click()
    expect(todo(page, "Not so fast")).to_have_count(0)

    client.delete(todo_id)  # from elsewhere, before this change arrives
    gate.open()

    expect(page.get_by_role("alert").filter(has_text="Not so fast")).to_be_visible()
    attention = page.get_by_role("region", name="Needs your attention")
    expect(attention).to_contain_text("“Not so fast” was not changed")
    expect(shown(page)).to_have_text(["Another"])
    attention.get_by_role("button", name="Discard").click()
    expect(attention).to_have_count(0)
    page.reload()
    expect(shown(page)).to_have_text(["Another"])
    expect(attention).to_have_count(0)


def test_signing_out_asks_first_where_a_change_was_refused(page: Page, client: Client) -> None:
    todo_id = client.add_todo("Not so fast")
    open_dashboard(page)
    gate = Gate(page, MUTATIONS, "POST")
    todo(page, "Not so fast").click()
    client.delete(todo_id)
    gate.open()
    expect(page.get_by_role("region", name="Needs your attention")).to_be_visible()

    open_account_menu(page)
    button(page, "Sign out").click()

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Changes that the server does not have: 1.")
    dialog.get_by_role("button", name="Stay signed in").click()
    expect(page).to_have_url(DASHBOARD)


def test_what_was_typed_in_a_refused_change_is_kept_and_can_be_sent_again(
    page: Page, client: Client
) -> None:
    todo_id = client.add_todo("Old title")
    open_dashboard(page)
    gate = Gate(page, MUTATIONS, "POST")
    button(page, "Edit Old title").click()
    page.get_by_role("textbox", name="Title").fill("New title")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text(["New title"])
    client.delete(todo_id)
    gate.open()
    attention = page.get_by_role("region", name="Needs your attention")
    expect(attention).to_be_visible()
    page.reload()  # the decision can wait
    expect(attention).to_be_visible()

    client.mutate({"op": "todo.restore", "todo_id": todo_id})
    expect(shown(page)).to_have_text(["Old title"])
    with stored(page):
        attention.get_by_role("button", name="Try again").click()

    expect(shown(page)).to_have_text(["New title"])
    expect(attention).to_have_count(0)
    assert client.titles() == ["New title"]


def test_what_is_gone_already_is_deleted_without_a_fuss(page: Page, client: Client) -> None:
    todo_id = client.add_todo("Deleted twice")
    open_dashboard(page)
    gate = Gate(page, MUTATIONS, "POST")
    button(page, "Delete Deleted twice").click()
    client.delete(todo_id)

    with page.expect_response(MUTATIONS):
        gate.open()
    add(page, "The next one")

    expect(shown(page)).to_have_text(["The next one"])
    expect(page.get_by_role("region", name="Needs your attention")).to_have_count(0)


@pytest.mark.parametrize("status", [500, 503])
def test_what_a_failing_server_could_not_take_is_kept_and_sent_again(
    page: Page, client: Client, complaints: Complaints, status: int
) -> None:
    complaints.allow_status(status, "/api/v1/mutations")
    client.add_todos(["Deleted", "Completed", "Kept"])
    open_dashboard(page)
    refuse(page, MUTATIONS, status, method="POST", times=2)

    with stored(page, 3):
        add(page, "Added")
        complete(page, "Completed")
        button(page, "Delete Deleted").click()
        expect(shown(page)).to_have_text(["Added", "Kept"])

    expect(shown(page)).to_have_text(["Added", "Kept"])
    assert client.titles(completed="false") == ["Added", "Kept"]
    assert client.titles(completed="true") == ["Completed"]


def test_todos_that_cannot_be_loaded_say_so_and_can_be_tried_again(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(500, "/api/v1/changes")
    client.add_todos(["Behind the fault"])
    gate = Gate(page, CHANGES)
    refuse(page, CHANGES, 500, times=1)

    page.goto("/todos")
    alert = page.get_by_role("alert").filter(has_text="Your todos could not be loaded.")
    expect(alert).to_be_visible()
    alert.get_by_role("button", name="Try again").click()
    gate.open()

    expect(todo(page, "Behind the fault")).to_be_visible()
    expect(alert).to_have_count(0)


def test_a_connection_that_breaks_while_loading_is_said_and_the_todos_come_when_it_is_back(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    client.add_todos(["Behind the fault"])
    cut(page, API)

    page.goto("/todos")
    expect(page.get_by_role("status").filter(has_text=_NO_CONNECTION)).to_be_visible()
    page.unroute_all()

    expect(todo(page, "Behind the fault")).to_be_visible()
    expect(page).to_have_url(DASHBOARD)

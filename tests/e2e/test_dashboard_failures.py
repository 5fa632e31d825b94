"""When something goes wrong: what was typed stays, what was refused comes back, in plain words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.network import API, ONE_TODO, TODOS, cut, refuse, stored
from tests.e2e.people import Client
from tests.e2e.screens import DASHBOARD, add, new_todo, open_dashboard, todo, todos

pytestmark = pytest.mark.usefixtures("person")

_WORDS = re.compile(r"\w")
_NO_CONNECTION = re.compile("offline|connection", re.IGNORECASE)


def test_a_refused_completion_is_rolled_back_and_said(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(500, "/api/v1/todos/")
    client.add_todos(["Not so fast"])
    open_dashboard(page)
    refuse(page, ONE_TODO, 500, method="PATCH")

    todo(page, "Not so fast").click()

    expect(page.get_by_role("alert").filter(has_text=_WORDS)).to_be_visible()
    expect(todo(page, "Not so fast")).not_to_be_checked()


def test_a_refused_deletion_brings_the_todo_back(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(503, "/api/v1/todos/")
    client.add_todos(["Below", "Stays", "Above"])
    open_dashboard(page)
    refuse(page, ONE_TODO, 503, method="DELETE")

    page.get_by_role("button", name="Delete Stays").click()

    expect(page.get_by_role("alert").filter(has_text=_WORDS)).to_be_visible()
    expect(todos(page).nth(1)).to_contain_text("Stays")


def test_a_refused_change_brings_the_old_title_back_and_keeps_what_was_typed(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(500, "/api/v1/todos/")
    client.add_todos(["Old title"])
    open_dashboard(page)
    refuse(page, ONE_TODO, 500, method="PATCH", times=1)

    page.get_by_role("button", name="Edit Old title").click()
    page.get_by_role("textbox", name="Title").fill("New title")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert").filter(has_text=_WORDS)).to_be_visible()
    expect(page.get_by_role("textbox", name="Title")).to_have_value("New title")
    assert client.titles() == ["Old title"]


def test_a_todo_that_could_not_be_added_is_back_in_the_field(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(500, "/api/v1/todos")
    open_dashboard(page)
    refuse(page, TODOS, 500, method="POST", times=1)

    add(page, "Do not lose me")

    expect(page.get_by_role("alert").filter(has_text=_WORDS)).to_be_visible()
    expect(todos(page)).to_have_count(0)
    expect(new_todo(page)).to_have_value("Do not lose me")
    with stored(page):
        new_todo(page).press("Enter")
    expect(todo(page, "Do not lose me")).to_be_visible()
    assert client.titles() == ["Do not lose me"]


def test_offline_is_said_and_what_is_done_meanwhile_is_sent_when_the_network_is_back(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    client.add_todos(["On the screen"])
    open_dashboard(page)
    expect(todo(page, "On the screen")).to_be_visible()

    page.context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text=_NO_CONNECTION)).to_be_visible()
    add(page, "Sent from a tunnel")
    new_todo(page).fill("Typed in a tunnel")
    expect(todo(page, "On the screen")).to_be_visible()
    expect(todo(page, "Sent from a tunnel")).to_be_visible()
    with stored(page):
        page.context.set_offline(False)

    expect(page.get_by_role("status").filter(has_text=_NO_CONNECTION)).to_have_count(0)
    expect(new_todo(page)).to_have_value("Typed in a tunnel")
    assert client.titles() == ["Sent from a tunnel", "On the screen"]


def test_a_list_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(500, "/api/v1/todos")
    client.add_todos(["Behind the fault"])
    refuse(page, TODOS, 500)

    page.goto("/todos")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute_all()
    again.click()

    expect(todo(page, "Behind the fault")).to_be_visible()


def test_a_broken_connection_while_loading_says_so_and_can_be_tried_again(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    client.add_todos(["Behind the fault"])
    open_dashboard(page)
    cut(page, API)

    page.reload()
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=_NO_CONNECTION)).to_be_visible()
    page.unroute_all()
    again.click()

    expect(todo(page, "Behind the fault")).to_be_visible()
    expect(page).to_have_url(DASHBOARD)


def test_a_todo_that_is_gone_meanwhile_leaves_the_list_with_a_word(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(404, "/api/v1/todos/")
    client.add_todos(["Deleted elsewhere"])
    open_dashboard(page)
    refuse(page, ONE_TODO, 404, method="PATCH")

    todo(page, "Deleted elsewhere").click()

    expect(page.get_by_role("alert").filter(has_text=_WORDS)).to_be_visible()

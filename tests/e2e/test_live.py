"""Other devices: what happens there is here at once, and nobody's work is written over."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.network import MUTATIONS, Gate, stored
from tests.e2e.people import Client, Person
from tests.e2e.screens import (
    add,
    button,
    choose,
    heading,
    offline_sign,
    open_dashboard,
    open_view,
    row,
    shown,
    todo,
)

pytestmark = pytest.mark.usefixtures("person")


@pytest.fixture
def phone(browsers: Browsers, url: str, person: Person) -> BrowserContext:
    """A second device, signed in as the same person."""
    context = browsers.open(width=390, height=844, is_phone=True)
    Client(context.request, url).sign_in(person)
    return context


def _both(page: Page, phone: BrowserContext) -> Page:
    """Opens the dashboard on both; returns the phone's page."""
    other = phone.new_page()
    open_dashboard(other)
    open_dashboard(page)
    return other


def test_a_second_device_sees_everything_that_changes_as_it_changes(
    page: Page, client: Client, phone: BrowserContext
) -> None:
    client.add_todos(["Old"])
    other = _both(page, phone)

    add(page, "New")
    expect(shown(other)).to_have_text(["New", "Old"])
    todo(page, "Old").click()
    expect(shown(other)).to_have_text(["New"])
    add(other, "From the phone")
    expect(shown(page)).to_have_text(["From the phone", "New"])
    button(page, "Delete New").click()
    expect(shown(other)).to_have_text(["From the phone"])
    page.keyboard.press("ControlOrMeta+z")
    expect(shown(other)).to_have_text(["From the phone", "New"])
    client.add_list("Trip")
    open_view(page, "Trip")
    open_view(page, "Inbox")
    choose(page, "More for New", "Move to list")
    page.get_by_role("option", name="Trip", exact=True).click()

    expect(shown(other)).to_have_text(["From the phone"])


def test_two_devices_that_change_different_fields_at_once_both_keep_what_they_wrote(
    page: Page, client: Client, phone: BrowserContext
) -> None:
    client.add_todo("Dentist", notes="Bring the card")
    other = _both(page, phone)
    gates = [Gate(page, MUTATIONS, "POST"), Gate(other, MUTATIONS, "POST")]

    button(page, "Edit Dentist").click()
    page.get_by_role("textbox", name="Title").fill("Dentist, Dr. Bell")
    page.keyboard.press("Enter")
    expect(todo(page, "Dentist, Dr. Bell")).to_be_visible()
    choose(other, "More for Dentist", "Priority high")
    expect(row(other, "Dentist")).to_contain_text("High priority")
    with stored(page), stored(other):
        for gate in gates:
            gate.open()

    for device in (page, other):
        expect(row(device, "Dentist, Dr. Bell")).to_contain_text("High priority")
    kept = client.row("Dentist, Dr. Bell")
    assert (kept["priority"], kept["notes"]) == (1, "Bring the card")


def test_an_editor_that_is_open_keeps_what_is_typed_while_the_todo_changes_elsewhere(
    page: Page, client: Client
) -> None:
    client.add_todos(["Other"])
    todo_id = client.add_todo("Dentist")
    open_dashboard(page)
    button(page, "Edit Dentist").click()
    title = page.get_by_role("textbox", name="Title")
    title.fill("Dentist at noon")

    client.change(todo_id, priority=1)
    client.add_todos(["A sign that it has arrived"])
    expect(todo(page, "A sign that it has arrived")).to_be_visible()
    expect(title).to_have_value("Dentist at noon")
    expect(title).to_be_focused()
    with stored(page):
        title.press("Enter")

    expect(row(page, "Dentist at noon")).to_contain_text("High priority")
    assert client.row("Dentist at noon")["priority"] == 1


def test_a_todo_that_goes_while_it_is_edited_says_so_and_keeps_what_was_typed(
    page: Page, client: Client
) -> None:
    client.add_todos(["Other"])
    todo_id = client.add_todo("Dentist")
    open_dashboard(page)
    button(page, "Edit Dentist").click()
    page.get_by_role("textbox", name="Notes").fill("Ask for the bill")

    client.delete(todo_id)

    expect(shown(page)).to_have_text(["Other"])
    expect(page.get_by_text("“Dentist” is not here any more")).to_be_visible()
    expect(heading(page, "Inbox")).to_be_focused()
    open_view(page, "Trash")
    button(page, "Restore Dentist").click()
    open_view(page, "Inbox")
    expect(page.get_by_role("textbox", name="Notes")).to_have_value("Ask for the bill")


def test_a_device_that_lost_the_connection_catches_up_when_it_is_back(
    page: Page, client: Client, phone: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    first, _ = client.add_todos(["Deleted meanwhile", "Stays"])
    other = _both(page, phone)
    expect(shown(other)).to_have_count(2)
    phone.set_offline(True)
    expect(offline_sign(other)).to_be_visible()

    client.delete(first)
    add(page, "Written meanwhile")
    expect(shown(page)).to_have_text(["Written meanwhile", "Stays"])
    expect(shown(other)).to_have_text(["Stays", "Deleted meanwhile"])
    phone.set_offline(False)

    expect(shown(other)).to_have_text(["Written meanwhile", "Stays"])
    client.add_todos(["And live again"])
    expect(shown(other)).to_have_text(["And live again", "Written meanwhile", "Stays"])

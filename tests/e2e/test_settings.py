"""Settings: profile, theme, password, devices, the end of an account."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.people import Client, Person
from tests.e2e.screens import (
    DASHBOARD,
    LOGIN,
    fill_sign_in,
    new_todo,
    open_account_menu,
    open_dashboard,
    section,
)

_SAVED = re.compile("saved|is set")


@pytest.mark.usefixtures("person")
def test_a_new_name_is_saved_and_shown_everywhere(page: Page) -> None:
    page.goto("/settings")
    field = page.get_by_label("Name", exact=True)
    expect(field).to_have_value("Ada Lovelace")

    field.fill("Ada King")
    field.press("Enter")

    expect(page.get_by_role("status").filter(has_text=_SAVED)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ada King")
    expect(page.get_by_role("button", name="Account menu, Ada King")).to_be_visible()


@pytest.mark.usefixtures("person")
def test_a_blank_name_is_refused_beside_the_field(page: Page) -> None:
    page.goto("/settings")
    field = page.get_by_label("Name", exact=True)
    expect(field).to_have_value("Ada Lovelace")

    field.fill("  ")
    field.press("Enter")

    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()


@pytest.mark.usefixtures("person")
def test_the_theme_can_be_forced_and_stays_after_a_reload_without_a_flash(page: Page) -> None:
    page.goto("/settings")
    light = _background(page)

    page.get_by_role("radio", name="Dark").check()
    dark = _background(page)
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.firstScheme = "
        "getComputedStyle(document.documentElement).colorScheme; });"
    )
    page.reload()

    assert dark != light
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    assert _background(page) == dark
    assert page.evaluate("window.firstScheme") == "dark"


def test_a_changed_password_signs_the_other_devices_out(
    page: Page, other_device: Client, person: Person
) -> None:
    other_device.sign_in(person)
    token = other_device.jwt()
    page.goto("/settings")

    page.get_by_label("Current password", exact=True).fill(person.password)
    page.get_by_label("New password", exact=True).fill("another horse battery")
    expect(page.get_by_role("checkbox", name="Sign out everywhere else")).to_be_checked()
    page.get_by_role("button", name="Set new password").click()

    expect(page.get_by_role("status").filter(has_text=_SAVED)).to_be_visible()
    answer = other_device.call("GET", "/api/v1/todos", {"authorization": f"Bearer {token}"})
    assert answer.status == 401
    assert other_device.call("GET", "/api/auth/token").status == 401
    expect(page.get_by_label("Current password", exact=True)).to_have_value("")
    open_dashboard(page)
    expect(new_todo(page)).to_be_editable()
    other_device.sign_in(Person(person.name, person.email, "another horse battery"))


@pytest.mark.usefixtures("person")
def test_a_wrong_current_password_is_said_beside_its_field(
    page: Page, complaints: Complaints
) -> None:
    complaints.allow_status(400, "/api/auth/change-password")
    page.goto("/settings")

    page.get_by_label("Current password", exact=True).fill("not the password")
    page.get_by_label("New password", exact=True).fill("another horse battery")
    page.get_by_role("button", name="Set new password").click()

    field = page.get_by_label("Current password", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("password", re.IGNORECASE))


def test_devices_are_listed_and_one_can_be_signed_out(
    page: Page, other_device: Client, person: Person
) -> None:
    other_device.sign_in(person)
    page.goto("/settings")
    devices = section(page, "Sessions and devices").get_by_role("listitem")
    expect(devices).to_have_count(2)
    expect(devices.filter(has_text="This device")).to_have_count(1)

    devices.get_by_role("button", name=re.compile("^Revoke")).click()

    expect(devices).to_have_count(1)
    assert other_device.call("GET", "/api/auth/token").status == 401
    expect(page.get_by_role("button", name=re.compile("^Account menu"))).to_be_visible()


def test_a_device_that_was_signed_out_shows_the_login_page(
    page: Page, browsers: Browsers, url: str, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/")
    other = browsers.open(width=390, height=844)
    Client(other.request, url).sign_in(person)
    phone = other.new_page()
    open_dashboard(phone)
    page.goto("/settings")
    devices = section(page, "Sessions and devices").get_by_role("listitem")
    devices.get_by_role("button", name=re.compile("^Revoke")).click()
    expect(devices).to_have_count(1)

    new_todo(phone).fill("Too late")
    new_todo(phone).press("Enter")

    expect(phone).to_have_url(re.compile("/login.*expired=1"))


def test_an_account_is_deleted_only_with_the_password_and_takes_everything_with_it(
    page: Page, client: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(400, "/api/auth/delete-user")
    complaints.allow_status(401, "/api/auth/")
    client.add_todos(["Gone with me"])
    token = client.jwt()
    page.goto("/settings")

    page.get_by_role("button", name="Delete account").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Password", exact=True).fill("not the password")
    dialog.get_by_role("button", name="Delete account").click()
    expect(dialog.get_by_label("Password", exact=True)).to_have_attribute("aria-invalid", "true")
    dialog.get_by_label("Password", exact=True).fill(person.password)
    dialog.get_by_role("button", name="Delete account").click()

    expect(page).to_have_url(re.compile(r"/(login.*)?$"))
    answer = client.call("GET", "/api/v1/todos", {"authorization": f"Bearer {token}"})
    assert answer.status == 401
    page.goto("/login")
    fill_sign_in(page, person)
    expect(page.get_by_role("alert").filter(has_text="password")).to_be_visible()
    expect(page).to_have_url(LOGIN)


@pytest.mark.usefixtures("person")
def test_the_dialog_that_deletes_an_account_closes_by_escape_and_gives_the_focus_back(
    page: Page,
) -> None:
    page.goto("/settings")
    opener = page.get_by_role("button", name="Delete account")
    opener.click()
    expect(page.get_by_role("dialog")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


@pytest.mark.usefixtures("person")
def test_settings_and_dashboard_lead_to_each_other(page: Page) -> None:
    open_dashboard(page)

    open_account_menu(page)
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_role("heading", name="Settings", level=1)).to_be_visible()
    page.get_by_role("link", name="Inbox").first.click()

    expect(page).to_have_url(DASHBOARD)


def _background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

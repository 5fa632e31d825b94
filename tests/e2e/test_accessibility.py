"""Accessibility of the pages for everybody and of what goes wrong: axe finds nothing.

The views of the todos are in test_accessibility_views.py.
"""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.axe import check
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.network import CHANGES, MUTATIONS, TOKEN, Gate, refuse
from tests.e2e.people import Client, new_person
from tests.e2e.screens import (
    add,
    button,
    offline_sign,
    open_account_menu,
    open_for_good,
    section,
    todo,
)


@pytest.fixture
def quiet(browsers: Browsers) -> BrowserContext:
    """A browser without movement."""
    return browsers.open(motion="reduce")


@pytest.fixture
def quiet_client(quiet: BrowserContext, url: str) -> Client:
    somebody = Client(quiet.request, url)
    somebody.sign_up(new_person())
    return somebody


@pytest.mark.parametrize(
    "path",
    [
        "/", "/register", "/login", "/login?expired=1", "/forgot-password",
        "/reset-password?token=x", "/reset-password?error=INVALID_TOKEN", "/dev/mail",
    ],
)  # fmt: skip
def test_the_public_pages_have_no_violations(quiet: BrowserContext, path: str) -> None:
    page = quiet.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")

    check(page)


def test_a_page_that_does_not_exist_has_no_violations(
    quiet: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_status(404, "/no-such-page")
    page = quiet.new_page()
    page.goto("/no-such-page")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    check(page)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/register", "Create account"),
        ("/login", "Sign in"),
        ("/forgot-password", "Send reset link"),
        ("/reset-password?token=x", "Set new password"),
    ],
)
def test_forms_with_errors_shown_have_no_violations(
    quiet: BrowserContext, path: str, name: str
) -> None:
    page = quiet.new_page()
    page.goto(path)
    button(page, name).click()

    expect(page.get_by_role("textbox").first).to_have_attribute("aria-invalid", "true")
    check(page)


@pytest.mark.usefixtures("quiet_client")
def test_the_skeleton_has_no_violations(quiet: BrowserContext) -> None:
    page = quiet.new_page()
    gate = Gate(page, TOKEN)
    with page.expect_request(TOKEN):
        page.goto("/todos")

    check(page)
    gate.open()


@pytest.mark.usefixtures("quiet_client")
def test_todos_that_cannot_be_loaded_have_no_violations(
    quiet: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_status(500, "/api/v1/changes")
    page = quiet.new_page()
    refuse(page, CHANGES, 500)
    page.goto("/todos")

    expect(button(page, "Try again")).to_be_visible()
    check(page)


def test_changes_that_wait_or_were_refused_have_no_violations(
    quiet: BrowserContext, quiet_client: Client, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    todo_id = quiet_client.add_todo("Deleted elsewhere")
    page = quiet.new_page()
    open_for_good(page)
    gate = Gate(page, MUTATIONS, "POST")
    todo(page, "Deleted elsewhere").click()
    quiet_client.delete(todo_id)
    gate.open()
    expect(page.get_by_role("region", name="Needs your attention")).to_be_visible()
    check(page)

    quiet.set_offline(True)
    expect(offline_sign(page)).to_be_visible()
    add(page, "Written in a tunnel")
    expect(todo(page, "Written in a tunnel")).to_be_visible()
    check(page)
    open_account_menu(page)
    button(page, "Sign out").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page)


@pytest.mark.usefixtures("quiet_client")
def test_settings_and_what_opens_in_them_have_no_violations(quiet: BrowserContext) -> None:
    page = quiet.new_page()
    page.goto("/settings")
    expect(page.get_by_text("This device", exact=True)).to_be_visible()
    check(page)

    section(page, "Dates and times").get_by_role("button").first.click()
    expect(page.get_by_role("combobox")).to_be_focused()
    check(page)
    page.keyboard.press("Escape")
    button(page, "Delete account").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page)

"""Passkeys: added in the settings, used in place of password and code."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.authenticator import Authenticator
from tests.e2e.axe import check
from tests.e2e.complaints import Complaints
from tests.e2e.network import refuse
from tests.e2e.people import Person
from tests.e2e.screens import DASHBOARD, LOGIN, section, sign_out

_NAME = "Chrome on Linux"
_VERIFICATION = re.compile(r"/api/auth/passkey/verify-authentication$")


@pytest.fixture
def authenticator(page: Page) -> Iterator[Authenticator]:
    with Authenticator(page) as made:
        yield made


def _passkeys(page: Page) -> Locator:
    return section(page, "Passkeys")


def _add(page: Page, password: str, name: str | None = None) -> None:
    """Opens the dialog and confirms it; what the authenticator says is another matter."""
    page.goto("/settings")
    _passkeys(page).get_by_role("button", name="Add a passkey").click()
    dialog = page.get_by_role("dialog")
    if name is not None:
        dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("Password", exact=True).fill(password)
    dialog.get_by_role("button", name="Continue").click()


def _sign_in(page: Page) -> None:
    page.goto("/login")
    page.get_by_role("button", name="Sign in with a passkey").click()


def test_a_passkey_signs_in_by_itself(
    page: Page, person: Person, authenticator: Authenticator
) -> None:
    _add(page, person.password)
    expect(_passkeys(page).get_by_role("listitem")).to_have_count(1)
    expect(_passkeys(page).get_by_role("listitem")).to_contain_text("Never used")
    assert authenticator.count() == 1
    sign_out(page)

    _sign_in(page)

    expect(page).to_have_url(DASHBOARD)
    page.goto("/settings")
    expect(_passkeys(page).get_by_role("listitem")).to_contain_text("Last used just now")


def test_a_passkey_is_suggested_below_the_email_field(
    page: Page, person: Person, authenticator: Authenticator
) -> None:
    _add(page, person.password)
    expect(_passkeys(page).get_by_role("listitem")).to_have_count(1)
    sign_out(page)
    expect(page.get_by_label("Email", exact=True)).to_have_attribute(
        "autocomplete", "username webauthn"
    )

    # Chromium takes the only suggestion there is as soon as the authenticator is touched.
    authenticator.touch()

    expect(page).to_have_url(DASHBOARD)


def test_a_suggested_passkey_that_could_not_be_checked_is_suggested_again(
    page: Page, person: Person, authenticator: Authenticator, complaints: Complaints
) -> None:
    complaints.allow_status(503, "/api/auth/passkey/verify-authentication")
    _add(page, person.password)
    expect(_passkeys(page).get_by_role("listitem")).to_have_count(1)
    refuse(page, _VERIFICATION, 503, times=1, method="POST")

    sign_out(page)

    expect(page).to_have_url(DASHBOARD)


@pytest.mark.usefixtures("person")
def test_nothing_is_added_without_the_password(
    page: Page, authenticator: Authenticator, complaints: Complaints
) -> None:
    complaints.allow_status(400, "/api/auth/passkey/generate-register-options")

    _add(page, "not the password")

    field = page.get_by_role("dialog").get_by_label("Password", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    assert authenticator.count() == 0


def test_a_finger_that_is_not_the_right_one_is_said_so(
    page: Page, person: Person, authenticator: Authenticator
) -> None:
    authenticator.refuse()

    _add(page, person.password)

    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_contain_text("No passkey was used")
    expect(dialog.get_by_role("button", name="Continue")).to_be_enabled()


@pytest.mark.usefixtures("authenticator")
def test_a_browser_without_a_passkey_says_so_and_the_password_still_works(
    page: Page, person: Person
) -> None:
    page.context.clear_cookies()

    _sign_in(page)

    expect(page.get_by_role("alert").filter(has_text="passkey")).to_be_visible()
    page.get_by_label("Email", exact=True).fill(person.email)
    page.get_by_label("Password", exact=True).fill(person.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(DASHBOARD)


@pytest.mark.usefixtures("authenticator")
def test_a_passkey_is_renamed_and_removed(
    page: Page, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/auth/passkey/verify-authentication")
    _add(page, person.password, "Old laptop")
    page.get_by_role("button", name="Rename Old laptop").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Laptop")
    dialog.get_by_role("button", name="Save").click()

    page.get_by_role("button", name="Remove Laptop").click()
    dialog.get_by_label("Password", exact=True).fill(person.password)
    dialog.get_by_role("button", name="Remove").click()

    expect(_passkeys(page)).to_contain_text("None yet")
    expect(_passkeys(page).get_by_role("heading")).to_be_focused()
    sign_out(page)
    _sign_in(page)
    expect(page.get_by_role("alert").filter(has_text="not accepted")).to_be_visible()
    expect(page).to_have_url(LOGIN)


@pytest.mark.usefixtures("authenticator")
def test_the_list_and_its_dialogs_have_no_violations(page: Page, person: Person) -> None:
    _add(page, person.password)
    expect(_passkeys(page).get_by_role("listitem")).to_have_count(1)
    check(page)
    for button in ("Add a passkey", f"Rename {_NAME}", f"Remove {_NAME}"):
        _passkeys(page).get_by_role("button", name=re.compile(f"^{button}$")).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        check(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)

"""Two-step verification: switched on in the settings, asked for at sign-in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.e2e.axe import check
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.people import Client, Person
from tests.e2e.screens import DASHBOARD, LOGIN, fill_sign_in, section, sign_out, stored_text
from tests.totp import code_from, secret_of

_HEADING = "Two-step verification"


@dataclass(frozen=True, slots=True)
class Codes:
    """What the app knows, and the recovery codes; the code of now is spent."""

    secret: str
    recovery: list[str]


def _settings(page: Page) -> Locator:
    return section(page, _HEADING)


def _confirm(page: Page, password: str, button: str) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Password", exact=True).fill(password)
    dialog.get_by_role("button", name=button).click()


def _switch_on(page: Page, person: Person) -> Codes:
    page.goto("/settings")
    _settings(page).get_by_role("button", name="Switch on").click()
    _confirm(page, person.password, "Continue")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img")).to_be_visible()
    secret = dialog.get_by_role("code").inner_text()
    # Its last digit sends the form.
    dialog.get_by_label("Code", exact=True).fill(code_from(secret))
    kept = dialog.get_by_role("button", name="I have kept them")
    expect(kept).to_be_visible()
    recovery = dialog.get_by_role("listitem").all_inner_texts()
    kept.click()
    expect(dialog).to_have_count(0)
    return Codes(secret, recovery)


@pytest.fixture
def codes(client: Client, person: Person) -> Codes:
    """The person of this browser has switched it on, and signed out."""
    uri, recovery = client.switch_on_second_step(person)
    client.sign_out()
    return Codes(secret_of(uri), recovery)


@pytest.fixture
def begin(page: Page, person: Person) -> Callable[[], None]:
    """Enters the password: the second step is next."""

    def enter() -> None:
        page.goto("/login")
        fill_sign_in(page, person)
        expect(page.get_by_text("One more step")).to_be_visible()

    return enter


def test_it_is_switched_on_with_the_password_and_a_code(page: Page, person: Person) -> None:
    page.goto("/settings")
    expect(_settings(page)).to_contain_text("Off")

    made = _switch_on(page, person)

    expect(_settings(page)).to_contain_text("On")
    assert len(set(made.recovery)) == 10
    assert made.secret not in stored_text(page)
    page.reload()
    expect(_settings(page).get_by_role("button", name="Switch off")).to_be_visible()


def test_the_code_of_the_app_is_the_second_step(
    page: Page, codes: Codes, begin: Callable[[], None]
) -> None:
    begin()
    field = page.get_by_label("Code", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("autocomplete", "one-time-code")
    assert page.request.get("/api/auth/token").status == 401

    field.fill(code_from(codes.secret, 1))

    expect(page).to_have_url(DASHBOARD)


def test_a_code_works_once_and_a_wrong_one_is_said_beside_its_field(
    page: Page, codes: Codes, begin: Callable[[], None], complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/auth/two-factor/")
    begin()
    code = code_from(codes.secret, 1)
    page.get_by_label("Code", exact=True).fill(code)
    expect(page).to_have_url(DASHBOARD)
    sign_out(page)
    begin()

    page.get_by_label("Code", exact=True).fill(code)

    field = page.get_by_label("Code", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("used already"))
    expect(page).to_have_url(LOGIN)


def test_a_recovery_code_works_in_place_of_the_app(
    page: Page, codes: Codes, begin: Callable[[], None]
) -> None:
    begin()
    page.get_by_role("button", name="Use a recovery code").click()

    page.get_by_label("Recovery code", exact=True).fill(codes.recovery[0].upper())
    page.get_by_role("button", name="Continue").click()

    expect(page).to_have_url(DASHBOARD)


def test_a_trusted_device_is_not_asked_again_and_another_is(
    page: Page, browsers: Browsers, person: Person, codes: Codes, begin: Callable[[], None]
) -> None:
    begin()
    page.get_by_role("checkbox", name=re.compile("^Trust this device")).check()
    page.get_by_label("Code", exact=True).fill(code_from(codes.secret, 1))
    expect(page).to_have_url(DASHBOARD)
    sign_out(page)

    page.goto("/login")
    fill_sign_in(page, person)
    other = browsers.open().new_page()
    other.goto("/login")
    fill_sign_in(other, person)

    expect(page).to_have_url(DASHBOARD)
    expect(other.get_by_label("Code", exact=True)).to_be_visible()


@pytest.mark.usefixtures("codes")
def test_starting_again_leads_back_to_the_password(page: Page, begin: Callable[[], None]) -> None:
    begin()

    page.get_by_role("button", name="Start again").click()

    expect(page.get_by_label("Password", exact=True)).to_be_visible()
    expect(page.get_by_label("Password", exact=True)).to_have_value("")


def test_it_is_switched_off_with_the_password(
    page: Page, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(400, "/api/auth/two-factor/disable")
    _switch_on(page, person)
    _settings(page).get_by_role("button", name="Switch off").click()
    field = page.get_by_role("dialog").get_by_label("Password", exact=True)
    expect(field).to_be_focused()
    _confirm(page, "not the password", "Switch off")
    expect(field).to_have_attribute("aria-invalid", "true")

    _confirm(page, person.password, "Switch off")

    expect(_settings(page)).to_contain_text("Off")
    expect(_settings(page).get_by_role("heading")).to_be_focused()
    sign_out(page)
    page.goto("/login")
    fill_sign_in(page, person)
    expect(page).to_have_url(DASHBOARD)


def test_a_stray_click_does_not_take_the_recovery_codes_away(
    page: Page, client: Client, person: Person
) -> None:
    client.switch_on_second_step(person)
    page.goto("/settings")
    _settings(page).get_by_role("button", name="New recovery codes").click()
    _confirm(page, person.password, "Make new codes")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(10)

    page.mouse.click(5, 5)
    expect(dialog.get_by_role("listitem")).to_have_count(10)
    page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)


def test_new_recovery_codes_can_be_saved_as_a_file(page: Page, person: Person) -> None:
    first = _switch_on(page, person).recovery
    _settings(page).get_by_role("button", name="New recovery codes").click()
    _confirm(page, person.password, "Make new codes")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(10)
    shown = dialog.get_by_role("listitem").all_inner_texts()

    with page.expect_download() as saving:
        dialog.get_by_role("button", name="Save as a file").click()

    assert set(shown).isdisjoint(first)
    assert set(shown) <= set(_text(saving.value).split())


def test_every_step_has_no_violations(browsers: Browsers, person: Person, page: Page) -> None:
    quiet = browsers.open(width=390, height=844, motion="reduce").new_page()
    quiet.goto("/login")
    fill_sign_in(quiet, person)
    expect(quiet).to_have_url(DASHBOARD)
    quiet.goto("/settings")
    _settings(quiet).get_by_role("button", name="Switch on").click()
    expect(quiet.get_by_role("dialog")).to_be_visible()
    check(quiet)
    _confirm(quiet, person.password, "Continue")
    dialog = quiet.get_by_role("dialog")
    code = dialog.get_by_label("Code", exact=True)
    expect(code).to_be_visible()
    check(quiet)
    code.fill(code_from(dialog.get_by_role("code").inner_text()))
    expect(dialog.get_by_role("button", name="I have kept them")).to_be_visible()
    check(quiet)
    page.context.clear_cookies()
    page.goto("/login")
    fill_sign_in(page, person)
    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    check(page)


def _text(download: Download) -> str:
    return download.path().read_text(encoding="utf-8")

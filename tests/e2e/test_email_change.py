"""Another e-mail address, from the settings to the link in the mail."""

import re
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import DASHBOARD, fill_sign_in, section, sign_out

_MAIL = "Confirm your new e-mail address"


def _ask(page: Page, email: str, password: str) -> None:
    page.goto("/settings")
    section(page, "Profile").get_by_role("button", name="Change email").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("New email", exact=True).fill(email)
    dialog.get_by_label("Password", exact=True).fill(password)
    dialog.get_by_role("button", name="Send link").click()


def _link(client: Client, email: str) -> str:
    answer = client.call("GET", "/api/auth/dev-mail").json()
    mails = cast("list[dict[str, str]]", answer["mails"])
    mail = next(mail for mail in mails if mail["to"] == email and _MAIL in mail["subject"])
    found = re.search(r"http\S+", mail["text"])
    assert found
    return found.group()


def test_the_new_address_counts_once_its_link_was_followed(
    page: Page, client: Client, person: Person
) -> None:
    renewed = Person(person.name, new_person().email, person.password)

    _ask(page, renewed.email, person.password)
    expect(page.get_by_text("a mail with a link is on its way")).to_be_focused()
    page.goto(_link(client, renewed.email))
    page.get_by_role("button", name="Confirm the new address").click()

    expect(page.get_by_role("status").filter(has_text=renewed.email)).to_be_visible()
    sign_out(page)
    page.goto("/login")
    fill_sign_in(page, renewed)
    expect(page).to_have_url(DASHBOARD)


def test_the_link_is_worth_nothing_where_somebody_else_is_signed_in(
    page: Page, client: Client, person: Person, browsers: Browsers, url: str, complaints: Complaints
) -> None:
    complaints.allow_status(400, "/api/auth/email-change/confirm")
    email = new_person().email
    _ask(page, email, person.password)
    expect(page.get_by_text("a mail with a link is on its way")).to_be_visible()
    stranger = browsers.open()
    Client(stranger.request, url).sign_up(new_person("Charles Babbage"))
    other = stranger.new_page()

    other.goto(_link(client, email))
    other.get_by_role("button", name="Confirm the new address").click()

    expect(other.get_by_role("alert").filter(has_text="used up")).to_be_visible()


@pytest.mark.usefixtures("person")
def test_a_wrong_password_is_said_beside_its_field(page: Page, complaints: Complaints) -> None:
    complaints.allow_status(400, "/api/auth/email-change/request")

    _ask(page, new_person().email, "not the password")

    field = page.get_by_role("dialog").get_by_label("Password", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")

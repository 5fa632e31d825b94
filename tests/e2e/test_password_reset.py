"""The forgotten password, through the mailbox of development."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import DASHBOARD, fill_sign_in, new_todo

_NEW_PASSWORD = "another horse battery"


def _ask_for_a_link(page: Page, email: str) -> Locator:
    """What the page says to it."""
    page.goto("/forgot-password")
    page.get_by_label("Email", exact=True).fill(email)
    page.get_by_role("button", name="Send reset link").click()
    answer = page.get_by_text("a mail with a link is on its way")
    expect(answer).to_be_focused()
    return answer


def _mailed_link(page: Page, person: Person) -> Locator:
    page.goto("/dev/mail")
    return page.get_by_role("listitem").filter(has_text=person.email).get_by_role("link")


def test_a_forgotten_password_is_replaced_by_the_link_from_the_mail(
    page: Page, other_device: Client
) -> None:
    ada = new_person()
    other_device.sign_up(ada)
    old_token = other_device.jwt()

    page.goto("/login")
    page.get_by_role("link", name="Forgotten it?").click()
    expect(page).to_have_url(re.compile(r"/forgot-password$"))
    _ask_for_a_link(page, ada.email)
    _mailed_link(page, ada).click()
    page.get_by_label("New password", exact=True).fill(_NEW_PASSWORD)
    page.get_by_role("button", name="Set new password").click()

    expect(page).to_have_url(re.compile("/login"))
    fill_sign_in(page, ada, _NEW_PASSWORD)
    expect(page).to_have_url(DASHBOARD)
    expect(new_todo(page)).to_be_editable()
    answer = other_device.call("GET", "/api/v1/todos", {"authorization": f"Bearer {old_token}"})
    assert answer.status == 401


def test_the_answer_does_not_tell_whether_an_email_has_an_account(
    page: Page, other_device: Client
) -> None:
    ada = new_person()
    other_device.sign_up(ada)

    known = _ask_for_a_link(page, ada.email).inner_text()
    unknown = _ask_for_a_link(page, new_person().email).inner_text()

    assert known == unknown


def test_a_link_works_once(page: Page, other_device: Client) -> None:
    ada = new_person()
    other_device.sign_up(ada)
    _ask_for_a_link(page, ada.email)
    link = str(_mailed_link(page, ada).get_attribute("href"))
    page.goto(link)
    page.get_by_label("New password", exact=True).fill(_NEW_PASSWORD)
    page.get_by_role("button", name="Set new password").click()
    expect(page).to_have_url(re.compile("/login"))

    page.goto(link)
    page.get_by_role("link", name="Get a new link").click()

    expect(page.get_by_role("button", name="Send reset link")).to_be_visible()


def test_a_token_that_nobody_was_sent_sets_no_password(page: Page, complaints: Complaints) -> None:
    complaints.allow_status(400, "/api/auth/reset-password")
    page.goto("/reset-password?token=guessed")

    page.get_by_label("New password", exact=True).fill(_NEW_PASSWORD)
    page.get_by_role("button", name="Set new password").click()

    expect(page.get_by_role("alert").filter(has_text="link")).to_be_visible()


def test_a_short_new_password_is_refused_before_anything_is_sent(page: Page) -> None:
    page.goto("/reset-password?token=whatever")

    page.get_by_label("New password", exact=True).fill("short")
    page.get_by_role("button", name="Set new password").click()

    field = page.get_by_label("New password", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("8"))

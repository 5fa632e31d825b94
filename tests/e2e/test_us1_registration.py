"""User story 1: a new user registers."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.network import Gate, Sent
from tests.e2e.people import Client, new_person
from tests.e2e.screens import DASHBOARD, new_todo, sign_up, todos


def test_us1_scenario_1_valid_credentials_bring_a_success_message_and_the_dashboard(
    page: Page,
) -> None:
    grace = new_person("Grace Hopper")
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(urlsplit(frame.url).path))

    sign_up(page, grace)

    expect(page).to_have_url(DASHBOARD)
    assert set(visited) == {"/register", "/todos"}
    expect(page.get_by_role("status").filter(has_text=re.compile("Grace|account"))).to_be_visible()
    expect(new_todo(page)).to_be_editable()
    expect(todos(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("locale", "week_start", "date"),
    [("en-US", "Sunday", "Dec 31"), ("pt-BR", "Sunday", "31 Dec"), ("sv-SE", "Monday", "12-31")],
)
def test_a_new_account_has_the_dates_and_weeks_of_its_device(
    browsers: Browsers, locale: str, week_start: str, date: str
) -> None:
    page = browsers.open(locale=locale).new_page()
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        sign_up(page, new_person())

    page.goto("/settings")

    expect(page.get_by_role("radio", name=week_start, exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name=date, exact=True)).to_be_checked()


@pytest.mark.parametrize(
    ("label", "value", "message"),
    [
        pytest.param("Name", "", "name", id="no name"),
        pytest.param("Email", "", "email", id="no email"),
        pytest.param("Email", "grace.example.com", "email", id="invalid email"),
        pytest.param("Password", "", "password", id="no password"),
        pytest.param("Password", "short", "8", id="short password"),
    ],
)
def test_us1_scenario_2_invalid_data_brings_a_message_that_says_what_to_correct(
    page: Page, label: str, value: str, message: str
) -> None:
    typed = {"Name": "Grace", "Email": new_person().email, "Password": "correct horse battery"}
    typed[label] = value
    sent = Sent(page.context, re.compile(r"/api/auth/sign-up/email$"), "POST")

    page.goto("/register")
    for name, text in typed.items():
        page.get_by_label(name, exact=True).fill(text)
    page.get_by_role("button", name="Create account").click()

    field = page.get_by_label(label, exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(message, re.IGNORECASE))
    expect(field).to_be_focused()
    for name, text in typed.items():
        expect(page.get_by_label(name, exact=True)).to_have_value(text)
    assert urlsplit(page.url).path == "/register"
    assert len(sent) == 0


def test_all_faults_of_the_form_are_shown_at_once_and_the_first_has_the_focus(page: Page) -> None:
    page.goto("/register")

    page.get_by_role("button", name="Create account").click()

    for label in ("Name", "Email", "Password"):
        expect(page.get_by_label(label, exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()


def test_a_message_goes_away_when_its_fault_is_mended(page: Page) -> None:
    page.goto("/register")
    page.get_by_role("button", name="Create account").click()
    field = page.get_by_label("Name", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")

    field.fill("Grace")
    field.press("Tab")

    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_an_email_that_has_an_account_is_told_apart_and_nothing_typed_is_lost(
    page: Page, other_device: Client, complaints: Complaints
) -> None:
    complaints.allow_status(422, "/api/auth/sign-up/email")
    grace = new_person("Grace Hopper")
    other_device.sign_up(grace)

    sign_up(page, grace)

    alert = page.get_by_role("alert").filter(has_text=re.compile("account", re.IGNORECASE))
    expect(alert).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value(grace.name)
    expect(page.get_by_label("Email", exact=True)).to_have_value(grace.email)


def test_enter_sends_the_form_and_a_second_press_does_not_send_it_twice(page: Page) -> None:
    grace = new_person("Grace Hopper")
    sent = Sent(page.context, re.compile(r"/api/auth/sign-up/email$"), "POST")
    page.goto("/register")
    page.get_by_label("Name", exact=True).fill(grace.name)
    page.get_by_label("Email", exact=True).fill(grace.email)
    password = page.get_by_label("Password", exact=True)
    password.fill(grace.password)

    # Two presses in one task: no answer can come between them.
    password.evaluate("field => { field.form.requestSubmit(); field.form.requestSubmit(); }")

    expect(page).to_have_url(DASHBOARD)
    assert len(sent) == 1


def test_a_form_that_is_sent_says_so_and_cannot_be_sent_again(page: Page) -> None:
    sign_up_path = re.compile(r"/api/auth/sign-up/email$")
    sent = Sent(page.context, sign_up_path, "POST")
    gate = Gate(page, sign_up_path, "POST")

    sign_up(page, new_person())
    send = page.get_by_role("button", name="Create account")
    expect(send).to_be_disabled()
    expect(page.get_by_role("status").filter(has_text="Creating your account…")).to_be_attached()
    send.dispatch_event("click")
    gate.open()

    expect(page).to_have_url(DASHBOARD)
    assert len(sent) == 1


def test_three_fields_are_asked_for_each_below_its_label_and_a_password_can_be_pasted(
    page: Page,
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/register")

    labels = page.locator("form label")
    expect(labels).to_have_text(["Name", "Email", "Password"])
    for label in labels.all():
        expect(label).to_be_visible()
    password = page.get_by_label("Password", exact=True)
    password.focus()
    page.evaluate("navigator.clipboard.writeText('from a password manager')")
    page.keyboard.press("ControlOrMeta+v")

    expect(password).to_have_value("from a password manager")


def test_password_managers_know_what_each_field_is(page: Page) -> None:
    page.goto("/register")

    expect(page.get_by_label("Name", exact=True)).to_have_attribute("autocomplete", "name")
    email = page.get_by_label("Email", exact=True)
    expect(email).to_have_attribute("autocomplete", re.compile("^(username|email)$"))
    password = page.get_by_label("Password", exact=True)
    expect(password).to_have_attribute("autocomplete", "new-password")
    expect(password).to_have_attribute("type", "password")


def test_the_password_can_be_shown_and_hidden_again(page: Page) -> None:
    page.goto("/register")
    password = page.get_by_label("Password", exact=True)
    password.fill("correct horse")

    page.get_by_role("button", name="Show", exact=True).click()
    expect(password).to_have_attribute("type", "text")
    page.get_by_role("button", name="Hide", exact=True).click()

    expect(password).to_have_attribute("type", "password")
    expect(password).to_have_value("correct horse")

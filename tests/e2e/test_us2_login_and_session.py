"""User story 2: login and session management."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.network import Gate, cut, refuse
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import (
    DASHBOARD,
    LOGIN,
    fill_sign_in,
    new_todo,
    open_dashboard,
    sign_out,
    todo,
)

_SIGN_IN = re.compile(r"/api/auth/sign-in/email$")


def test_us2_scenario_1_valid_credentials_give_access_to_the_todos(
    page: Page, other_device: Client
) -> None:
    ada = new_person()
    other_device.sign_up(ada)
    other_device.add_todos(["Translate Menabrea"])

    page.goto("/login")
    fill_sign_in(page, ada)

    expect(page).to_have_url(DASHBOARD)
    expect(todo(page, "Translate Menabrea")).to_be_visible()


def test_a_form_that_is_sent_before_the_script_is_there_keeps_what_was_typed(
    page: Page, other_device: Client
) -> None:
    grace = new_person("Grace Hopper")
    other_device.sign_up(grace)
    gate = Gate(page, re.compile(r"/_next/static/.*\.js$"), "GET")
    page.goto("/login", wait_until="commit")
    email = page.get_by_label("Email", exact=True)
    password = page.get_by_label("Password", exact=True)
    email.fill(grace.email)
    password.fill(grace.password)

    password.press("Enter")
    expect(email).to_have_value(grace.email)
    gate.open()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_enabled()
    password.press("Enter")

    expect(page).to_have_url(DASHBOARD)


@pytest.mark.parametrize("path", ["/todos", "/settings", "/todos?view=trash"])
def test_us2_scenario_2_a_visitor_is_sent_to_login_and_after_it_to_the_page_asked_for(
    page: Page, other_device: Client, path: str
) -> None:
    ada = new_person()
    other_device.sign_up(ada)

    page.goto(path)
    expect(page).to_have_url(LOGIN)
    assert parse_qs(urlsplit(page.url).query)["next"] == [path]
    fill_sign_in(page, ada)

    expect(page).to_have_url(re.compile(re.escape(path) + "$"))
    expect(page.get_by_role("button", name=re.compile("^Account menu"))).to_be_visible()


@pytest.mark.usefixtures("person")
def test_the_session_lasts_over_a_reload_and_a_new_tab(page: Page) -> None:
    open_dashboard(page)

    page.reload()
    expect(new_todo(page)).to_be_editable()
    second = page.context.new_page()
    open_dashboard(second)

    expect(page).to_have_url(DASHBOARD)


def test_signing_out_ends_access_until_the_next_login(
    page: Page, client: Client, person: Person
) -> None:
    client.add_todos(["Weave algebraic patterns"])
    open_dashboard(page)

    sign_out(page)
    page.goto("/todos")
    expect(page).to_have_url(LOGIN)
    fill_sign_in(page, person)

    expect(todo(page, "Weave algebraic patterns")).to_be_visible()


def test_a_wrong_password_and_an_unknown_email_get_the_same_plain_message(
    page: Page, other_device: Client, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/auth/sign-in/email")
    ada = new_person()
    other_device.sign_up(ada)
    messages = []
    page.goto("/login")

    for somebody in (ada, new_person()):
        fill_sign_in(page, somebody, "not the password")
        alert = page.get_by_role("alert").filter(has_text=re.compile("password"))
        expect(alert).to_be_visible()
        expect(page.get_by_label("Email", exact=True)).to_have_value(somebody.email)
        messages.append(alert.inner_text())
        page.reload()

    assert messages[0] == messages[1]


def test_each_cause_of_a_failed_login_has_a_message_of_its_own(
    browsers: Browsers, complaints: Complaints
) -> None:
    for status in (401, 429, 503):
        complaints.allow_status(status, "/api/auth/sign-in/email")
    complaints.allow_network_errors()
    wrong_password, limited, broken, unreachable = (browsers.open().new_page() for _ in range(4))
    refuse(limited, _SIGN_IN, 429, method="POST", retry_after=42)
    refuse(broken, _SIGN_IN, 503, method="POST")
    cut(unreachable, _SIGN_IN)
    messages = set()

    for page in (wrong_password, limited, broken, unreachable):
        page.goto("/login")
        fill_sign_in(page, new_person())
        messages.add(page.get_by_role("alert").filter(has_text=re.compile(r"\w")).inner_text())

    assert len(messages) == 4
    expect(limited.get_by_role("alert").filter(has_text="42 seconds")).to_be_visible()


@pytest.mark.parametrize("aim", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_next_never_leads_out_of_the_app(
    page: Page, other_device: Client, url: str, aim: str
) -> None:
    ada = new_person()
    other_device.sign_up(ada)

    page.goto(f"/login?next={aim}")
    fill_sign_in(page, ada)

    expect(page).to_have_url(f"{url}/todos")


@pytest.mark.usefixtures("person")
def test_somebody_signed_in_is_taken_from_login_to_the_dashboard(page: Page) -> None:
    page.goto("/login")

    expect(page).to_have_url(DASHBOARD)


@pytest.mark.usefixtures("person")
def test_the_welcome_page_takes_somebody_signed_in_to_the_dashboard(page: Page) -> None:
    page.goto("/")

    expect(page).to_have_url(DASHBOARD)


def test_the_welcome_page_leads_a_visitor_to_registration_and_to_login(page: Page) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Create account").click()
    expect(page).to_have_url(re.compile(r"/register$"))
    page.go_back()
    page.get_by_role("link", name="Sign in").first.click()

    expect(page).to_have_url(LOGIN)


def test_a_dead_session_cookie_leads_to_login_and_not_into_a_loop(
    page: Page, other_device: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/auth/token")
    other_device.sign_in(person)
    other_device.end_other_sessions()

    page.goto("/todos")

    expect(page).to_have_url(LOGIN)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("Password", exact=True)).to_be_editable()

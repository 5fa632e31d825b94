"""The token of one tab: how it is got, renewed, replaced and lost.

The races with other tabs are in test_token_store_tabs.py.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.network import (
    API_V1,
    EVENTS,
    MUTATIONS,
    SIGN_OUT,
    TOKEN,
    Gate,
    Sent,
    refuse,
    stored,
)
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import (
    DASHBOARD,
    LOGIN,
    add,
    fill_sign_in,
    new_todo,
    open_account_menu,
    open_dashboard,
    sign_out,
    sign_up,
    stored_text,
    todo,
    todos,
)

TOKEN_LIFE = "16:00"


@pytest.mark.usefixtures("person")
def test_a_reload_asks_for_one_token_and_shows_no_login(page: Page) -> None:
    open_dashboard(page)
    tokens = Sent(page.context, TOKEN)
    visited: list[str] = []
    page.on("framenavigated", lambda frame: visited.append(frame.url))

    with page.expect_response(TOKEN):
        page.reload()
    expect(new_todo(page)).to_be_editable()

    assert len(tokens) == 1
    assert not any("/login" in url for url in visited)


def test_one_401_brings_one_refresh_and_one_retry(
    page: Page, client: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/v1/")
    open_dashboard(page)
    Gate(page, EVENTS)  # the stream ends with the session, and would be the first to notice
    client.change_password(person, "another horse battery")  # the page's token is dead now
    tokens = Sent(page.context, TOKEN)
    written = Sent(page.context, MUTATIONS, "POST")

    with stored(page):
        add(page, "Written at the second try")
    expect(todo(page, "Written at the second try")).to_be_visible()

    assert len(tokens) == 1
    assert len(written) == 2
    assert client.titles() == ["Written at the second try"]


def test_ten_todos_completed_with_a_refused_token_bring_one_refresh(
    page: Page, client: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/v1/")
    client.add_todos(f"Todo {number}" for number in range(10))
    open_dashboard(page)
    expect(todos(page)).to_have_count(10)
    client.change_password(person, "another horse battery")
    tokens = Sent(page.context, TOKEN)

    with stored(page, 10):
        page.get_by_role("checkbox").evaluate_all("boxes => boxes.forEach((box) => box.click())")
    expect(todos(page)).to_have_count(0)

    assert len(tokens) == 1
    assert client.titles(completed="false") == []


@pytest.mark.usefixtures("person")
def test_a_backend_that_always_says_401_ends_at_login_and_not_in_a_loop(
    page: Page, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/")
    refuse(page, API_V1, 401)
    tokens = Sent(page.context, TOKEN)
    calls = Sent(page.context, API_V1)

    page.goto("/todos")

    expect(page).to_have_url(LOGIN)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("Password", exact=True)).to_be_editable()
    assert len(tokens) <= 3
    assert len(calls) <= 6


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.usefixtures("person")
def test_a_refresh_that_fails_twice_is_tried_again_and_nobody_is_signed_out(
    page: Page, complaints: Complaints, status: int
) -> None:
    complaints.allow_status(status, "/api/auth/token")
    refuse(page, TOKEN, status, times=2)

    page.goto("/todos")

    expect(new_todo(page)).to_be_editable()
    add(page, "Still here")
    expect(todo(page, "Still here")).to_be_visible()
    expect(page).to_have_url(DASHBOARD)


@pytest.mark.usefixtures("person")
def test_a_refresh_in_the_background_that_fails_is_not_noticed_by_anyone(
    page: Page, complaints: Complaints
) -> None:
    complaints.allow_status(503, "/api/auth/token")
    page.clock.install()
    open_dashboard(page)
    refuse(page, TOKEN, 503, times=1)

    with page.expect_response(TOKEN):
        page.clock.fast_forward("12:30")  # past the time for a refresh, before the end

    add(page, "Written with the old token")
    expect(todo(page, "Written with the old token")).to_be_visible()
    expect(page).to_have_url(DASHBOARD)


@pytest.mark.usefixtures("person")
def test_a_refresh_that_finishes_after_sign_out_brings_nothing_back(
    page: Page, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/auth/")
    page.clock.install()
    open_dashboard(page)
    gate = Gate(page, TOKEN)
    with page.expect_request(TOKEN):
        page.clock.fast_forward(TOKEN_LIFE)

    sign_out(page)
    with page.expect_response(TOKEN):
        gate.open()
    second = page.context.new_page()
    second.goto("/todos")

    expect(second).to_have_url(LOGIN)
    expect(page).to_have_url(LOGIN)
    expect(page.get_by_label("Password", exact=True)).to_be_editable()
    assert "eyJ" not in stored_text(page)


def test_a_page_that_is_left_in_the_middle_of_signing_out_still_signs_out_and_lets_one_in_again(
    page: Page, client: Client, person: Person
) -> None:
    client.add_todos(["Still mine"])
    open_dashboard(page)
    gate = Gate(page, SIGN_OUT, "POST")
    open_account_menu(page)
    with page.expect_request(SIGN_OUT):
        page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(LOGIN)

    gate.drop()
    gate.open()
    with page.expect_response(SIGN_OUT):
        page.goto("/todos")
    expect(page).to_have_url(LOGIN)
    assert client.call("GET", "/api/auth/token").status == 401
    fill_sign_in(page, person)

    expect(todo(page, "Still mine")).to_be_visible()


@pytest.mark.parametrize("hours", [-1, 1], ids=["an hour behind", "an hour ahead"])
@pytest.mark.usefixtures("person")
def test_a_wrong_clock_does_no_harm(page: Page, hours: int) -> None:
    page.clock.install(time=datetime.now(tz=UTC) + timedelta(hours=hours))
    tokens = Sent(page.context, TOKEN)

    open_dashboard(page)
    with stored(page):
        add(page, "Whatever the time is")
    page.reload()
    expect(todo(page, "Whatever the time is")).to_be_visible()

    assert len(tokens) == 2  # one for each time the page was loaded


def test_a_session_that_ends_on_the_server_leads_to_login_with_the_reason(
    page: Page, other_device: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/")
    page.clock.install()
    open_dashboard(page)
    other_device.sign_in(person)
    other_device.end_other_sessions()

    page.clock.fast_forward(TOKEN_LIFE)

    expect(page).to_have_url(re.compile(r"/login\?.*expired=1"))


def test_no_token_is_ever_in_a_storage_that_scripts_can_read(page: Page) -> None:
    sign_up(page, new_person())
    expect(page).to_have_url(DASHBOARD)
    add(page, "Look into the storage")
    expect(todo(page, "Look into the storage")).to_be_visible()

    assert "eyJ" not in stored_text(page)


def test_the_password_stays_in_no_field_and_in_no_document(page: Page) -> None:
    ada = new_person()
    sign_up(page, ada)
    expect(new_todo(page)).to_be_editable()
    left_after_sign_up = str(page.evaluate(_FIELDS_AND_DOCUMENT))
    sign_out(page)
    left_after_sign_out = str(page.evaluate(_FIELDS_AND_DOCUMENT))

    assert ada.password not in left_after_sign_up
    assert ada.password not in left_after_sign_out


_FIELDS_AND_DOCUMENT = """() => document.documentElement.outerHTML
  + [...document.querySelectorAll("input")].map((field) => field.value).join()"""

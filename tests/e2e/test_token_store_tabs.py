"""Several tabs of one browser, one session: one refresh, one sign-out, one person at a time."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.network import EVENTS, TOKEN, TRASH, Gate, Sent, stored
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import (
    DASHBOARD,
    LOGIN,
    add,
    fill_sign_in,
    new_todo,
    open_dashboard,
    open_view,
    sign_out,
    todo,
    todos,
)

TOKEN_LIFE = "16:00"


def _open_tabs(context: BrowserContext, count: int) -> list[Page]:
    tabs = [context.new_page() for _ in range(count)]
    for tab in tabs:
        open_dashboard(tab)
    return tabs


@pytest.mark.usefixtures("person")
def test_four_tabs_with_an_expired_token_make_one_refresh(
    context: BrowserContext, client: Client
) -> None:
    context.clock.install()
    tabs = _open_tabs(context, 4)
    tokens = Sent(context, TOKEN)
    gate = Gate(context, TOKEN)
    with context.expect_event("request", lambda request: bool(TOKEN.search(request.url))):
        context.clock.fast_forward(TOKEN_LIFE)

    for number, tab in enumerate(tabs):
        add(tab, f"From tab {number}")  # each needs the token that is on its way
    with stored(tabs[0], 4):
        gate.open()

    assert len(tokens) == 1
    assert sorted(client.titles()) == [f"From tab {number}" for number in range(4)]


def test_five_tabs_whose_token_is_refused_at_once_make_one_refresh(
    context: BrowserContext, client: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/v1/")
    client.delete(client.add_todo("Thrown away"))
    tabs = _open_tabs(context, 5)
    Gate(context, EVENTS)  # the stream ends with the session, and would be the first to notice
    gate = Gate(context, TRASH)
    client.change_password(person, "another horse battery")  # all their tokens are dead now
    tokens = Sent(context, TOKEN)

    for tab in tabs:
        with tab.expect_request(TRASH):
            open_view(tab, "Trash")
    gate.open()

    for tab in tabs:
        expect(tab.get_by_role("button", name="Restore Thrown away")).to_be_visible()
    assert len(tokens) == 1


@pytest.mark.usefixtures("person")
def test_when_the_tab_that_refreshes_is_closed_another_one_does_it(context: BrowserContext) -> None:
    context.clock.install()
    tabs = _open_tabs(context, 2)
    gate = Gate(context, TOKEN)
    with context.expect_event("request", lambda request: bool(TOKEN.search(request.url))) as asked:
        context.clock.fast_forward(TOKEN_LIFE)
    holder = asked.value.frame.page
    survivor = next(tab for tab in tabs if tab != holder)

    gate.drop()
    holder.close()
    gate.open()

    add(survivor, "The other tab is gone")
    expect(todo(survivor, "The other tab is gone")).to_be_visible()
    expect(survivor).to_have_url(DASHBOARD)


def test_signing_out_in_one_tab_empties_the_other_at_once(
    context: BrowserContext, client: Client, person: Person
) -> None:
    client.add_todos(["Only for Ada"])
    first, second = _open_tabs(context, 2)
    expect(todo(second, "Only for Ada")).to_be_visible()

    sign_out(first)

    expect(second).to_have_url(LOGIN)
    expect(second.get_by_text("Only for Ada")).to_have_count(0)
    expect(second.get_by_text(person.name)).to_have_count(0)


def test_a_login_in_one_tab_moves_the_other_tab_on_from_its_login_page(
    context: BrowserContext, other_device: Client
) -> None:
    ada = new_person()
    other_device.sign_up(ada)
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        tab.goto("/login")
        expect(tab.get_by_label("Email", exact=True)).to_be_editable()

    fill_sign_in(first, ada)

    expect(first).to_have_url(DASHBOARD)
    expect(second).to_have_url(DASHBOARD)
    expect(new_todo(second)).to_be_editable()


def test_another_person_who_signs_in_in_one_tab_is_who_the_other_tab_shows(
    context: BrowserContext, client: Client, person: Person, other_device: Client
) -> None:
    client.add_todos(["Ada's todo"])
    bob = new_person("Bob")
    other_device.sign_up(bob)
    other_device.add_todos(["Bob's todo"])
    first, second = _open_tabs(context, 2)
    expect(todo(first, "Ada's todo")).to_be_visible()

    sign_out(second)
    fill_sign_in(second, bob)

    expect(todo(second, "Bob's todo")).to_be_visible()
    expect(todo(first, "Bob's todo")).to_be_visible()
    for tab in (first, second):
        expect(todos(tab)).to_have_count(1)
        assert person.name not in tab.content()


def test_a_session_that_was_replaced_by_another_persons_shows_that_person_after_the_refresh(
    page: Page, client: Client, person: Person
) -> None:
    client.add_todos(["Ada's todo"])
    page.clock.install()
    open_dashboard(page)
    expect(todo(page, "Ada's todo")).to_be_visible()
    client.sign_up(new_person("Bob"))  # the cookie changes and no tab is told
    client.add_todos(["Bob's todo"])

    page.clock.fast_forward(TOKEN_LIFE)

    expect(todo(page, "Bob's todo")).to_be_visible()
    expect(page.get_by_text("Ada's todo")).to_have_count(0)
    assert person.name not in page.content()


def test_going_back_to_a_page_that_the_browser_kept_shows_nothing_of_who_signed_out(
    browsers: Browsers, browser_that_keeps_pages: Browser, url: str, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/auth/")
    context = browsers.open(browser=browser_that_keeps_pages)
    client = Client(context.request, url)
    ada = new_person()
    client.sign_up(ada)
    client.add_todos(["Ada's todo"])
    page, other = _open_tabs(context, 2)
    expect(todo(page, "Ada's todo")).to_be_visible()
    page.goto("about:blank")
    sign_out(other)

    page.go_back(wait_until="commit")

    expect(page).to_have_url(re.compile("/login"))
    expect(page.get_by_text("Ada's todo")).to_have_count(0)
    assert ada.name not in page.content()


def test_a_person_who_goes_back_after_another_signed_in_sees_only_the_others_todos(
    browsers: Browsers, browser_that_keeps_pages: Browser, url: str, other_device: Client
) -> None:
    bob = new_person("Bob")
    other_device.sign_up(bob)
    other_device.add_todos(["Bob's todo"])
    context = browsers.open(browser=browser_that_keeps_pages)
    client = Client(context.request, url)
    client.sign_up(new_person())
    client.add_todos(["Ada's todo"])
    page, other = _open_tabs(context, 2)
    expect(todo(page, "Ada's todo")).to_be_visible()
    page.goto("about:blank")
    sign_out(other)
    fill_sign_in(other, bob)
    expect(todo(other, "Bob's todo")).to_be_visible()

    page.go_back(wait_until="commit")

    expect(todo(page, "Bob's todo")).to_be_visible()
    expect(page.get_by_text("Ada's todo")).to_have_count(0)

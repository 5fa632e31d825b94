"""Without a network: what was there is there, what is done waits in sight and is sent once.

Only the production build has the service worker that opens the page without a network.
"""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.network import MUTATIONS, SCRIPT, SIGN_OUT, Gate, Sent, cut, mutation_ids, stored
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import (
    DASHBOARD,
    LOGIN,
    add,
    button,
    choose,
    complete,
    fill_sign_in,
    open_account_menu,
    open_dashboard,
    open_for_good,
    open_view,
    row,
    shown,
    sign_out,
    stored_text,
    todo,
)

pytestmark = pytest.mark.usefixtures("person")


@pytest.fixture(autouse=True)
def _network_errors(complaints: Complaints) -> None:
    complaints.allow_network_errors()


def _sign(page: Page, text: str) -> Locator:
    return page.get_by_role("status").filter(has_text=text).first


def test_a_reload_without_a_network_shows_the_todos_as_they_were(
    page: Page, context: BrowserContext, client: Client
) -> None:
    trip = client.add_list("Trip")
    client.add_todo("Pack", list_id=trip)
    client.add_todo("On the screen", notes="and **notes**")
    open_for_good(page)
    context.set_offline(True)

    page.reload()
    expect(shown(page)).to_have_text(["On the screen"])
    expect(_sign(page, "You are offline")).to_be_visible()
    open_view(page, "Trip")
    expect(shown(page)).to_have_text(["Pack"])
    page.reload()
    expect(shown(page)).to_have_text(["Pack"])
    context.set_offline(False)

    expect(_sign(page, "You are offline")).to_have_count(0)


def test_what_is_done_without_a_network_waits_in_sight_survives_a_reload_and_is_sent_once(
    page: Page, context: BrowserContext, client: Client
) -> None:
    client.add_todos(["Deleted", "Done", "Changed"])
    open_for_good(page)
    expect(shown(page)).to_have_count(3)
    sent = Sent(context, MUTATIONS, "POST")
    context.set_offline(True)

    add(page, "Written in a tunnel")
    complete(page, "Done")
    button(page, "Delete Deleted").click()
    choose(page, "More for Changed", "Priority high")
    expect(_sign(page, "4 changes wait to be sent")).to_be_visible()
    page.reload()
    expect(_sign(page, "4 changes wait to be sent")).to_be_visible()
    expect(shown(page)).to_have_text(["Written in a tunnel", "Changed"])
    expect(row(page, "Changed")).to_contain_text("High priority")
    assert client.titles() == ["Changed", "Done", "Deleted"]
    with stored(page, 4):
        context.set_offline(False)

    expect(page.get_by_text(re.compile("changes? waits? for"))).to_have_count(0)
    expect(shown(page)).to_have_text(["Written in a tunnel", "Changed"])
    assert client.titles(completed="false") == ["Written in a tunnel", "Changed"]
    assert client.titles(completed="true") == ["Done"]
    assert client.row("Changed")["priority"] == 1
    confirmed = [
        mutation_id
        for request in sent.requests
        if (answer := request.response()) is not None and answer.ok
        for mutation_id in mutation_ids(request)
    ]
    assert len(confirmed) == len(set(confirmed)) == 4


def test_on_a_phone_notices_leave_the_sign_for_the_lost_connection_in_sight(
    page: Page, context: BrowserContext, client: Client
) -> None:
    client.add_todos(["Any"])
    page.set_viewport_size({"width": 390, "height": 844})
    open_dashboard(page)
    context.set_offline(True)
    todo(page, "Any").click()

    notice = page.get_by_text("Completed: Any", exact=True)
    expect(notice).to_be_visible()
    sign = page.get_by_text("You are offline: 1 change waits to be sent.").last
    expect(sign).to_be_visible()
    above, below = notice.bounding_box(), sign.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]


def test_an_answer_that_is_lost_on_its_way_adds_nothing_twice(
    page: Page, context: BrowserContext, client: Client
) -> None:
    open_dashboard(page)
    gate = Gate(page, MUTATIONS, "POST")
    with page.expect_request(MUTATIONS):
        add(page, "Only once")
    gate.open(lose_answers=True)

    with stored(page):
        expect(todo(page, "Only once")).to_be_visible()

    assert client.titles() == ["Only once"]
    page.reload()
    expect(shown(page)).to_have_text(["Only once"])


def test_what_can_be_undone_can_be_undone_without_a_network(
    page: Page, context: BrowserContext, client: Client
) -> None:
    client.add_todos(["Precious"])
    open_dashboard(page)
    context.set_offline(True)

    button(page, "Delete Precious").click()
    expect(todo(page, "Precious")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+z")
    expect(todo(page, "Precious")).to_be_visible()
    context.set_offline(False)

    expect(_sign(page, "You are offline")).to_have_count(0)
    add(page, "A sign that all is sent")
    expect(shown(page)).to_have_text(["A sign that all is sent", "Precious"])


def test_signing_out_without_a_network_forgets_everything_here_and_ends_the_session_later(
    page: Page, context: BrowserContext, client: Client, person: Person
) -> None:
    client.add_todos(["Secret plan"])
    open_for_good(page)
    expect(todo(page, "Secret plan")).to_be_visible()
    user_id = client.user_id()
    context.set_offline(True)

    open_account_menu(page)
    button(page, "Sign out").click()
    expect(page).to_have_url(LOGIN)
    kept = stored_text(page)
    for trace in (person.email, person.name, user_id, "Secret plan", "eyJ"):
        assert trace not in kept
    with context.expect_event("response", lambda answer: bool(SIGN_OUT.search(answer.url))):
        context.set_offline(False)
        page.reload()

    expect(page).to_have_url(LOGIN)
    assert client.call("GET", "/api/auth/token").status == 401


def test_signing_out_needs_nothing_that_is_not_there_yet(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_error("ChunkLoadError")  # the login page's own
    client.add_todos(["Secret plan"])
    page.clock.install()  # nothing is fetched ahead of need
    open_dashboard(page)
    expect(todo(page, "Secret plan")).to_be_visible()
    cut(page, SCRIPT)

    open_account_menu(page)
    button(page, "Sign out").click()

    expect(page).to_have_url(LOGIN)
    assert "Secret plan" not in stored_text(page)


def test_signing_out_asks_first_where_changes_have_not_been_sent(
    page: Page, context: BrowserContext
) -> None:
    open_for_good(page)
    context.set_offline(True)
    add(page, "Not sent yet")
    expect(todo(page, "Not sent yet")).to_be_visible()

    open_account_menu(page)
    button(page, "Sign out").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Changes that the server does not have: 1.")
    button(page, "Stay signed in").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Account menu"))).to_be_focused()
    expect(todo(page, "Not sent yet")).to_be_visible()
    open_account_menu(page)
    button(page, "Sign out").click()
    button(page, "Sign out anyway").click()

    expect(page).to_have_url(LOGIN)
    assert "Not sent yet" not in stored_text(page)
    context.set_offline(False)


def test_another_person_never_sees_or_sends_what_somebody_left_behind(
    page: Page,
    context: BrowserContext,
    client: Client,
    other_device: Client,
    person: Person,
    complaints: Complaints,
) -> None:
    complaints.allow_status(401, "/api/")
    bob = new_person("Bob")
    other_device.sign_up(bob)
    other_device.add_todos(["Bob's own"])
    client.add_todos(["Ada's own"])
    open_dashboard(page)
    expect(todo(page, "Ada's own")).to_be_visible()
    context.set_offline(True)
    add(page, "Ada's unsent secret")
    expect(todo(page, "Ada's unsent secret")).to_be_visible()
    client.end_other_sessions()
    client.sign_out()
    context.set_offline(False)
    expect(page).to_have_url(LOGIN)  # her session has ended: it all waits for her to come back

    fill_sign_in(page, bob)
    expect(shown(page)).to_have_text(["Bob's own"])
    page.reload()
    expect(shown(page)).to_have_text(["Bob's own"])
    assert "Ada's" not in page.content()
    assert other_device.titles() == ["Bob's own"]
    sign_out(page)
    fill_sign_in(page, person)

    expect(page).to_have_url(DASHBOARD)
    expect(todo(page, "Ada's own")).to_be_visible()
    expect(page.get_by_text("Bob's own")).to_have_count(0)

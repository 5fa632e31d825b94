"""User story 3: secure API access with JWTs."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.network import API_V1, MUTATIONS, Sent, stored
from tests.e2e.people import Client, Person
from tests.e2e.screens import (
    DASHBOARD,
    LOGIN,
    add,
    fill_sign_in,
    new_todo,
    open_dashboard,
    todo,
)
from tests.e2e.tokens import claims, with_other_signature


def test_us3_scenario_1_requests_of_a_signed_in_user_are_authenticated_by_their_jwt(
    page: Page, client: Client, person: Person
) -> None:
    sent = Sent(page.context, API_V1, "POST")
    open_dashboard(page)

    with page.expect_response(MUTATIONS) as answered:
        add(page, "Write the first program")

    assert answered.value.status == 200
    scheme, _, token = sent.requests[0].headers["authorization"].partition(" ")
    assert scheme == "Bearer"
    assert claims(token)["sub"] == client.user_id()
    assert claims(token)["email"] == person.email
    assert client.titles() == ["Write the first program"]


def test_us3_scenario_2_when_the_session_has_ended_the_person_is_asked_to_sign_in_again(
    page: Page, client: Client, other_device: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/")
    open_dashboard(page)
    other_device.sign_in(person)
    other_device.end_other_sessions()

    add(page, "Sent too late, and not lost")
    expect(page).to_have_url(LOGIN)
    query = parse_qs(urlsplit(page.url).query)
    assert query["next"] == ["/todos"]
    assert query["expired"] == ["1"]
    expect(page.get_by_role("status").filter(has_text="Your session has ended")).to_be_visible()
    with stored(page):
        fill_sign_in(page, person)

    expect(page).to_have_url(DASHBOARD)
    expect(todo(page, "Sent too late, and not lost")).to_be_visible()
    assert client.titles() == ["Sent too late, and not lost"]


def test_what_was_being_typed_when_the_session_ended_is_there_after_the_next_login(
    page: Page, client: Client, other_device: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/")
    client.add_todos(["Any todo"])
    open_dashboard(page)
    other_device.sign_in(person)
    other_device.end_other_sessions()

    new_todo(page).fill("Half a thou")
    todo(page, "Any todo").click()
    expect(page).to_have_url(LOGIN)
    with stored(page):
        fill_sign_in(page, person)

    expect(page).to_have_url(DASHBOARD)
    expect(new_todo(page)).to_have_value("Half a thou")
    assert client.titles(completed="true") == ["Any todo"]


@pytest.mark.parametrize("fault", ["garbage", "another signature", "padded"])
@pytest.mark.usefixtures("person")
def test_us3_scenario_2_an_invalid_jwt_gets_a_problem_that_says_so(
    client: Client, fault: str
) -> None:
    token = client.jwt()
    broken = {
        "garbage": "eyJ.eyJ.x",
        "another signature": with_other_signature(token),
        "padded": f"{token}=",
    }[fault]

    answer = client.call("GET", "/api/v1/todos", {"authorization": f"Bearer {broken}"})

    assert answer.status == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    assert answer.json()["code"]
    assert client.call("GET", "/api/v1/todos", {"authorization": f"Bearer {token}"}).status == 200


@pytest.mark.usefixtures("person")
def test_the_session_cookie_alone_opens_no_api_route(client: Client) -> None:
    assert client.call("GET", "/api/v1/todos").status == 401


def test_two_people_on_two_browsers_never_see_each_other(
    page: Page, client: Client, person: Person, other_device: Client
) -> None:
    client.add_todos(["Only Ada's"])
    other_device.sign_up(person.__class__("Bob", f"bob.{person.email}", person.password))
    other_device.add_todos(["Only Bob's"])

    open_dashboard(page)

    expect(todo(page, "Only Ada's")).to_be_visible()
    expect(todo(page, "Only Bob's")).to_have_count(0)
    assert other_device.titles() == ["Only Bob's"]

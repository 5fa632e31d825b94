"""User story 4: Better Auth and FastAPI as one system."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.network import API_V1, MUTATIONS, TOKEN, Sent
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
    sign_up,
    stored_text,
    todo,
)
from tests.e2e.tokens import claims

_BETTER_AUTH = re.compile(r"/api/auth/(sign-up/email|sign-in/email|sign-out)$")
_TOKEN_LIFE = "16:00"


def test_us4_scenario_1_pages_act_through_better_auth_and_the_backend_checks_the_jwt(
    page: Page,
) -> None:
    ada = new_person()
    auth = Sent(page.context, _BETTER_AUTH, "POST")
    api = Sent(page.context, API_V1)

    sign_up(page, ada)
    expect(new_todo(page)).to_be_editable()
    sign_out(page)
    fill_sign_in(page, ada)
    expect(new_todo(page)).to_be_editable()

    paths = [request.url.rpartition("/api/auth/")[2] for request in auth.requests]
    assert paths == ["sign-up/email", "sign-out", "sign-in/email"]
    assert all("authorization" not in request.headers for request in auth.requests)
    assert api.requests
    assert all(request.headers["authorization"].startswith("Bearer ") for request in api.requests)


@pytest.mark.usefixtures("person")
def test_us4_scenario_2_the_backend_accepts_what_better_auth_signed_and_knows_the_same_user(
    client: Client,
) -> None:
    token = client.jwt()

    answer = client.call("GET", "/api/v1/me", {"authorization": f"Bearer {token}"})

    assert answer.status == 200
    assert answer.json()["id"] == claims(token)["sub"] == client.user_id()


def test_a_person_goes_all_the_way_and_finds_their_todos_again(page: Page) -> None:
    ada = new_person()
    sign_up(page, ada)
    for title in ("Buy milk", "Call the bank"):
        add(page, title)
    todo(page, "Buy milk").click()
    expect(todo(page, "Buy milk")).to_have_count(0)

    sign_out(page)
    fill_sign_in(page, ada)
    expect(page).to_have_url(DASHBOARD)

    expect(todo(page, "Call the bank")).not_to_be_checked()
    expect(todo(page, "Buy milk")).to_have_count(0)
    open_view(page, "Completed")
    expect(todo(page, "Buy milk")).to_be_checked()


@pytest.mark.usefixtures("person")
def test_the_token_is_refreshed_silently_while_the_session_is_active(page: Page) -> None:
    page.clock.install()
    open_dashboard(page)
    tokens = Sent(page.context, TOKEN)
    written = Sent(page.context, API_V1, "POST")

    with page.expect_response(TOKEN):
        page.clock.fast_forward(_TOKEN_LIFE)
    with page.expect_response(MUTATIONS) as answered:
        add(page, "After the refresh")

    assert answered.value.status == 200
    assert len(tokens) == 1
    assert len(written) == 1
    expect(page).to_have_url(DASHBOARD)


def test_signing_out_clears_the_session_the_tokens_and_the_browsers_storage(
    page: Page, client: Client, person: Person
) -> None:
    client.add_todos(["Secret plan"])
    open_dashboard(page)
    token = client.jwt()
    user_id = client.user_id()

    sign_out(page)

    assert client.call("GET", "/api/auth/token").status == 401
    answer = client.call("GET", "/api/v1/todos", {"authorization": f"Bearer {token}"})
    assert answer.status == 401
    kept = stored_text(page)
    for trace in (person.email, person.name, user_id, "Secret plan", "eyJ"):
        assert trace not in kept
    page.goto("/todos")
    expect(page).to_have_url(LOGIN)

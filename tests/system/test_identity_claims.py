"""Who somebody is comes from the token alone: no header, no body and no method says otherwise."""

import pytest

from tests.system.answers import assert_problem
from tests.system.pairs import Pair
from tests.system.people import TODOS, Session, new_http
from tests.system.stage import Stage

IDENTITY_HEADERS = [
    "x-user-id",
    "x-user",
    "x-auth-user",
    "x-authenticated-user",
    "x-forwarded-user",
    "x-remote-user",
    "remote-user",
    "x-forwarded-for",
    "x-original-url",
    "x-rewrite-url",
    "x-middleware-subrequest",
    "app.user_id",
]


def test_no_header_makes_somebody_else_of_you(pair: Pair, stage: Stage) -> None:
    for header in IDENTITY_HEADERS:
        claim = {header: pair.a.user_id}
        for origin in stage.every_way_in:
            listed = pair.b.api("GET", TODOS, headers=claim, origin=origin)
            one = pair.b.api("GET", f"{TODOS}/{pair.todo_id}", headers=claim, origin=origin)
            nobody = stage.http.get(origin + TODOS, headers=claim)

            assert listed.json()["data"] == [], header
            assert_problem(one, 404)
            assert_problem(nobody, 401)


@pytest.mark.parametrize("header", ["x-http-method-override", "x-http-method", "x-method-override"])
def test_no_header_makes_another_method_of_a_request(header: str, pair: Pair) -> None:
    path = f"{TODOS}/{pair.todo_id}"

    own = pair.a.api("GET", path, headers={header: "DELETE"})
    foreign = pair.b.api("GET", path, headers={header: "DELETE"})
    by_query = pair.a.api("GET", f"{path}?_method=DELETE")

    assert own.status_code == 200
    assert_problem(foreign, 404)
    assert by_query.status_code in {200, 400, 422}


OWNER_KEYS = [
    "user_id", "userId", "user", "owner", "owner_id", "ownerId", "account", "account_id",
    "author", "created_by", "tenant_id", "sub", "session_id", "_user_id", "user.id",
]  # fmt: skip


def test_an_owner_cannot_be_named(pair: Pair) -> None:
    mine = pair.b.add_todo("mine")
    path = f"{TODOS}/{mine['id']}"

    for key in OWNER_KEYS:
        made = pair.b.api("POST", TODOS, {"title": "for you", key: pair.a.user_id})
        changed = pair.b.api("PATCH", path, {key: pair.a.user_id})

        assert_problem(made, 422)
        assert_problem(changed, 422)
    assert pair.b.titles() == {"mine"}


def test_the_list_of_devices_shows_where_somebody_really_is(stage: Stage) -> None:
    claims = {"x-forwarded-for": "6.6.6.6", "x-real-ip": "6.6.6.6", "x-client-ip": "6.6.6.6"}
    with new_http(address="127.0.0.9") as http:
        http.headers.update(claims)
        eve = Session.sign_up(http, stage.url)

        (device,) = eve.auth("GET", "/list-sessions").json()

    assert device["ipAddress"] == "127.0.0.9"

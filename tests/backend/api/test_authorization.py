"""Who may come in: whoever holds a right token of a session that is alive now."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest

from backend.config import Settings
from tests.backend.support.api import ME, TODOS, Api, problem_of
from tests.backend.support.application import new_settings, running
from tests.backend.support.people import Registry
from tests.backend.support.tokens import Ring
from tests.backend.support.vectors import Vector, Vectors
from tests.databases import DatabaseUrls

VECTORS = Vectors.load()
INVALID = 'Bearer error="invalid_token"'


async def test_without_a_token_the_challenge_names_no_error(nobody: Api) -> None:
    for headers in ({}, {"Authorization": ""}, {"Authorization": "Basic YTpi"}):
        answer = await nobody.request("GET", ME, headers=headers)

        problem_of(answer, 401, "unauthenticated")
        assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("token", ["", " ", "x", "a.b.c", "null", "undefined", "é.é.é"])
async def test_with_a_wrong_token_the_challenge_says_so(nobody: Api, token: str) -> None:
    answer = await nobody.request("GET", ME, headers={"Authorization": f"Bearer {token}"})

    problem_of(answer, 401, "invalid_token")
    assert answer.headers["www-authenticate"] == INVALID


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_scheme_may_be_written_in_any_case(ada: Api, scheme: str) -> None:
    assert ada.person is not None
    headers = {"Authorization": f"{scheme} {ada.person.token}"}

    assert (await ada.http.get(ME, headers=headers)).status_code == 200


async def test_two_tokens_are_one_too_many(ada: Api, ben: Api) -> None:
    assert ada.person is not None
    assert ben.person is not None
    tokens = [("Authorization", f"Bearer {who.token}") for who in (ada.person, ben.person)]

    problem_of(await ada.http.get(ME, headers=tokens), 400, "bad_request")


async def test_a_token_in_any_other_place_does_not_count(ada: Api) -> None:
    assert ada.person is not None
    token = ada.person.token
    for headers, query in (
        ({}, {"access_token": token}),
        ({}, {"token": token}),
        ({"Cookie": f"daymark.session_token={token}; token={token}"}, {}),
        ({"X-Authorization": f"Bearer {token}"}, {}),
        ({"X-User-Id": str(ada.person.user_id)}, {}),
    ):
        answer = await ada.http.get(ME, headers=headers, params=query)
        problem_of(answer, 401, "unauthenticated")


REFUSED = [vector for vector in VECTORS.all() if not vector.accepted]


@pytest.mark.parametrize("vector", REFUSED[::3], ids=lambda vector: vector.name)
async def test_every_refusal_of_a_token_looks_the_same(nobody: Api, vector: Vector) -> None:
    token = VECTORS.token(vector).encode().decode("latin-1")

    answer = await nobody.request("GET", ME, headers={"Authorization": f"Bearer {token}"})

    problem = problem_of(answer, 401, "invalid_token")
    assert answer.headers["www-authenticate"] == INVALID
    assert problem["detail"] == "The access token is not valid, or its session has ended."


async def test_a_well_signed_token_of_no_session_is_refused(
    nobody: Api, ada: Api, ben: Api, people: Registry, ring: Ring
) -> None:
    assert ada.person is not None
    assert ben.person is not None
    expired = await people.new_session(ada.person.user_id, lifetime=timedelta(seconds=-1))
    for user_id, session_id in (
        (ada.person.user_id, uuid4()),
        (uuid4(), uuid4()),
        (uuid4(), ada.person.session_id),
        (ben.person.user_id, ada.person.session_id),
        (ada.person.user_id, expired),
    ):
        headers = {"Authorization": f"Bearer {ring.token(user_id, session_id)}"}
        problem_of(await nobody.http.get(ME, headers=headers), 401, "invalid_token")


async def test_a_second_key_of_the_ring_is_as_good(nobody: Api, ada: Api, ring: Ring) -> None:
    assert ada.person is not None
    other = Ring(dict(reversed(ring.keys.items())))
    token = other.token(ada.person.user_id, ada.person.session_id)

    answer = await nobody.http.get(ME, headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 200


@pytest.mark.parametrize("how", ["end_session", "expire_session", "delete_account"])
async def test_the_first_request_after_the_end_is_refused(
    ada: Api, people: Registry, how: str
) -> None:
    assert ada.person is not None
    await ada.add_todo()

    await getattr(people, how)(ada.person)

    for answer in (
        await ada.get(TODOS),
        await ada.post(TODOS, {"title": "never"}),
        await ada.get(ME),
    ):
        problem_of(answer, 401, "invalid_token")


async def test_other_sessions_of_the_person_go_on(ada: Api, people: Registry) -> None:
    assert ada.person is not None
    elsewhere = Api(ada.http, await people.sign_in_again(ada.person))
    todo = await ada.add_todo()

    await people.end_session(ada.person)

    problem_of(await ada.get(TODOS), 401)
    assert await elsewhere.todos() == [todo]


async def test_no_request_of_a_race_against_a_sign_out_writes_after_it(
    ada: Api, people: Registry
) -> None:
    """Whatever was accepted was committed before the session ended."""
    assert ada.person is not None
    elsewhere = Api(ada.http, await people.sign_in_again(ada.person))
    for _ in range(5):
        await ada.add_todo()
    await people.end_session(ada.person)
    count = len(await elsewhere.todos())

    for _ in range(40):
        problem_of(await ada.post(TODOS, {"title": "late"}), 401, "invalid_token")

    assert len(await elsewhere.todos()) == count


async def test_a_longer_life_than_agreed_is_refused(ada: Api, ring: Ring) -> None:
    assert ada.person is not None
    now = int(time.time())
    person = ada.person
    token = ring.token(person.user_id, person.session_id, iat=now, exp=now + 86_400)

    answer = await ada.http.get(ME, headers={"Authorization": f"Bearer {token}"})

    problem_of(answer, 401, "invalid_token")


async def test_a_key_that_was_taken_out_of_the_ring_opens_nothing(
    database: DatabaseUrls, people: Registry, ring: Ring
) -> None:
    person = await people.new_person()
    without = Ring({"k2": ring.keys["k2"]})
    async with running(new_settings(database, without)) as http:
        problem_of(await http.get(ME, headers=person.headers), 401, "invalid_token")


async def test_the_issuer_and_the_audience_are_those_of_the_settings(
    settings: Settings, people: Registry, ring: Ring
) -> None:
    person = await people.new_person()
    changes = {"jwt_issuer": "https://id.example.org", "jwt_audience": "another-api"}
    claims = {"iss": changes["jwt_issuer"], "aud": changes["jwt_audience"]}
    token = ring.token(person.user_id, person.session_id, **claims)
    async with running(settings.model_copy(update=changes)) as http:
        answer = await http.get(ME, headers={"Authorization": f"Bearer {token}"})

        assert answer.status_code == 200
        problem_of(await http.get(ME, headers=person.headers), 401, "invalid_token")

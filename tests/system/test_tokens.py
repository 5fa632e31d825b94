"""A token is accepted only when every word of it is right; whatever is wrong, the answer is one."""

import json

import httpx
import pytest

from tests.system.answers import assert_problem, assert_unauthorized
from tests.system.forgeries import FORGERIES, Scene
from tests.system.forging import claims_of, header_of, sign
from tests.system.people import TODOS, Session, bearer
from tests.system.stage import Stage


@pytest.fixture(scope="module")
def scene(stage: Stage, http: httpx.Client) -> Scene:
    ada, ben = Session.sign_up(http, stage.url), Session.sign_up(http, stage.url)
    return Scene(
        jwt=ada.jwt,
        header=header_of(ada.jwt),
        claims=claims_of(ada.jwt),
        ring=stage.ring,
        auth_secret=stage.auth_secret.encode(),
        session_token=ada.token,
        other_user_id=ben.user_id,
    )


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_token_with_anything_wrong_is_refused(
    forgery: str, scene: Scene, stage: Stage, http: httpx.Client
) -> None:
    token = FORGERIES[forgery](scene)

    answers = [http.get(f"{url}{TODOS}", headers=bearer(token)) for url in stage.every_way_in]

    for answer in answers:
        assert_unauthorized(answer)


def test_every_refusal_says_the_same(scene: Scene, stage: Stage, http: httpx.Client) -> None:
    kept = {"type", "title", "status", "detail", "code"}
    forged = [forge(scene) for forge in FORGERIES.values()]

    answers = [http.get(f"{stage.url}{TODOS}", headers=bearer(token)).json() for token in forged]

    assert len({json.dumps({k: v for k, v in a.items() if k in kept}) for a in answers}) == 1


def test_the_real_token_is_accepted_everywhere(
    scene: Scene, stage: Stage, http: httpx.Client
) -> None:
    for url in stage.every_way_in:
        assert http.get(f"{url}{TODOS}", headers=bearer(scene.jwt)).status_code == 200


def test_a_token_of_any_key_of_the_ring_is_accepted(
    scene: Scene, stage: Stage, http: httpx.Client
) -> None:
    token = sign(scene.header | {"kid": "second"}, scene.claims, scene.ring.key("second"))

    assert http.get(f"{stage.url}{TODOS}", headers=bearer(token)).status_code == 200


def test_a_request_without_a_token_is_told_how_to_bring_one(
    stage: Stage, http: httpx.Client
) -> None:
    assert_unauthorized(http.get(f"{stage.url}{TODOS}"), token_was_sent=False)


@pytest.mark.parametrize("value", ["Bearer", "Basic YTpi", "bogus"])
def test_another_authorization_scheme_is_refused(
    value: str, stage: Stage, http: httpx.Client
) -> None:
    answer = http.get(f"{stage.url}{TODOS}", headers={"authorization": value})

    assert_problem(answer, 401)
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_two_authorization_headers_are_refused(
    scene: Scene, stage: Stage, http: httpx.Client
) -> None:
    twice = [("authorization", f"Bearer {scene.jwt}"), ("authorization", f"Bearer {scene.jwt}")]

    for url in stage.every_way_in:
        assert_problem(http.get(f"{url}{TODOS}", headers=twice), 400, 401)


def test_a_token_counts_only_in_its_header(scene: Scene, stage: Stage, http: httpx.Client) -> None:
    ways: list[tuple[dict[str, str], dict[str, str]]] = [
        ({"access_token": scene.jwt}, {}),
        ({"token": scene.jwt}, {}),
        ({}, {"cookie": f"token={scene.jwt}; daymark.session_token={scene.session_token}"}),
        ({}, {"x-access-token": scene.jwt}),
        ({}, {"proxy-authorization": f"Bearer {scene.jwt}"}),
    ]

    for params, headers in ways:
        answer = http.get(f"{stage.url}{TODOS}", params=params, headers=headers)
        # Which parameters exist is no secret: an unknown one may be refused first.
        assert answer.status_code in {401, 422}, answer.text


def test_the_scheme_may_be_written_in_any_case(
    scene: Scene, stage: Stage, http: httpx.Client
) -> None:
    answer = http.get(f"{stage.url}{TODOS}", headers={"authorization": f"bEaReR {scene.jwt}"})

    assert answer.status_code == 200


def test_a_jwt_is_no_credential_for_the_auth_server(
    scene: Scene, stage: Stage, http: httpx.Client
) -> None:
    answer = http.get(f"{stage.url}/api/auth/token", headers=bearer(scene.jwt))

    assert answer.status_code == 401


def test_an_unsigned_session_token_is_no_credential(
    scene: Scene, stage: Stage, http: httpx.Client
) -> None:
    unsigned = scene.session_token.split(".")[0]

    answer = http.get(f"{stage.url}/api/auth/token", headers=bearer(unsigned))

    assert answer.status_code == 401

"""Nobody learns who has an account: not from answers, not from the time they take."""

import time
from collections.abc import Callable

import httpx

from tests.system.people import Session, new_account
from tests.system.stage import Stage

PAIRS = 60
# 0.5 is a coin; 1 or 0 tells them apart every time.
MOST_TOLD = 0.15
TRIES = 3

Ask = Callable[[str], httpx.Response]


def _seconds(ask: Ask, email: str) -> float:
    began = time.perf_counter()
    ask(email)
    return time.perf_counter() - began


def _told(ask: Ask, known: str) -> float:
    """How far from a coin a guess by the time would be: the area under the curve, less a half."""
    pairs = [(_seconds(ask, known), _seconds(ask, new_account().email)) for _ in range(PAIRS)]
    longer = sum(a > b for a, _ in pairs for _, b in pairs)
    return abs(longer / PAIRS**2 - 0.5)


def _asks_alike(ask: Ask, known: str) -> bool:
    """Noise passes at the second try; a difference that is there does not."""
    return any(_told(ask, known) <= MOST_TOLD for _ in range(TRIES))


def test_a_failed_sign_in_tells_nothing(stage: Stage, ada: Session) -> None:
    def sign_in(email: str) -> httpx.Response:
        body = {"email": email, "password": "not the password"}
        return stage.http.post(f"{stage.auth_urls[0]}/api/auth/sign-in/email", json=body)

    known, unknown = sign_in(ada.account.email), sign_in(new_account().email)

    assert known.status_code == unknown.status_code == 401
    assert known.content == unknown.content
    assert set(known.headers) == set(unknown.headers)
    assert _asks_alike(sign_in, ada.account.email)


def test_a_reset_request_tells_nothing(stage: Stage, ada: Session) -> None:
    def ask(email: str) -> httpx.Response:
        body = {"email": email, "redirectTo": f"{stage.url}/reset-password"}
        url = f"{stage.auth_urls[0]}/api/auth/request-password-reset"
        return stage.http.post(url, json=body)

    known, unknown = ask(ada.account.email), ask(new_account().email)

    assert known.status_code == unknown.status_code == 200
    assert known.content == unknown.content
    assert set(known.headers) == set(unknown.headers)
    assert _asks_alike(ask, ada.account.email)


def test_a_passkey_is_asked_for_without_telling_whose_there_are(stage: Stage) -> None:
    url = f"{stage.url}/api/auth/passkey/generate-authenticate-options"

    options = stage.http.post(url, json={}).json()

    assert "allowCredentials" not in options
    assert options["userVerification"] == "required"

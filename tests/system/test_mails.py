"""A forgotten password: from the mail to a new one, with the old sessions ended."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.system.answers import assert_auth_error
from tests.system.mailbox import mails_to, request_reset, reset_link, reset_token
from tests.system.people import Account, Session, bearer, new_account
from tests.system.stage import Stage
from tests.system.waiting import wait_for


def _set_password(stage: Stage, token: str, password: str) -> httpx.Response:
    body = {"token": token, "newPassword": password}
    return stage.http.post(f"{stage.url}/api/auth/reset-password", json=body)


def _sign_in(stage: Stage, account: Account) -> httpx.Response:
    body = {"email": account.email, "password": account.password}
    return stage.http.post(f"{stage.url}/api/auth/sign-in/email", json=body)


def test_a_forgotten_password_is_replaced_through_the_mail(stage: Stage, ada: Session) -> None:
    ada.add_todo("still here")
    renewed = Account(ada.account.name, ada.account.email, "a wholly different sentence")

    token = reset_token(stage.http, stage, ada.account)
    answer = _set_password(stage, token, renewed.password)

    assert answer.status_code == 200, answer.text
    assert _sign_in(stage, ada.account).status_code == 401
    assert Session.sign_in(stage.http, stage.url, renewed).titles() == {"still here"}


def test_the_link_leads_to_the_page_that_asks_for_a_password(stage: Stage, ada: Session) -> None:
    answer = stage.http.get(reset_link(stage.http, stage, ada.account))

    assert answer.status_code == 302
    landed = urlsplit(answer.headers["location"])
    assert f"{landed.scheme}://{landed.netloc}{landed.path}" == f"{stage.url}/reset-password"
    assert parse_qs(landed.query)["token"]


def test_a_reset_link_works_once(stage: Stage, ada: Session) -> None:
    token = reset_token(stage.http, stage, ada.account)
    _set_password(stage, token, "a wholly different sentence")

    answer = _set_password(stage, token, "a third sentence of mine")

    assert_auth_error(answer, 400, "INVALID_TOKEN")


def test_a_made_up_reset_link_leads_to_a_page_that_says_so(stage: Stage) -> None:
    link = f"{stage.url}/api/auth/reset-password/made-up?callbackURL={stage.url}/reset-password"

    answer = stage.http.get(link)

    assert answer.status_code == 302
    assert answer.headers["location"] == f"{stage.url}/reset-password?error=INVALID_TOKEN"


def test_the_mails_page_shows_the_mail_in_development(stage: Stage, ada: Session) -> None:
    request_reset(stage.http, stage, ada.account.email)
    wait_for(lambda: mails_to(stage, ada.account.email), "the mail is kept")

    shown = stage.http.get(f"{stage.url}/api/auth/dev-mail").json()["mails"]

    mail = next(mail for mail in shown if mail["to"] == ada.account.email)
    assert {"id", "to", "from", "subject", "text", "html", "sent_at"} == set(mail)
    assert ada.account.name in mail["text"]


def test_asking_does_not_tell_whether_an_account_exists(stage: Stage, ada: Session) -> None:
    stranger = new_account()

    known = request_reset(stage.http, stage, ada.account.email)
    unknown = request_reset(stage.http, stage, stranger.email)

    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    wait_for(lambda: mails_to(stage, ada.account.email), "the mail is kept")
    assert mails_to(stage, stranger.email) == []


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_reset_mail_never_leads_elsewhere(target: str, stage: Stage, ada: Session) -> None:
    body = {"email": ada.account.email, "redirectTo": target}

    answer = stage.http.post(f"{stage.url}/api/auth/request-password-reset", json=body)

    assert_auth_error(answer, 403)
    assert mails_to(stage, ada.account.email) == []


def test_a_forged_host_does_not_reach_the_mail(stage: Stage, ada: Session) -> None:
    forged = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https"}
    body = {"email": ada.account.email, "redirectTo": f"{stage.url}/reset-password"}
    url = f"{stage.url}/api/auth/request-password-reset"

    stage.http.post(url, json=body, headers=forged)

    mails = wait_for(lambda: mails_to(stage, ada.account.email), "the mail is kept")
    assert "evil.example" not in mails[0]["text"] + mails[0]["html"]
    assert f"{stage.url}/api/auth/reset-password/" in mails[0]["text"]


def test_a_reset_token_is_no_credential(stage: Stage, ada: Session) -> None:
    token = reset_token(stage.http, stage, ada.account)

    for path in ("/api/v1/todos", "/api/auth/token"):
        assert stage.http.get(stage.url + path, headers=bearer(token)).status_code == 401

"""The mails that the auth server kept, and the way from a reset mail to its token."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.system.people import Account
from tests.system.stage import Stage
from tests.system.waiting import wait_for

Mail = dict[str, str]


def mails_to(stage: Stage, email: str) -> list[Mail]:
    """Every mail to this address, oldest first."""
    mails: list[Mail] = [
        json.loads(path.read_text()) for path in sorted(stage.mail_dir.glob("[0-9]*.json"))
    ]
    return [mail for mail in mails if mail["to"] == email]


def request_reset(http: httpx.Client, stage: Stage, email: str) -> httpx.Response:
    body = {"email": email, "redirectTo": f"{stage.url}/reset-password"}
    return http.post(f"{stage.url}/api/auth/request-password-reset", json=body)


def reset_link(http: httpx.Client, stage: Stage, account: Account) -> str:
    """The link of the mail that a forgotten password brings; other mails may come before it."""
    request_reset(http, stage, account.email)

    def links() -> list[str]:
        texts = "\n".join(mail["text"] for mail in mails_to(stage, account.email))
        return re.findall(r"https?://\S+/api/auth/reset-password/\S+", texts)

    return wait_for(links, "the reset mail is kept")[-1]


def reset_token(http: httpx.Client, stage: Stage, account: Account) -> str:
    """Follows the mail's link, as the person does, to the page that asks for a password."""
    landed = http.get(reset_link(http, stage, account)).headers["location"]
    return parse_qs(urlsplit(landed).query)["token"][0]

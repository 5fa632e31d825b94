"""Guessing passwords costs whoever is signed in next to nothing.

How little that is: `./dev bench flood`.
"""

import asyncio
import secrets

import httpx

from tests.bench.login_flood import GUESSERS
from tests.system.people import Session, bearer
from tests.system.stage import Stage

_SECONDS = 60.0


async def test_tokens_are_given_out_while_passwords_are_guessed(stage: Stage, ada: Session) -> None:
    """Each guess costs a hash; who asks for a token does not queue behind them."""
    address = f"{stage.auth_urls[0]}/api/auth"
    guess = {"email": ada.account.email, "password": secrets.token_urlsafe()}
    tokens = []
    async with httpx.AsyncClient(trust_env=False, timeout=_SECONDS) as http:
        guesses = [
            asyncio.create_task(http.post(f"{address}/sign-in/email", json=guess))
            for _ in range(GUESSERS)
        ]
        while not all(task.done() for task in guesses):
            tokens.append(await http.get(f"{address}/token", headers=bearer(ada.token)))
        refused = [task.result().status_code for task in guesses]

    assert set(refused) == {401}
    assert {answer.status_code for answer in tokens} == {200}
    assert len(tokens) >= GUESSERS / 2

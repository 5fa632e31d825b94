"""What every refusal looks like, whichever service or the front door itself speaks."""

import httpx

PROBLEM = "application/problem+json"


def assert_problem(answer: httpx.Response, *statuses: int) -> dict[str, object]:
    """The problem document of a refusal with one of these statuses."""
    assert answer.status_code in statuses, (answer.status_code, answer.text[:300])
    assert answer.headers["content-type"].split(";")[0] == PROBLEM, answer.headers
    problem: dict[str, object] = answer.json()
    assert problem["status"] == answer.status_code
    assert {"type", "title", "status", "detail", "code"} <= set(problem), problem
    return problem


def assert_unauthorized(answer: httpx.Response, *, token_was_sent: bool = True) -> None:
    """A 401 in the form of RFC 6750, which says nothing about the reason."""
    assert_problem(answer, 401)
    challenge = answer.headers["www-authenticate"]
    assert challenge.startswith("Bearer"), challenge
    assert ('error="invalid_token"' in challenge) == token_was_sent, challenge


def assert_unavailable(answer: httpx.Response) -> None:
    """A 503 that says when to try again."""
    assert_problem(answer, 503)
    assert int(answer.headers["retry-after"]) > 0


def assert_auth_error(answer: httpx.Response, status: int, code: str | None = None) -> None:
    """An error of the auth server: a sentence and a code."""
    assert answer.status_code == status, (answer.status_code, answer.text[:300])
    body = answer.json()
    assert body["message"], body
    assert code is None or body["code"] == code, body
    assert body["code"], body

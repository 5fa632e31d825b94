"""Every refusal that a service or the front door can give has a sentence for people."""

from collections.abc import Iterator

from backend.errors import AppError, AuthServerError
from tests.docs.repository import found, read

CADDYFILE = "front-door/Caddyfile"


def _sentences() -> set[str]:
    """The codes that the client has a sentence for."""
    return found(r"^  (\w+):", read("frontend/src/lib/errors.ts"))


def _tree(error: type[AppError]) -> Iterator[type[AppError]]:
    yield error
    for child in error.__subclasses__():
        yield from _tree(child)


def test_every_code_of_the_backend_has_a_sentence() -> None:
    # What the auth server says is passed on with its own code.
    codes = {error.code for error in _tree(AppError) if error is not AuthServerError}

    assert len(codes) > 15
    assert codes - _sentences() == set()


def test_every_refusal_of_the_front_door_has_a_sentence() -> None:
    codes = found(r'^\s+(?:\d{3}|~50\[\d+\]|default) \d{3} "[^"]+" (\w+) ', read(CADDYFILE))

    assert "content_too_large" in codes
    # No page of ours is open under a name that we do not answer to.
    assert codes - _sentences() == {"misdirected_request"}


def test_every_refusal_that_the_auth_server_adds_has_a_sentence() -> None:
    codes = found(r'refusal\(\s*"[A-Z_]+",\s*"([A-Z_]+)"', read("auth-server/src/guards.ts"))
    # Said field by field, and never caused by one of our forms.
    codes -= {"VALIDATION_ERROR", "INVALID_IMAGE"}

    assert "PASSWORD_TOO_COMMON" in codes
    assert codes - found(r'"([A-Z_]+)"', read("frontend/src/lib/auth-errors.ts")) == set()

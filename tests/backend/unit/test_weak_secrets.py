"""A generated secret passes, whatever somebody typed or copied does not."""

import secrets

from hypothesis import given
from hypothesis import strategies as st

from backend.weak_secrets import MINIMUM_LENGTH, weakness


def test_a_generated_secret_is_strong() -> None:
    for _ in range(200):
        assert weakness(secrets.token_bytes(32)) is None
        assert weakness(secrets.token_urlsafe(32).encode()) is None
        assert weakness(secrets.token_hex(16).encode(), minimum_length=16) is None


@given(st.binary(max_size=MINIMUM_LENGTH - 1))
def test_a_short_secret_is_weak(secret: bytes) -> None:
    assert "too short" in (weakness(secret) or "")


@given(st.binary(min_size=1, max_size=40), st.integers(min_value=2, max_value=9))
def test_a_repeated_secret_is_weak(part: bytes, times: int) -> None:
    assert weakness(part * times) is not None


@given(st.lists(st.sampled_from(["password", "Secret", "change-me", "TODO"]), min_size=5))
def test_a_chain_of_known_words_is_weak(words: list[str]) -> None:
    assert weakness(" ".join(words).encode()) is not None


@given(st.binary(min_size=MINIMUM_LENGTH, max_size=100))
def test_the_reason_never_holds_the_secret(secret: bytes) -> None:
    assert secret.decode("latin-1") not in (weakness(secret) or "")

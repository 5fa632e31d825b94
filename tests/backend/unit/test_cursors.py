"""A cursor that was not made here is refused as invalid input, whatever it holds."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.services.cursors import InvalidCursorError, decode_cursor, encode_cursor
from tests.backend.support.tokens import encode


@given(st.lists(st.none() | st.booleans() | st.integers() | st.text(), min_size=1, max_size=4))
def test_a_cursor_gives_back_what_was_put_in(keys: list[object]) -> None:
    cursor = encode_cursor("-title", keys)

    assert decode_cursor(cursor, "-title", len(keys)) == keys
    assert set(cursor) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("", id="empty"),
        pytest.param("A", id="no base64"),
        pytest.param("é", id="no ASCII"),
        pytest.param("bm9wZQ", id="no JSON"),
        pytest.param(encode(b"\xff\xfe"), id="no UTF-8"),
        pytest.param(encode(b"{}"), id="an object"),
        pytest.param(encode(b"[]"), id="an empty list"),
        pytest.param(encode(b'["title"]'), id="too short"),
        pytest.param(encode(b'["title",1,2,3]'), id="too long"),
        pytest.param(encode(b'["due_date",1,2]'), id="another order"),
        pytest.param(encode(b"[" * 900), id="nested"),
        pytest.param(encode(b"[" * 100_000), id="nested without end"),
    ],
)
def test_a_cursor_from_elsewhere_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidCursorError) as refused:
        decode_cursor(cursor, "title", 2)

    assert refused.value.status == 422
    assert [error.pointer for error in refused.value.errors] == ["?cursor"]


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_of_the_right_shape(data: bytes) -> None:
    try:
        keys = decode_cursor(base64.urlsafe_b64encode(data).decode().rstrip("="), "title", 1)
    except InvalidCursorError:
        return
    assert json.loads(data) == ["title", *keys]

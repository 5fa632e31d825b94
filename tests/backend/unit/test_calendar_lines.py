"""Lines of iCalendar, by the letter of RFC 5545."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.services.exports.calendar_lines import content_line, text_value


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_a_folded_line_unfolds_to_what_it_was(text: str) -> None:
    value = text_value(text)

    line = content_line("SUMMARY", value)

    parts = line.encode().split(b"\r\n")
    assert parts.pop() == b""
    assert all(len(part) <= 75 for part in parts)
    assert [part.decode() for part in parts], "no character is cut"
    assert all(part.startswith(b" ") for part in parts[1:])
    assert line.replace("\r\n ", "") == f"SUMMARY:{value}\r\n"


@given(st.text(st.characters(codec="utf-8")))
def test_a_value_is_one_line_and_keeps_its_words(text: str) -> None:
    value = text_value(text)

    assert value.splitlines() in ([], [value])
    kept = [c for c in text if c.isalnum()]
    assert [c for c in value.replace("\\n", "") if c.isalnum()] == kept


@pytest.mark.parametrize("length", range(60, 90))
def test_lines_as_long_as_they_may_be(length: int) -> None:
    for character in ("x", "ß", "€", "😀"):
        line = content_line("X", character * length).encode()
        assert max(map(len, line.split(b"\r\n"))) <= 75
        assert line.replace(b"\r\n ", b"").decode() == f"X:{character * length}\r\n"


def test_what_is_escaped() -> None:
    assert text_value("a,b;c\\d\ne\r\nf\rg\x00h") == "a\\,b\\;c\\\\d\\ne\\nf\\ngh"

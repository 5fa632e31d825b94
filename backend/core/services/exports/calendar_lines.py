"""Lines of iCalendar: escaping (RFC 5545, 3.3.11) and folding (3.1)."""

import re

_MAX_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_LINE_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Not allowed in text, and a line break to some readers.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def text_value(text: str) -> str:
    """The text as a value of type TEXT."""
    return _CONTROLS.sub("", _LINE_BREAK.sub("\n", text)).translate(_ESCAPES)


def content_line(name: str, value: str) -> str:
    """The line, folded so that no part has more than 75 octets, nor half of a character."""
    line = f"{name}:{value}"
    if len(line) <= _MAX_OCTETS and line.isascii():
        return line + "\r\n"
    encoded = line.encode()
    parts: list[str] = []
    start, room = 0, _MAX_OCTETS
    while start < len(encoded):
        end = min(start + room, len(encoded))
        while end < len(encoded) and encoded[end] & 0xC0 == 0x80:  # noqa: PLR2004  # continues one
            end -= 1
        parts.append(encoded[start:end].decode())
        # The space that marks a continuation counts as well.
        start, room = end, _MAX_OCTETS - 1
    return "\r\n ".join(parts) + "\r\n"

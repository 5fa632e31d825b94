"""Opaque page cursors: the sort keys of the last row of a page."""

import base64
import json
from collections.abc import Sequence

from backend.errors import FieldError, InvalidInputError


class InvalidCursorError(InvalidInputError):
    """A cursor that was not made here, or for another order."""

    def __init__(self) -> None:
        detail = "This is no cursor of this list. Start with the first page."
        super().__init__([FieldError("?cursor", "invalid_cursor", detail)])


def encode_cursor(sort: str, keys: Sequence[object]) -> str:
    """`keys` are JSON values of the row, the last one its id."""
    text = json.dumps([sort, *keys], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def decode_cursor(cursor: str, sort: str, length: int) -> list[object]:
    """The keys that were encoded, as JSON values; their types are still to be checked."""
    try:
        value = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        raise InvalidCursorError from None
    if not isinstance(value, list) or len(value) != length + 1 or value[0] != sort:
        raise InvalidCursorError
    return value[1:]

"""Pydantic's mistakes as ours: stable codes, sentences for people, nothing of the input."""

from collections.abc import Mapping, Sequence

from pydantic_core import ErrorDetails

from backend.errors import FieldError, InvalidInputError

MAX_ERRORS = 20
MAX_POINTER_LENGTH = 120
# Members of unions appear in pydantic's locations; they are no part of the document.
_UNION_MEMBERS = frozenset({"create", "update", "delete", "restore", "move"})

_CODES = {
    "missing": ("required", "Must be given."),
    "extra_forbidden": ("unknown_field", "There is no such field."),
    "string_too_short": ("too_short", "Must have {min_length} characters at least."),
    "string_too_long": ("too_long", "May have {max_length} characters at most."),
    "too_short": ("too_short", "Must have {min_length} entries at least."),
    "too_long": ("too_long", "May have {max_length} entries at most."),
    "greater_than_equal": ("too_small", "Must be {ge} at least."),
    "less_than_equal": ("too_large", "May be {le} at most."),
    "string_pattern_mismatch": ("invalid_format", "Has characters that are not allowed here."),
    "string_unicode": ("invalid_format", "Must be valid Unicode text."),
    "literal_error": ("not_allowed", "Must be {expected}."),
    "union_tag_invalid": ("not_allowed", "Must be one of {expected_tags}."),
    "union_tag_not_found": ("required", "Must say which operation it is."),
    "string_type": ("wrong_type", "Must be text."),
    "bool_type": ("wrong_type", "Must be true or false."),
    "list_type": ("wrong_type", "Must be a list."),
    "dict_type": ("wrong_type", "Must be an object."),
    "model_type": ("wrong_type", "Must be an object."),
    "model_attributes_type": ("wrong_type", "Must be an object."),
    "int_parsing": ("wrong_type", "Must be a whole number."),
    "int_type": ("wrong_type", "Must be a whole number."),
}
# Made by our own validators; their messages are ours as well.
_OWN_CODES = frozenset({"invalid_format", "wrong_type", "unknown_time_zone", "duplicate"})


def invalid_input(mistakes: Sequence[ErrorDetails]) -> InvalidInputError:
    """The answer to a request that pydantic refused."""
    return InvalidInputError(_field_error(mistake) for mistake in mistakes[:MAX_ERRORS])


def repeated_parameters(names: Sequence[str]) -> InvalidInputError:
    """The answer to a query that names a parameter more than once."""
    return InvalidInputError(
        FieldError(_pointer(("query", name)), "duplicate", "Must be given once.")
        for name in names[:MAX_ERRORS]
    )


def _field_error(mistake: ErrorDetails) -> FieldError:
    code, detail = _explanation(mistake["type"], mistake)
    return FieldError(_pointer(mistake["loc"]), code, detail)


def _explanation(kind: str, mistake: ErrorDetails) -> tuple[str, str]:
    if kind in _OWN_CODES:
        return kind, mistake["msg"]
    code, detail = _CODES.get(kind, ("invalid", "Is not valid."))
    context: Mapping[str, object] = mistake.get("ctx", {})
    return code, detail.format_map(context)


def _pointer(location: Sequence[int | str]) -> str:
    """A JSON pointer into the body; `?name` for the query, `name:` for a header."""
    place, *path = location
    if place == "body":
        return _json_pointer(path)
    prefix = "?" if place == "query" else f"{place}:"
    return (prefix + ".".join(map(_printable, path)))[:MAX_POINTER_LENGTH]


def _json_pointer(path: Sequence[int | str]) -> str:
    parts: list[str] = []
    for index, part in enumerate(path):
        is_union_member = index > 0 and isinstance(path[index - 1], int) and part in _UNION_MEMBERS
        if not is_union_member:
            parts.append("/" + _printable(part).replace("~", "~0").replace("/", "~1"))
    return "".join(parts)[:MAX_POINTER_LENGTH]


def _printable(part: int | str) -> str:
    return "".join(character if character.isprintable() else "?" for character in str(part))

"""JSON as RFC 8259 means it, where Python's parser is more lenient."""

import json


class LooseJsonError(ValueError):
    """What Python would have let pass; the message is written for people."""


def parse_strictly(text: str) -> object:
    """Every member once, and only numbers that JSON has; raises ValueError or RecursionError."""
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise LooseJsonError("The body names a member twice.")
    return members


def _refuse_constant(_constant: str) -> object:
    raise LooseJsonError("The body holds a number that JSON does not have.")

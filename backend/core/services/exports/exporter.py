"""What the forms of an export have in common."""

import re
from typing import ClassVar, Protocol

from backend.core.services.exports.outline import Entry, Outline

_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


class Exporter(Protocol):
    """Writes one form, piece by piece; made for one export."""

    media_type: ClassVar[str]
    extension: ClassVar[str]

    def __init__(self, outline: Outline) -> None: ...

    def begin(self) -> str:
        """What comes before the todos."""
        ...

    def todo(self, entry: Entry, body: str, /) -> str:
        """One todo, from its JSON; they come in the order of the outline's entries."""
        ...

    def end(self) -> str:
        """What comes after them."""
        ...


def one_line(text: str) -> str:
    """The text without line breaks and other control characters, for where a line is an entry."""
    return _BREAKS.sub(" ", text).strip(" ")

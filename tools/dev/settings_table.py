"""docs/configuration.md, made from `.env.example`: one place where settings are described."""

import re
from collections.abc import Iterator

from tools.dev.paths import ROOT

SOURCE = ROOT / ".env.example"
TARGET = ROOT / "docs" / "configuration.md"
_ASSIGNMENT = re.compile(r"^(?P<hidden># )?(?P<name>[A-Z][A-Z0-9_]*)=(?P<value>.*)$")
_HEAD = """\
# Configuration

Made from [`.env.example`](../.env.example) by `./dev gen`; never edit by hand.

`./dev up` needs no setting at all. The environment comes first, then `.env` at the root. Every
secret may also be given as `NAME_FILE`, the path of a file that holds it, as containers do it. A
wrong value stops the start with one sentence that names the variable and the mend.
"""


def render() -> str:
    """The whole document."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(SOURCE.read_text()))


def _lines(text: str) -> Iterator[str]:
    """A heading and a table per section; a comment belongs to the setting that follows it.

    A comment between two lines of a lone `#` belongs to the section.
    """
    comment: list[str] = []
    is_before_table = False
    for line in text.splitlines():
        assignment = _ASSIGNMENT.match(line)
        if line.startswith("## "):
            yield from ("", line)
            comment, is_before_table = [], True
        elif line == "#":
            yield from [" ".join(comment), ""] if comment else []
            comment = []
        elif assignment:
            yield from (
                ("| setting | default | meaning |", "|---|---|---|") if is_before_table else ()
            )
            is_before_table = False
            yield _row(assignment, " ".join(comment))
            comment = []
        elif line.startswith("# "):
            comment.append(line[2:])


def _row(assignment: re.Match[str], meaning: str) -> str:
    value = assignment["value"]
    default = f"`{value}`" if value else ""
    cells = (f"`{assignment['name']}`", default, meaning.replace("|", "\\|"))
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)

"""The files of the repository as a reader of its documents meets them."""

import ast
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(r"^(```|~~~).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)[^)]*\)|<(?:img|source)[^>]+src(?:set)?=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$", re.MULTILINE)


def tracked() -> list[str]:
    """Every file that belongs to the repository, committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def read(name: str) -> str:
    return (ROOT / name).read_text()


def found(pattern: str, text: str) -> set[str]:
    """What the pattern's group matches; `^` is the beginning of a line."""
    return set(re.findall(pattern, text, re.MULTILINE))


@dataclass(frozen=True, slots=True)
class Document:
    name: str

    @property
    def path(self) -> Path:
        return ROOT / self.name

    @property
    def text(self) -> str:
        return self.path.read_text()

    @property
    def prose(self) -> str:
        """The text without its blocks of code."""
        return _FENCE.sub("", self.text)

    @property
    def blocks(self) -> list[str]:
        return [match.group() for match in _FENCE.finditer(self.text)]

    @property
    def code(self) -> list[str]:
        """Everything in single backticks."""
        return _CODE.findall(self.prose)

    @property
    def links(self) -> list[str]:
        matches = _LINK.findall(self.prose)
        return [address for pair in matches for address in pair if address]

    @property
    def anchors(self) -> set[str]:
        """The names under which a heading can be linked to, as the forge makes them."""
        made: set[str] = set()
        for heading in _HEADING.findall(self.prose):
            plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
            slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
            made.add(next(s for s in _numbered(slug) if s not in made))
        return made

    def table(self, first_column: str) -> list[list[str]]:
        """The rows of every table whose head begins with this column."""
        rows: list[list[str]] = []
        is_inside = False
        for line in self.text.splitlines():
            if not line.startswith("|"):
                is_inside = False
                continue
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if cells[0] == first_column:
                is_inside = True
            elif is_inside and not set(cells[0]) <= {"-", ":"}:
                rows.append(cells)
        return rows


def _numbered(slug: str) -> list[str]:
    return [slug, *(f"{slug}-{number}" for number in range(1, 100))]


def missing_test(proof: str) -> str | None:
    """What is wrong with `file::test` or `file`; None when both are there."""
    name, _, sentence = proof.partition("::")
    if not (ROOT / name).is_file():
        return name
    known = _python_tests(name) if name.endswith(".py") else _typescript_tests(name)
    return None if not sentence or sentence in known else proof


@cache
def _python_tests(name: str) -> frozenset[str]:
    tree = ast.parse(read(name))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


@cache
def _typescript_tests(name: str) -> frozenset[str]:
    """The sentences of `test("…")` and `it("…")`."""
    pattern = r"\b(?:test|it)(?:\.each\([^)]*\))?\(\s*[\"'`](.+?)[\"'`],"
    return frozenset(re.findall(pattern, read(name)))


def documents() -> list[Document]:
    return [Document(name) for name in tracked() if name.endswith(".md")]

"""The limits of docs/style.md that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tools.dev.paths import ROOT
from tools.dev.sources import python_files, tracked_files

MAX_FILE_LINES = 250
MAX_FUNCTION_LINES = 40
_LIMITED = {".py", ".ts", ".tsx", ".mts", ".mjs", ".css"}
_GENERATED = ".gen.ts"
# A name that says nothing about what is inside collects everything.
_NAMELESS = re.compile(r"^(utils?|helpers?|misc|common)\.(py|tsx?)$")


def _rule(folder: str, suffixes: tuple[str, ...], pattern: str, instead: str) -> "_Ban":
    return _Ban(folder, suffixes, re.compile(pattern), instead)


class _Ban:
    """A text that must not occur in the files of one folder."""

    def __init__(
        self, folder: str, suffixes: tuple[str, ...], pattern: re.Pattern[str], instead: str
    ) -> None:
        self._folder = ROOT / folder
        self._suffixes = suffixes
        self._pattern = pattern
        self._instead = instead

    def findings(self, path: Path, lines: list[str]) -> Iterator[str]:
        if path.suffix not in self._suffixes or not path.is_relative_to(self._folder):
            return
        for number, line in enumerate(lines, 1):
            if self._pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {self._instead}"


_BANS = (
    _rule("backend", (".py",), r"\bcreate_all\(", "tables are made by migrations"),
    _rule("backend", (".py",), r"create extension", "no PostgreSQL extension is needed, ever"),
    _rule("tests", (".py",), r"\btime\.sleep\(|wait_for_timeout\(", "wait for a condition"),
    _rule("tests", (".py",), r"patch\([\"']backend", "no mocks of our own code"),
    _rule("tests/e2e", (".py",), r"get_by_test_id\(", "find by role and label, as people do"),
    _rule(
        "frontend/src",
        (".ts", ".tsx"),
        r"\bstyle=\{|<style\b",
        "no inline style: the Content-Security-Policy refuses it",
    ),
)


def look() -> list[str]:
    """Every broken limit, as `file:line: what`."""
    findings: list[str] = []
    files = [path for path in tracked_files() if path.suffix in _LIMITED]
    for path in files:
        findings += _file_findings(path)
    for path in python_files():
        findings += _long_functions(path)
    return findings if files else ["there are no sources to look at"]


def _file_findings(path: Path) -> list[str]:
    name = path.relative_to(ROOT)
    lines = path.read_text().splitlines()
    findings: list[str] = []
    length = _filled(lines)
    if length > MAX_FILE_LINES and not path.name.endswith(_GENERATED):
        findings.append(f"{name}: {length} lines, at most {MAX_FILE_LINES}: two ideas")
    if _NAMELESS.match(path.name):
        findings.append(f"{name}: the name does not say what is inside")
    for ban in _BANS:
        findings += ban.findings(path, lines)
    return findings


def _filled(lines: list[str]) -> int:
    """Blank lines do not count, as in Biome's rule."""
    return sum(1 for line in lines if line.strip())


def _long_functions(path: Path) -> Iterator[str]:
    text = path.read_text()
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        yield f"{path.relative_to(ROOT)}:{error.lineno}: {error.msg}"
        return
    lines = text.splitlines()
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = _filled(lines[node.lineno - 1 : node.end_lineno])
        if length > MAX_FUNCTION_LINES:
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            yield f"{place}: {node.name} has {length} lines, at most {MAX_FUNCTION_LINES}"

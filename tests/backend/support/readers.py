"""Readers of exported files that share nothing with the code that writes them."""

import csv
import io
import re
from dataclasses import dataclass, field
from typing import Any

from icalendar import Calendar, Todo
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_TODO_TXT = re.compile(
    r"(?P<done>x (?P<completed>\d{4}-\d\d-\d\d) )?(\((?P<priority>[A-Z])\) )?"
    r"((?P<created>\d{4}-\d\d-\d\d) )?(?P<text>.*)"
)


def read_csv(content: bytes) -> list[dict[str, str]]:
    """As the csv module reads it, line breaks within cells untouched."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of todo.txt: what stands in front, words, and tags."""

    is_done: bool
    completed: str | None
    priority: str | None
    created: str | None
    text: str
    projects: list[str]
    contexts: list[str]
    tags: dict[str, str]


def read_todo_txt(content: bytes) -> list[Line]:
    """By the rules of https://github.com/todotxt/todo.txt, with `key:value` tags."""
    assert content == b"" or content.endswith(b"\n")
    return [_line(text) for text in content.decode().split("\n")[:-1]]


def _line(text: str) -> Line:
    match = _TODO_TXT.fullmatch(text)
    assert match, repr(text)
    words = match["text"].split(" ")
    tags = dict(word.split(":") for word in words if re.fullmatch(r"[^\s:]+:[^\s:]+", word))
    return Line(
        is_done=match["done"] is not None,
        completed=match["completed"],
        priority=match["priority"],
        created=match["created"],
        text=match["text"],
        projects=[word[1:] for word in words if word.startswith("+") and len(word) > 1],
        contexts=[word[1:] for word in words if word.startswith("@") and len(word) > 1],
        tags=tags,
    )


@dataclass(slots=True)
class Item:
    """A list item of Markdown: its text as a reader sees it, its quotation, its parts."""

    text: str = ""
    quotation: str = ""
    parts: list["Item"] = field(default_factory=list)


def read_markdown(content: bytes) -> dict[str, list[Item]]:
    """Items below each heading (those of equal headings together), by a CommonMark parser."""
    sections: dict[str, list[Item]] = {}
    current: list[Item] = []
    for node in SyntaxTreeNode(MarkdownIt("commonmark").parse(content.decode())).children:
        if node.type == "heading":
            current = sections.setdefault(_text(node), [])
        else:
            assert node.type == "bullet_list", node.type
            current += map(_item, node.children)
    return sections


def _item(node: SyntaxTreeNode) -> Item:
    item = Item()
    for child in node.children:
        match child.type:
            case "paragraph" if not item.text:
                item.text = _text(child)
            case "blockquote":
                item.quotation = _text(child)
            case "bullet_list":
                item.parts += map(_item, child.children)
            case kind:
                raise AssertionError(kind)
    return item


def _text(node: SyntaxTreeNode) -> str:
    if node.type in {"text", "code_inline", "code_block", "fence", "html_block", "html_inline"}:
        return node.content
    if node.type in {"softbreak", "hardbreak"}:
        return "\n"
    return "".join(_text(child) for child in node.children)


def read_calendar(content: bytes) -> tuple[Any, list[Any]]:
    """The calendar and its todos, by icalendar, whose values are of too many types to name.

    The form of the lines is checked here: that package forgives a lot.
    """
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    todos = [each for each in calendar.walk("VTODO") if isinstance(each, Todo)]
    assert not any(each.errors for each in [calendar, *todos])
    return calendar, todos

"""todo.txt, one line per todo: https://github.com/todotxt/todo.txt.

The form has no place for notes and times, and no escape: a word of a title that begins with `+`
or `@` reads as a project or context.
"""

import re
from typing import ClassVar

from backend.core.services.exports.exporter import one_line
from backend.core.services.exports.outline import Entry, Outline
from backend.schemas.todo import Todo

_PRIORITIES = {1: "A", 2: "B", 3: "C"}


class TodoTxtExporter:
    """Lists are projects, labels contexts; `id:` and `p:` tie parts to what they belong to.

    The date of creation is always there: what follows it can no longer be taken for a mark of
    completion, a priority or a date.
    """

    media_type: ClassVar[str] = "text/plain; charset=utf-8"
    extension: ClassVar[str] = "txt"

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    def begin(self) -> str:
        return ""

    def todo(self, entry: Entry, body: str) -> str:
        todo = Todo.model_validate_json(body)
        zone = self._outline.zone
        letter = _PRIORITIES.get(todo.priority)
        words = [f"{todo.created_at.astimezone(zone):%Y-%m-%d}", one_line(todo.title)]
        if todo.completed_at is not None:
            words[:0] = ["x", f"{todo.completed_at.astimezone(zone):%Y-%m-%d}"]
            # The form has no priority of what is done; this is what its programs write.
            words += [f"pri:{letter}"] if letter else []
        elif letter:
            words.insert(0, f"({letter})")
        return " ".join([*words, *self._tags(entry, todo)]) + "\n"

    def end(self) -> str:
        return ""

    def _tags(self, entry: Entry, todo: Todo) -> list[str]:
        list_name = self._outline.list_of(todo)
        tags = [f"+{_word(list_name)}"] if list_name else []
        tags += [f"@{_word(name)}" for name in self._outline.labels_of(todo)]
        tags += [f"due:{todo.due_date.isoformat()}"] if todo.due_date else []
        tags += [f"id:{entry.number}"] if entry.has_parts else []
        tags += [f"p:{entry.parent.number}"] if entry.parent else []
        return tags


def _word(name: str) -> str:
    return re.sub(r"\s+", "_", one_line(name))

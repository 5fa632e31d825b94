"""Markdown: task lists (GitHub Flavored Markdown) below a heading for each list."""

import re
from typing import ClassVar

from backend.core.services.exports.exporter import one_line
from backend.core.services.exports.outline import Entry, Outline
from backend.schemas.collection import TodoList
from backend.schemas.todo import Todo

_INBOX = "Inbox"
_NO_PRIORITY = 4
# What would be emphasis, code, a link, a tag or an entity, or the end of a heading, instead of
# standing for itself.
_ACTIVE = re.compile(r"([\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=[A-Za-z#])|#(?=#*\s*$))")


class MarkdownExporter:
    """Notes are Markdown already and come as a quotation, which nothing in them can end."""

    media_type: ClassVar[str] = "text/markdown; charset=utf-8"
    extension: ClassVar[str] = "md"

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._headings = iter([None, *outline.todo_lists])
        self._list_id: object = ...

    def begin(self) -> str:
        return "# Daymark\n"

    def todo(self, entry: Entry, body: str) -> str:
        todo = Todo.model_validate_json(body)
        box = "x" if todo.completed else " "
        indent = "  " * entry.depth
        text = f"{self._headings_up_to(todo)}{indent}- [{box}] {self._title(todo)}\n"
        if todo.notes.strip():
            quoted = "\n".join(f"{indent}  > {line}".rstrip() for line in todo.notes.splitlines())
            text += f"\n{quoted}\n\n"
        return text

    def end(self) -> str:
        return "".join(map(_heading, self._headings))

    def _headings_up_to(self, todo: Todo) -> str:
        """The heading of the todo's list, after those of lists without todos."""
        if todo.list_id == self._list_id:
            return ""
        self._list_id = todo.list_id
        text = ""
        for todo_list in self._headings:
            text += _heading(todo_list)
            if (todo_list.id if todo_list else None) == todo.list_id:
                break
        return text

    def _title(self, todo: Todo) -> str:
        words = [_plain(todo.title)]
        if todo.priority != _NO_PRIORITY:
            words.append(f"(p{todo.priority})")
        if todo.due_date is not None:
            due_time = todo.due_time.isoformat("minutes") if todo.due_time else None
            due = (todo.due_date.isoformat(), due_time, todo.due_timezone)
            words.append(f"(due {' '.join(filter(None, due))})")
        names = map(_plain, self._outline.labels_of(todo))
        words += [f'@"{name}"' if " " in name else f"@{name}" for name in names]
        return " ".join(words)


def _heading(todo_list: TodoList | None) -> str:
    name = _INBOX if todo_list is None else _plain(todo_list.name)
    is_archived = todo_list is not None and todo_list.archived_at is not None
    return f"\n## {name}{' (archived)' if is_archived else ''}\n\n"


def _plain(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", one_line(text))

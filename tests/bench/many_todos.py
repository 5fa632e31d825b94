"""Somebody with thousands of todos: lists, labels, dates, notes, parts, and some of them done."""

import itertools
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tests.e2e.people import Client

_VERBS = ("Call", "Ask", "Mend", "Paint", "Order", "Return", "Write", "Plan", "Sharpen", "Renew")
_THINGS = ("the boat", "the garden gate", "a new sail", "Charles", "the library books", "coffee")
_REASONS = ("before the summer", "for Mary", "about the engine", "with the neighbours", "again")
_NOTES = "Ask for the **keys**, and when the crane is free.\n\n- rope\n- two fenders"
_LISTS = ("Boat", "House", "Work", "Reading")
_LABELS = ("phone", "errand", "waiting", "soon", "outside")
_PARTS = 3


def fill(client: Client, count: int) -> None:
    """The same todos every time; about three of five are in the inbox."""
    lists = [client.add_list(name) for name in _LISTS]
    labels = [client.add_label(name) for name in _LABELS]
    todos = itertools.islice(_todos(lists, labels), count)
    client.mutate(*({"op": "todo.create", "todo": todo} for todo in todos))


def _todos(lists: list[str], labels: list[str]) -> Iterator[dict[str, object]]:
    luck = random.Random(1)  # noqa: S311 - sample data, the same every time
    today = datetime.now(tz=UTC).date()
    for number in itertools.count():
        title = f"{luck.choice(_VERBS)} {luck.choice(_THINGS)} {luck.choice(_REASONS)} {number}"
        todo: dict[str, object] = {"id": str(uuid.uuid4()), "title": title}
        todo["priority"] = luck.choice((1, 2, 3, 4, 4, 4, 4, 4))
        todo["list_id"] = luck.choice(lists) if luck.random() < 0.4 else None
        todo["label_ids"] = luck.sample(labels, luck.choice((0, 0, 0, 1, 2)))
        todo["completed"] = luck.random() < 0.1
        if luck.random() < 0.3:
            todo["due_date"] = str(today + timedelta(days=luck.randint(-5, 60)))
        if luck.random() < 0.2:
            todo["notes"] = _NOTES
        yield todo
        if number % 25 == 0:
            for part in range(_PARTS):
                yield {
                    "id": str(uuid.uuid4()),
                    "title": f"{title}, step {part + 1}",
                    "parent_id": todo["id"],
                    "list_id": todo["list_id"],
                }

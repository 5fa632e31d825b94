"""Two people, of whom one wants what the other has."""

import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.system.openapi import Things
from tests.system.people import TODOS, Json, Session

SECRET = "canary in the coal mine"


@dataclass(frozen=True, slots=True)
class Pair:
    """A has a todo, a list and a label; B wants them. The ghosts have ids like them."""

    a: Session
    b: Session
    theirs: Things
    ghosts: Things

    @property
    def todo_id(self) -> str:
        return self.theirs["todo"]


def make(session: Session, path: str, body: Json) -> str:
    answer = session.api("POST", path, body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def everything(session: Session) -> list[object]:
    paths = (f"{TODOS}?limit=200", "/api/v1/lists", "/api/v1/labels", "/api/v1/trash")
    return [session.api("GET", path).json() for path in paths]


def alike(known: str) -> str:
    """An id of the same version and moment that does not exist."""
    return known[:24] + uuid.uuid4().hex[:12]


@contextmanager
def watched(a: Session, b: Session) -> Generator[Pair]:
    """Whatever happens in between, nothing of A's has changed afterwards."""
    list_id = make(a, "/api/v1/lists", {"name": SECRET})
    label_id = make(a, "/api/v1/labels", {"name": SECRET})
    todo: Json = {"title": SECRET, "notes": SECRET, "list_id": list_id, "label_ids": [label_id]}
    theirs = {"todo": make(a, TODOS, todo), "list": list_id, "label": label_id}
    before = everything(a)
    yield Pair(a, b, theirs, {kind: alike(known) for kind, known in theirs.items()})
    assert everything(a) == before

"""Invented people, and the product's HTTP interface as a way to arrange things for them."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

from playwright.sync_api import APIRequestContext, APIResponse

from tests.totp import code_of


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str
    password: str


class Row(TypedDict):
    """A todo as the backend has it; what no test looks at is left out."""

    id: str
    title: str
    notes: str
    completed: bool
    priority: int
    due_date: str | None
    due_time: str | None
    list_id: str | None
    parent_id: str | None
    label_ids: list[str]


def new_person(name: str = "Ada Lovelace") -> Person:
    """Nobody else in the database is this person: tests share it and run side by side."""
    token = uuid.uuid4().hex
    return Person(name, f"ada.{token[:16]}@example.com", f"correct horse {token[16:]}")


class Client:
    """One device of one person, without a page.

    Given the request context of a browser context it shares that context's cookies, so signing
    in here signs the pages in too; given one of its own it is another device.
    """

    def __init__(self, requests: APIRequestContext, url: str) -> None:
        self._requests = requests
        self._url = url

    def sign_up(self, person: Person) -> None:
        body = {"name": person.name, "email": person.email, "password": person.password}
        self._auth("sign-up/email", body)

    def sign_in(self, person: Person) -> None:
        self._auth("sign-in/email", {"email": person.email, "password": person.password})

    def sign_out(self) -> None:
        self._auth("sign-out", {})

    def end_other_sessions(self) -> None:
        self._auth("revoke-other-sessions", {})

    def change_password(self, person: Person, new_password: str) -> None:
        """Ends every session of the person and gives this device a new one."""
        body = {"currentPassword": person.password, "newPassword": new_password}
        self._auth("change-password", body | {"revokeOtherSessions": True})

    def switch_on_second_step(self, person: Person) -> tuple[str, list[str]]:
        """The address that an authenticator app reads, and the recovery codes.

        The code of now is spent.
        """
        made = self._auth("two-factor/enable", {"password": person.password})
        uri = str(made["totpURI"])
        self._auth("two-factor/verify-totp", {"code": code_of(uri)})
        return uri, cast("list[str]", made["backupCodes"])

    def jwt(self) -> str:
        return str(_json(self._requests.get(f"{self._url}/api/auth/token"))["token"])

    def user_id(self) -> str:
        session = _json(self._requests.get(f"{self._url}/api/auth/get-session"))
        return str(cast("dict[str, object]", session["user"])["id"])

    def add_todos(self, titles: Iterable[str]) -> list[str]:
        """The last one added is the first one shown. Returns their ids, in the order given."""
        todos: list[dict[str, object]] = [
            {"id": str(uuid.uuid4()), "title": title} for title in titles
        ]
        self.mutate(*({"op": "todo.create", "todo": todo} for todo in todos))
        return [str(todo["id"]) for todo in todos]

    def add_todo(self, title: str, **fields: object) -> str:
        """On top of the others, with the fields of `POST /api/v1/todos`. Returns its id."""
        todo_id = str(uuid.uuid4())
        todo = {"id": todo_id, "title": title, **fields}
        self.mutate({"op": "todo.create", "todo": todo})
        return todo_id

    def add_list(self, name: str, color: str | None = None) -> str:
        list_id = str(uuid.uuid4())
        self.mutate({"op": "list.create", "list": {"id": list_id, "name": name, "color": color}})
        return list_id

    def add_label(self, name: str) -> str:
        label_id = str(uuid.uuid4())
        self.mutate({"op": "label.create", "label": {"id": label_id, "name": name}})
        return label_id

    def change(self, todo_id: str, **patch: object) -> None:
        self.mutate({"op": "todo.update", "todo_id": todo_id, "patch": patch})

    def delete(self, todo_id: str) -> None:
        self.mutate({"op": "todo.delete", "todo_id": todo_id})

    def set(self, **settings: object) -> None:
        self.mutate({"op": "settings.update", "patch": settings})

    def mutate(self, *operations: Mapping[str, object]) -> None:
        """All of them in order, as the app itself sends what was done."""
        mutations = [{"id": str(uuid.uuid4()), **operation} for operation in operations]
        for start in range(0, len(mutations), 500):
            body = {"mutations": mutations[start : start + 500]}
            answer = self._requests.post(
                f"{self._url}/api/v1/mutations", data=body, headers=self._bearer()
            )
            results = cast("list[dict[str, object]]", _json(answer)["results"])
            assert all(result["status"] == "applied" for result in results), answer.text()

    def rows(self, *, completed: str = "any") -> list[Row]:
        """The first 200 todos as the backend has them, in order."""
        return cast("list[Row]", self._read(f"todos?limit=200&completed={completed}"))

    def row(self, title: str) -> Row:
        """The only todo with this title."""
        found = [row for row in self.rows() if row["title"] == title]
        assert len(found) == 1, [row["title"] for row in self.rows()]
        return found[0]

    def titles(self, *, completed: str = "any") -> list[str]:
        return [row["title"] for row in self.rows(completed=completed)]

    def trashed_titles(self) -> list[str]:
        return [str(row["title"]) for row in self._read("trash?limit=200")]

    def lists(self) -> list[dict[str, object]]:
        return self._read("lists")

    def labels(self) -> list[dict[str, object]]:
        return self._read("labels")

    def settings(self) -> dict[str, object]:
        """The person's profile and settings."""
        return _json(self._requests.get(f"{self._url}/api/v1/me", headers=self._bearer()))

    def call(self, method: str, path: str, headers: dict[str, str] | None = None) -> APIResponse:
        """Any request; nothing is checked."""
        return self._requests.fetch(f"{self._url}{path}", method=method, headers=headers)

    def _read(self, path: str) -> list[dict[str, object]]:
        answer = self._requests.get(f"{self._url}/api/v1/{path}", headers=self._bearer())
        return cast("list[dict[str, object]]", _json(answer)["data"])

    def _bearer(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.jwt()}"}

    def _auth(self, path: str, body: Mapping[str, str | bool]) -> dict[str, object]:
        # The auth server takes a request with an Origin for a browser's, as it is meant here.
        answer = self._requests.post(
            f"{self._url}/api/auth/{path}", data=dict(body), headers={"origin": self._url}
        )
        return _json(answer)


def _json(answer: APIResponse) -> dict[str, object]:
    assert answer.status == 200, answer.text()
    return cast("dict[str, object]", answer.json())

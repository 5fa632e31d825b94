"""Invented people, and the product's HTTP interface as a way to arrange things for them."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from playwright.sync_api import APIRequestContext, APIResponse


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str
    password: str


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

    def jwt(self) -> str:
        return str(_json(self._requests.get(f"{self._url}/api/auth/token"))["token"])

    def user_id(self) -> str:
        session = _json(self._requests.get(f"{self._url}/api/auth/get-session"))
        return str(cast("dict[str, object]", session["user"])["id"])

    def add_todos(self, titles: Iterable[str]) -> None:
        """The last one added is the first one shown."""
        headers = self._bearer()
        for title in titles:
            answer = self._requests.post(
                f"{self._url}/api/v1/todos", data={"title": title}, headers=headers
            )
            assert answer.status == 201, answer.text()

    def titles(self, *, completed: str = "any") -> list[str]:
        """The first 200 todos as the backend has them, in order."""
        answer = self._requests.get(
            f"{self._url}/api/v1/todos?limit=200&completed={completed}", headers=self._bearer()
        )
        rows = cast("list[dict[str, object]]", _json(answer)["data"])
        return [str(row["title"]) for row in rows]

    def call(self, method: str, path: str, headers: dict[str, str] | None = None) -> APIResponse:
        """Any request; nothing is checked."""
        return self._requests.fetch(f"{self._url}{path}", method=method, headers=headers)

    def _bearer(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.jwt()}"}

    def _auth(self, path: str, body: Mapping[str, str | bool]) -> None:
        # The auth server takes a request with an Origin for a browser's, as it is meant here.
        answer = self._requests.post(
            f"{self._url}/api/auth/{path}", data=dict(body), headers={"origin": self._url}
        )
        assert answer.status == 200, answer.text()


def _json(answer: APIResponse) -> dict[str, object]:
    assert answer.status == 200, answer.text()
    return cast("dict[str, object]", answer.json())

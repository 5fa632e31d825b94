"""Requests to the application in this process, as one person or as nobody."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from tests.backend.support.people import Person

TODOS = "/api/v1/todos"
LISTS = "/api/v1/lists"
LABELS = "/api/v1/labels"
TRASH = "/api/v1/trash"
CHANGES = "/api/v1/changes"
EXPORTS = "/api/v1/exports"
ME = "/api/v1/me"
MUTATIONS = "/api/v1/mutations"
PROBLEM = "application/problem+json"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Api:
    """The API, with somebody's token in each request."""

    http: httpx.AsyncClient = field(repr=False)
    person: Person | None = None

    async def request(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
        params: dict[str, str] | None = None,
    ) -> httpx.Response:
        """`body` is sent as JSON; `content` as it is."""
        everything = httpx.Headers(self.person.headers if self.person else None, "latin-1")
        if body is not None:
            content = json.dumps(body).encode()
        if content is not None:
            everything["Content-Type"] = "application/json"
        everything.update(httpx.Headers(headers, "latin-1"))
        return await self.http.request(
            method, path, content=content, headers=everything, params=params
        )

    async def get(self, path: str, **params: object) -> httpx.Response:
        values = {name: str(value) for name, value in params.items()}
        return await self.request("GET", path, params=values or None)

    async def post(self, path: str, body: object = None, **headers: str) -> httpx.Response:
        return await self.request("POST", path, body=body, headers=_named(headers))

    async def patch(self, path: str, body: object, **headers: str) -> httpx.Response:
        return await self.request("PATCH", path, body=body, headers=_named(headers))

    async def delete(self, path: str, **headers: str) -> httpx.Response:
        return await self.request("DELETE", path, headers=_named(headers))

    async def add_todo(self, title: str = "Buy milk", **fields: object) -> Json:
        return await self._created(TODOS, {"title": title, **fields})

    async def add_list(self, name: str = "Groceries", **fields: object) -> Json:
        return await self._created(LISTS, {"name": name, **fields})

    async def add_label(self, name: str = "errand", **fields: object) -> Json:
        return await self._created(LABELS, {"name": name, **fields})

    async def _created(self, path: str, body: Json) -> Json:
        answer = await self.post(path, body)
        assert answer.status_code == 201, answer.text
        created: Json = answer.json()
        return created

    async def mutate(self, *mutations: Json) -> Json:
        """The answer to these mutations; one that has no id gets a new one."""
        batch = [{"id": str(uuid4())} | mutation for mutation in mutations]
        answer = await self.post(MUTATIONS, {"mutations": batch})
        assert answer.status_code == 200, answer.text
        results: Json = answer.json()
        assert [result["id"] for result in results["results"]] == [each["id"] for each in batch]
        return results

    async def done(self, *mutations: Json) -> int:
        """Applies all of these; returns the change number that covers them."""
        answer = await self.mutate(*mutations)
        assert [result["problem"] for result in answer["results"]] == [None] * len(mutations)
        assert {result["status"] for result in answer["results"]} <= {"applied"}
        return int(answer["seq"])

    async def refused(self, mutation: Json) -> Json:
        """The problem of a mutation that is refused."""
        [result] = (await self.mutate(mutation))["results"]
        assert result["status"] == "refused"
        problem: Json = result["problem"]
        return problem

    async def todo(self, todo_id: object) -> Json:
        answer = await self.get(f"{TODOS}/{todo_id}")
        assert answer.status_code == 200, answer.text
        todo: Json = answer.json()
        return todo

    async def todos(self, **params: object) -> list[Json]:
        """Every todo that the filters let through, page by page."""
        todos: list[Json] = []
        cursor: dict[str, object] = {}
        while True:
            answer = await self.get(TODOS, **params, **cursor)
            assert answer.status_code == 200, answer.text
            page: Json = answer.json()
            todos += page["data"]
            if page["next_cursor"] is None:
                return todos
            cursor = {"cursor": page["next_cursor"]}

    async def titles(self, **params: object) -> list[str]:
        return [todo["title"] for todo in await self.todos(**params)]


def _named(headers: dict[str, str]) -> dict[str, str]:
    """`if_match` is If-Match."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def problem_of(answer: httpx.Response, status: int, code: str | None = None) -> Json:
    """The problem document of a refusal; every refusal has this shape."""
    assert answer.status_code == status, (answer.status_code, answer.text[:500])
    assert answer.headers["content-type"] == PROBLEM
    assert answer.headers["cache-control"] == "no-store"
    problem: Json = answer.json()
    assert code is None or problem["code"] == code, problem
    assert problem["status"] == status
    assert problem["type"] == f"urn:daymark:problem:{problem['code']}"
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"].startswith("/")
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert ("errors" in problem) == (problem["code"] == "validation")
    if status in {429, 503}:
        assert int(answer.headers["retry-after"]) > 0
    return problem


def mistakes_of(answer: httpx.Response) -> set[tuple[str, str]]:
    """Pointer and code of each mistake that a 422 names."""
    problem = problem_of(answer, 422, "validation")
    assert all(mistake["detail"] for mistake in problem["errors"])
    return {(mistake["pointer"], mistake["code"]) for mistake in problem["errors"]}

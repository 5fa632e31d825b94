"""Holds every answer against the OpenAPI document: status, type and body."""

import re
from functools import cached_property
from typing import Any

import httpx
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]
from jsonschema.protocols import Validator  # type: ignore[import-untyped]

from tests.backend.support.operations import Operation, operations_in

# A validator in Python takes long for long lists, whose rows are all alike.
_LONGEST_BODY = 40_000

Document = dict[str, Any]


class Conformance:
    """Remembers which operations gave which answers."""

    def __init__(self, document: Document) -> None:
        self.operations = operations_in(document)
        self.seen: set[tuple[str, int]] = set()
        self._document = document
        self._validators: dict[str, Validator] = {}

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str], Operation]]:
        return [
            (operation.method, _pattern(operation.path), operation) for operation in self.operations
        ]

    async def check(self, answer: httpx.Response) -> None:
        """Fails for an answer to a documented operation that the document does not announce."""
        operation = self._operation_of(answer.request)
        if operation is None:
            return
        await answer.aread()
        status = str(answer.status_code)
        assert status in operation.responses, f"{operation} does not document {status}"
        self.seen.add((operation.name, answer.status_code))
        self._check_body(operation, operation.responses[status], answer)

    def _operation_of(self, request: httpx.Request) -> Operation | None:
        for method, pattern, operation in self._patterns:
            if method == request.method and pattern.fullmatch(request.url.path):
                return operation
        return None

    def _check_body(
        self, operation: Operation, announced: Document, answer: httpx.Response
    ) -> None:
        place = f"{operation} {answer.status_code}"
        content = announced.get("content")
        if not content:
            assert answer.content == b"", f"{place} documents no body"
            return
        media_type = answer.headers["content-type"].partition(";")[0]
        assert media_type in content, f"{place} does not document {media_type}"
        if "json" in media_type and len(answer.content) < _LONGEST_BODY:
            self._validate(place, content[media_type]["schema"], answer.json())

    def _validate(self, place: str, schema: Document, body: object) -> None:
        if place not in self._validators:
            whole = schema | {"components": self._document["components"]}
            self._validators[place] = Draft202012Validator(whole)
        try:
            self._validators[place].validate(body)
        except ValidationError as error:
            message = f"{place} is not what the document says: {error.message} at {error.json_path}"
            raise AssertionError(message) from None


def _pattern(path: str) -> re.Pattern[str]:
    """Ids are UUIDs: anything else is no address of the operation."""
    uuid = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    return re.compile(re.sub(r"\{[^}]+\}", uuid, path))

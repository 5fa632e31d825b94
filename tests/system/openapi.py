"""The operations the backend documents, each callable with somebody's things in every place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from typing_extensions import override

from tests.system.people import Json
from tests.system.stage import Stage

_VERSIONED = "/api/v1/"

# What an id of each name is an id of; any other id is one of what the path is about.
_KINDS = {
    "todo_id": "todo",
    "parent_id": "todo",
    "before_id": "todo",
    "after_id": "todo",
    "list_id": "list",
    "label_id": "label",
    "into_id": "label",
    "label_ids": "label",
    "add": "label",
    "remove": "label",
}

Things = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. `variant` chooses among the kinds of body that it takes."""

    method: str
    path: str
    document: Json = field(repr=False)
    schemas: Json = field(repr=False)
    variant: str = ""

    @override
    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.variant}".strip()

    @property
    def has_id(self) -> bool:
        return "{" in self.path

    @property
    def is_stream(self) -> bool:
        return "text/event-stream" in str(self.document["responses"])

    def address(self, things: Things) -> str:
        """Path and query with these things wherever an id belongs."""
        path = re.sub(r"\{(\w+)\}", lambda found: things[self._kind(found[1])], self.path)
        parameters = cast("list[Json]", self.document.get("parameters", []))
        query = "&".join(
            f"{parameter['name']}={self._scalar(parameter, str(parameter['name']), things)}"
            for parameter in parameters
            if parameter["in"] == "query" and self._is_wanted(parameter)
        )
        return f"{path}?{query}" if query else path

    def body(self, things: Things) -> object:
        """The smallest body that the document allows; null where there is none."""
        request = cast("Json | None", self.document.get("requestBody"))
        if request is None:
            return None
        content = cast("dict[str, Json]", request["content"])
        media = next(iter(content.values()))
        return self._sample(cast("Json", media["schema"]), "", things)

    @staticmethod
    def _is_wanted(parameter: Json) -> bool:
        return bool(parameter.get("required")) or str(parameter["name"]) in _KINDS

    def _kind(self, name: str) -> str:
        about = re.search(r"/(todo|list|label)s", self.path)
        return _KINDS.get(name) or (about[1] if about else "todo")

    def _sample(self, schema: Json, name: str, things: Things) -> object:
        schema = self._resolved(schema)
        for choice in ("anyOf", "oneOf", "allOf"):
            if choice in schema:
                return self._sample(self._chosen(schema, choice), name, things)
        match schema.get("type"):
            case "object":
                return self._object(schema, things)
            case "array":
                return [self._sample(cast("Json", schema["items"]), name, things)]
            case _:
                return self._scalar({"schema": schema}, name, things)

    def _resolved(self, schema: Json) -> Json:
        while "$ref" in schema:
            schema = cast("Json", self.schemas[str(schema["$ref"]).rsplit("/", 1)[-1]])
        return schema

    def _chosen(self, schema: Json, choice: str) -> Json:
        choices = cast("list[Json]", schema[choice])
        wanted = [
            each for each in choices if str(each.get("$ref", "")).endswith(f"/{self.variant}")
        ]
        return wanted[0] if self.variant and wanted else choices[0]

    def _object(self, schema: Json, things: Things) -> Json:
        """The required members and every reference; of a patch, the first."""
        properties = cast("dict[str, Json]", schema.get("properties", {}))
        wanted = {*cast("list[str]", schema.get("required", [])), *(properties.keys() & _KINDS)}
        if "before_id" in wanted:
            wanted -= {"after_id"}
        names = [name for name in properties if name in (wanted or list(properties)[:1])]
        return {name: self._sample(properties[name], name, things) for name in names}

    def _scalar(self, holder: Json, name: str, things: Things) -> object:
        schema = self._resolved(cast("Json", holder["schema"]))
        if "anyOf" in schema:
            return self._sample(schema, name, things)
        for fixed in ("const", "default"):
            if fixed in schema:
                return schema[fixed]
        if schema.get("format") == "uuid":
            return things[self._kind(name)]
        if "enum" in schema:
            return cast("list[object]", schema["enum"])[0]
        kinds = {"integer": 1, "number": 1, "boolean": True, "null": None}
        return kinds.get(str(schema.get("type")), "canary")


def operations(stage: Stage) -> list[Operation]:
    """Everything under `/api/v1`, read from the running backend."""
    document = stage.http.get(f"{stage.url}/api/openapi.json").json()
    schemas = document["components"]["schemas"]
    found = [
        Operation(method.upper(), path, described, schemas)
        for path, methods in document["paths"].items()
        for method, described in methods.items()
        if path.startswith(_VERSIONED)
    ]
    assert found
    return found


def variants(operation: Operation) -> Iterator[Operation]:
    """One operation for each kind of thing that its body may hold: `oneOf` with a discriminator."""
    content = cast("Json", operation.document.get("requestBody", {})).get("content", {})
    pending = [str(content)]
    seen: set[str] = set()
    while pending:
        for name in re.findall(r"#/components/schemas/(\w+)", pending.pop()):
            if name not in seen:
                seen.add(name)
                pending.append(str(operation.schemas[name]))
    for name in sorted(seen):
        if "op" in cast("list[str]", cast("Json", operation.schemas[name]).get("required", [])):
            yield Operation(
                operation.method, operation.path, operation.document, operation.schemas, name
            )

"""The operations the backend documents, each callable with somebody's things in every place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from tests.system.people import Json
from tests.system.stage import Stage

_VERSIONED = "/api/v1/"

# What an id of each name is an id of.
_KINDS = {
    "todo_id": "todo",
    "id": "todo",
    "parent_id": "todo",
    "before_id": "todo",
    "after_id": "todo",
    "list_id": "list",
    "label_id": "label",
    "label_ids": "label",
}

Things = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    document: Json
    schemas: Json

    @property
    def has_id(self) -> bool:
        return "{" in self.path

    @property
    def is_stream(self) -> bool:
        return "text/event-stream" in str(self.document["responses"])

    def address(self, things: Things) -> str:
        """Path and query with these things wherever an id belongs."""
        path = self.path
        for name, kind in _KINDS.items():
            path = path.replace(f"{{{name}}}", things[kind])
        assert "{" not in path, self
        names = [
            str(parameter["name"])
            for parameter in cast("list[Json]", self.document.get("parameters", []))
            if parameter["in"] == "query" and parameter["name"] in _KINDS
        ]
        query = "&".join(f"{name}={things[_KINDS[name]]}" for name in names)
        return f"{path}?{query}" if query else path

    def body(self, things: Things) -> object:
        """The smallest body that the document allows; null where there is none."""
        request = cast("Json | None", self.document.get("requestBody"))
        if request is None:
            return None
        content = cast("dict[str, Json]", request["content"])
        media = next(iter(content.values()))
        return self._sample(cast("Json", media["schema"]), "", things)

    def _sample(self, schema: Json, name: str, things: Things) -> object:
        if "$ref" in schema:
            target = str(schema["$ref"]).rsplit("/", 1)[-1]
            return self._sample(cast("Json", self.schemas[target]), name, things)
        for choice in ("anyOf", "oneOf", "allOf"):
            if choice in schema:
                return self._sample(cast("list[Json]", schema[choice])[0], name, things)
        match schema.get("type"):
            case "object":
                return self._object(schema, things)
            case "array":
                return [self._sample(cast("Json", schema["items"]), name, things)]
            case kind:
                return _scalar(schema, name, str(kind), things)

    def _object(self, schema: Json, things: Things) -> Json:
        """The required members; of a patch, the first."""
        properties = cast("dict[str, Json]", schema.get("properties", {}))
        required = set(cast("list[str]", schema.get("required", [])))
        wanted = required or set(list(properties)[:1])
        return {name: self._sample(properties[name], name, things) for name in wanted}


def _scalar(schema: Json, name: str, kind: str, things: Things) -> object:
    if schema.get("format") == "uuid":
        return things[_KINDS[name]]
    for fixed in ("const", "default"):
        if fixed in schema:
            return schema[fixed]
    if "enum" in schema:
        return cast("list[object]", schema["enum"])[0]
    return {"integer": 1, "number": 1, "boolean": True, "null": None}.get(kind, "canary")


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

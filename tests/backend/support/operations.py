"""What the OpenAPI document says there is, and the smallest request that each operation takes."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from typing_extensions import override

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path, as documented."""

    method: str
    path: str
    described: Document = field(repr=False)
    document: Document = field(repr=False)

    @override
    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def name(self) -> str:
        return str(self.described["operationId"])

    @property
    def is_open(self) -> bool:
        """Whether it needs no access token."""
        return {"access_token": []} not in self.described.get("security", [])

    @property
    def has_id(self) -> bool:
        return "{" in self.path

    @property
    def responses(self) -> Document:
        responses: Document = self.described["responses"]
        return responses

    def path_with(self, row_id: object) -> str:
        parts = self.path.split("/")
        return "/".join(str(row_id) if part.startswith("{") else part for part in parts)

    def resolved(self, schema: Document) -> Document:
        """The schema behind a reference."""
        while "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema

    def body(self, row_id: object) -> object:
        """The smallest body that the document allows, with this id for every id; None for none."""
        if "requestBody" not in self.described:
            return None
        return self._sample(self._body_schema(), str(row_id))

    def _body_schema(self) -> Document:
        schema: Document = self.described["requestBody"]["content"]["application/json"]["schema"]
        return schema

    def _sample(self, schema: Document, row_id: str) -> object:
        schema = self.resolved(schema)
        for choice in ("anyOf", "oneOf", "allOf"):
            if choice in schema:
                return self._sample(schema[choice][0], row_id)
        match schema.get("type"):
            case "object":
                properties = schema.get("properties", {})
                wanted = schema.get("required") or list(properties)[:1]
                return {name: self._sample(properties[name], row_id) for name in wanted}
            case "array":
                return [self._sample(schema["items"], row_id)]
            case "string":
                return self._text(schema, row_id)
            case kind:
                return {"integer": 1, "boolean": True}.get(str(kind))

    def _text(self, schema: Document, row_id: str) -> object:
        if schema.get("format") == "uuid":
            return row_id
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        examples = schema.get("examples", ["x"])
        return examples[0] if len(examples[0]) > 1 else str(uuid4())


def operations_in(document: Document) -> list[Operation]:
    return [
        Operation(method.upper(), path, described, document)
        for path, methods in document["paths"].items()
        for method, described in methods.items()
    ]

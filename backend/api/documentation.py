"""What every operation documents: its errors, in one place."""

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import status
from pydantic import BaseModel

from backend.errors import PROBLEM_MEDIA_TYPE
from backend.schemas.problem import AuthProblem, Problem, ValidationProblem, VersionProblem

Responses = dict[int | str, dict[str, Any]]

_DESCRIPTIONS = {
    400: "The request cannot be understood",
    401: "No access token, or one that is not valid or whose session has ended",
    403: "The request comes from another site",
    404: "Not there, or another user's",
    408: "The body took too long to arrive",
    409: "Conflicts with what is stored",
    410: "The change number is too old: load everything again",
    412: "Changed meanwhile",
    413: "The body is too large",
    415: "The body is not JSON",
    422: "What was sent is not valid",
    429: "Too many attempts",
    500: "Something went wrong; it has been recorded",
    503: "Not available right now",
}
_MODELS: dict[int, type[Problem]] = {412: VersionProblem, 422: ValidationProblem}
_ALWAYS = (400, 500, 503)
_WITH_BODY = (408, 413, 415, 422)


def problems(*codes: int, has_body: bool = False, is_open: bool = False) -> Responses:
    """The error answers of an operation: the given ones and those that any of its kind has."""
    always = _ALWAYS if is_open else (*_ALWAYS, 401)
    wanted = {*codes, *always, *(_WITH_BODY if has_body else ())}
    return {code: _answer(code, _MODELS.get(code, Problem)) for code in sorted(wanted)}


def auth_problems(codes: Iterable[int]) -> Responses:
    """The error answers of the gateway: the auth server's own, and those of this API."""
    wanted = {*codes, *_ALWAYS}
    return {code: _answer(code, AuthProblem, _MODELS.get(code, Problem)) for code in sorted(wanted)}


def _answer(code: int, *models: type[Problem]) -> dict[str, Any]:
    references = [{"$ref": f"#/components/schemas/{model.__name__}"} for model in models]
    schema = references[0] if len(references) == 1 else {"anyOf": references}
    answer: dict[str, Any] = {
        "description": _DESCRIPTIONS[code],
        "content": {PROBLEM_MEDIA_TYPE: {"schema": schema}},
    }
    if code in {429, 503}:
        answer["headers"] = {
            "Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}
        }
    if code == status.HTTP_401_UNAUTHORIZED:
        answer["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    return answer


def query_parameters(model: type[BaseModel]) -> dict[str, Any]:
    """The documentation of a query that `dependencies.query` reads."""
    schema = model.model_json_schema()
    required = schema.get("required", ())
    return {
        "parameters": [
            {"name": name, "in": "query", "required": name in required, **_parameter(content)}
            for name, content in schema["properties"].items()
        ]
    }


def _parameter(content: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter is there or not; unlike a member of a body it is never null."""
    schema = {key: value for key, value in content.items() if key not in {"description", "title"}}
    choices = [choice for choice in schema.pop("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        schema |= choices[0]
    elif choices:
        schema["anyOf"] = choices
    if schema.get("default", ...) is None:
        del schema["default"]
    description = content.get("description")
    return {"schema": schema} | ({} if description is None else {"description": description})


PROBLEM_MODELS = (Problem, ValidationProblem, VersionProblem, AuthProblem)

_ETAG = {"ETag": {"description": "The version of the row, in quotes", "schema": {"type": "string"}}}
NOT_MODIFIED: Responses = {304: {"description": "The client has this version already"}}


def stored_already(model: type[BaseModel]) -> Responses:
    """The answer to a create that is repeated."""
    description = "Created by an earlier, equal request"
    return {200: {"model": model, "description": description, "headers": _ETAG}}

"""Reads queries and JSON bodies strictly, before FastAPI looks at them.

FastAPI takes a body of another type for bytes, guesses the encoding, lets the last of several
equal members or parameters win, and turns whatever goes wrong while reading into its own 400.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from typing_extensions import override

from backend.errors import MalformedBodyError, UnsupportedMediaTypeError
from backend.schemas.strict_json import LooseJsonError, parse_strictly
from backend.schemas.validation import repeated_parameters

MERGE_PATCH = "application/merge-patch+json"
_JSON = "application/json"


Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class _StrictRequest(Request):
    @override
    async def json(self) -> object:
        if not hasattr(self, "_json"):
            self._json = _parsed(await self.body())
        return self._json


class StrictRoute(APIRoute):
    """A route whose body, if it takes one, is JSON in UTF-8 with every member once."""

    @override
    def get_route_handler(self) -> Handler:
        handle = _without_repeated_parameters(super().get_route_handler())
        if self.body_field is None:
            return handle
        accepted = {_JSON, MERGE_PATCH} if "PATCH" in (self.methods or ()) else {_JSON}

        async def handle_strictly(request: Request) -> Response:
            strict = _StrictRequest(request.scope, request.receive)
            if await strict.body():
                media_type, _, _ = strict.headers.get("content-type", "").partition(";")
                if media_type.strip().lower() not in accepted:
                    raise UnsupportedMediaTypeError
                await strict.json()
            return await handle(strict)

        return handle_strictly


def _without_repeated_parameters(handle: Handler) -> Handler:
    async def handle_single(request: Request) -> Response:
        if b"&" in request.scope["query_string"]:
            names = [name for name, _ in request.query_params.multi_items()]
            if len(set(names)) < len(names):
                raise repeated_parameters(sorted({n for n in names if names.count(n) > 1}))
        return await handle(request)

    return handle_single


def _parsed(body: bytes) -> object:
    try:
        return parse_strictly(body.decode("utf-8"))
    except LooseJsonError as error:
        raise MalformedBodyError(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise MalformedBodyError from error

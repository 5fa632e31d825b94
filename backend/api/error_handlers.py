"""Everything that fails in or before a route becomes a problem document."""

from fastapi import FastAPI, Request, Response, status
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from backend.errors import AppError, BadRequestError, MethodNotAllowedError, NotFoundError
from backend.middleware.problems import problem
from backend.schemas.validation import invalid_input

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


def add_error_handlers(app: FastAPI) -> None:
    """FastAPI's own handlers would answer in three other formats."""
    for error_class in (AppError, HTTPException, RequestValidationError):
        app.add_exception_handler(error_class, _handle)


async def _handle(request: Request, error: Exception) -> Response:
    known = _known(request, error)
    body, headers = problem(known, request.scope)
    response = Response(body, known.status)
    response.raw_headers = headers
    return response


def _known(request: Request, error: Exception) -> AppError:
    if isinstance(error, AppError):
        return error
    if isinstance(error, RequestValidationError):
        return invalid_input(error.errors())
    # The framework's own: no route, no such method, a body that it could not read.
    code = getattr(error, "status_code", status.HTTP_400_BAD_REQUEST)
    if code == status.HTTP_404_NOT_FOUND:
        return NotFoundError()
    if code == status.HTTP_405_METHOD_NOT_ALLOWED:
        return MethodNotAllowedError(_allowed_methods(request))
    return BadRequestError()


def _allowed_methods(request: Request) -> list[str]:
    """Of all routes of this path: the framework names those of the first one only."""
    routes = request.app.router.routes
    return [
        method
        for method in _METHODS
        if any(
            route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes
        )
    ]

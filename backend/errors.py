"""Every way a request can fail, as one tree; `status` and `code` are public and never change.

AppError 500
├── BadRequestError 400 ── MalformedBodyError
├── UnauthenticatedError 401 ── InvalidTokenError
├── ForbiddenOriginError 403
├── NotFoundError 404
├── MethodNotAllowedError 405
├── RequestTimeoutError 408
├── ConflictError 409 ── IdTakenError, NameTakenError
├── CursorExpiredError 410
├── VersionConflictError 412
├── ContentTooLargeError 413
├── UnsupportedMediaTypeError 415
├── InvalidInputError 422
├── AuthServerError (status, code and message are those of the auth server's answer)
└── UnavailableError 503 ── DatabaseUnavailableError, AuthServerUnavailableError, StoppingError,
                                 OverloadedError
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import ClassVar

from typing_extensions import override

PROBLEM_MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldError:
    """One mistake in a payload: where (a JSON pointer, or the name of a parameter) and which."""

    pointer: str
    code: str
    detail: str


class AppError(Exception):
    """Becomes a problem document (RFC 9457); the message is its `detail`, written for people."""

    status: int = 500
    code: str = "internal"
    title: ClassVar[str] = "Something went wrong"
    default_detail: ClassVar[str] = "An unexpected error happened. It has been recorded."
    headers: Mapping[str, str] = MappingProxyType({})
    # Which operation of a batch failed.
    pointer: str | None = None

    def __init__(self, detail: str | None = None) -> None:
        self.detail = detail or self.default_detail
        super().__init__(self.detail)

    def extension(self) -> Mapping[str, object]:
        """Members of the document beside the standard ones."""
        return {}

    def document(self, *, instance: str, request_id: str) -> bytes:
        """The problem document; `instance` is the path of the request."""
        problem = {
            "type": f"urn:daymark:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
            "code": self.code,
            "request_id": request_id,
            **({"pointer": self.pointer} if self.pointer is not None else {}),
            **self.extension(),
        }
        return json.dumps(problem, separators=(",", ":")).encode()


class BadRequestError(AppError):
    status = 400
    code = "bad_request"
    title = "The request cannot be understood"
    default_detail = "The request cannot be understood."


class MalformedBodyError(BadRequestError):
    code = "malformed_body"
    default_detail = "The body is not valid JSON."


class UnauthenticatedError(AppError):
    status = 401
    code = "unauthenticated"
    title = "Sign in first"
    default_detail = "This needs an access token in the Authorization header."
    headers = MappingProxyType({"WWW-Authenticate": "Bearer"})


class InvalidTokenError(UnauthenticatedError):
    """A token was sent and is not accepted; the answer never says why, the log does."""

    code = "invalid_token"
    default_detail = "The access token is not valid, or its session has ended."
    headers = MappingProxyType({"WWW-Authenticate": 'Bearer error="invalid_token"'})


class ForbiddenOriginError(AppError):
    status = 403
    code = "forbidden_origin"
    title = "The request comes from another site"
    default_detail = "Sign-in requests are only accepted from this site."


class NotFoundError(AppError):
    status = 404
    code = "not_found"
    title = "Not found"
    default_detail = "There is nothing here."


class MethodNotAllowedError(AppError):
    status = 405
    code = "method_not_allowed"
    title = "Method not allowed"
    default_detail = "This address does not support that method."

    def __init__(self, allowed: Iterable[str]) -> None:
        super().__init__()
        self.headers = {"Allow": ", ".join(sorted(allowed))}


class RequestTimeoutError(AppError):
    status = 408
    code = "request_timeout"
    title = "The request took too long to arrive"
    default_detail = "The body did not arrive in time. Send it again."
    headers = MappingProxyType({"Connection": "close"})


class ConflictError(AppError):
    status = 409
    code = "conflict"
    title = "The request conflicts with what is stored"


class IdTakenError(ConflictError):
    code = "id_taken"
    default_detail = "Something else was created with this id."


class NameTakenError(ConflictError):
    code = "name_taken"
    default_detail = "There is one with this name already."


class CursorExpiredError(AppError):
    status = 410
    code = "sync_cursor_expired"
    title = "This change number is too old"
    default_detail = "Deletions since then are no longer known. Load everything again."


class VersionConflictError(AppError):
    """The row is not in the version that the client expected; carries the row as it is now."""

    status = 412
    code = "version_conflict"
    title = "It changed meanwhile"
    default_detail = "It was changed meanwhile. Look at the current state and try again."

    def __init__(self, current: str, version: int) -> None:
        super().__init__()
        self.current = current
        self.headers = {"ETag": f'"{version}"'}

    @override
    def extension(self) -> Mapping[str, object]:
        return {"current": json.loads(self.current)}


class ContentTooLargeError(AppError):
    status = 413
    code = "content_too_large"
    title = "The request is too large"
    headers = MappingProxyType({"Connection": "close"})

    def __init__(self, limit: int) -> None:
        super().__init__(f"A body may have {limit} bytes at most.")


class UnsupportedMediaTypeError(AppError):
    status = 415
    code = "unsupported_media_type"
    title = "The type of the body is not supported"
    default_detail = "Send the body as application/json."


class InvalidInputError(AppError):
    status = 422
    code = "validation"
    title = "The request is not valid"

    def __init__(self, errors: Iterable[FieldError]) -> None:
        self.errors = tuple(errors)
        values = "1 value is" if len(self.errors) == 1 else f"{len(self.errors)} values are"
        super().__init__(f"{values} not valid.")

    def within(self, place: str) -> "InvalidInputError":
        """The same mistakes of a payload that is itself part of another, at this pointer."""
        return InvalidInputError(
            FieldError(place + error.pointer, error.code, error.detail) for error in self.errors
        )

    @override
    def extension(self) -> Mapping[str, object]:
        return {"errors": [asdict(error) for error in self.errors]}


class AuthServerError(AppError):
    """An error answer of the auth server, passed on with its own status, code and message."""

    title = "The auth server refused"

    def __init__(
        self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = headers or {}

    @override
    def extension(self) -> Mapping[str, object]:
        # Better Auth's clients look for `message`.
        return {"message": self.detail}


class UnavailableError(AppError):
    status = 503
    code = "unavailable"
    title = "Not available right now"
    default_detail = "This does not work right now. Try again in a moment."
    headers = MappingProxyType({"Retry-After": "2"})


class DatabaseUnavailableError(UnavailableError):
    code = "database_unavailable"


class AuthServerUnavailableError(UnavailableError):
    code = "auth_server_unavailable"


class StoppingError(UnavailableError):
    default_detail = "This process is stopping. Ask another one."


class OverloadedError(UnavailableError):
    code = "overloaded"
    default_detail = "There is too much to do right now. Try again in a moment."
    headers = MappingProxyType({"Retry-After": "1"})

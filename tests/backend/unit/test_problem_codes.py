"""The codes of errors are public: tests/contract/problem-codes.json is what clients rely on."""

import json
from collections.abc import Iterator
from pathlib import Path

from backend import errors
from backend.errors import (
    AppError,
    AuthServerError,
    ContentTooLargeError,
    FieldError,
    InvalidInputError,
    MethodNotAllowedError,
    VersionConflictError,
)

CONTRACT = Path(__file__).parents[2] / "contract" / "problem-codes.json"


def tree_of(error: type[AppError]) -> Iterator[type[AppError]]:
    for subclass in error.__subclasses__():
        # A service's own errors only fix the details of one of these.
        if subclass.__module__ == "backend.errors":
            yield subclass
            yield from tree_of(subclass)


# Its status and code are those of the auth server's answer.
ERRORS: list[type[AppError]] = [
    AppError,
    *(error for error in tree_of(AppError) if error is not AuthServerError),
]


def example_of(error: type[AppError]) -> AppError:
    if issubclass(error, MethodNotAllowedError):
        return error(["GET"])
    if issubclass(error, VersionConflictError):
        return error("{}", 1)
    if issubclass(error, ContentTooLargeError):
        return error(10)
    if issubclass(error, InvalidInputError):
        return error([FieldError("/title", "too_long", "May have 500 characters at most.")])
    return error()


def test_the_codes_and_statuses_are_those_of_the_contract() -> None:
    contract = json.loads(CONTRACT.read_text(encoding="utf-8"))["codes"]

    assert {error.code: error.status for error in ERRORS} == contract


def test_every_error_has_words_for_people() -> None:
    for error in map(example_of, ERRORS):
        assert error.title[0].isupper()
        assert not error.title.endswith(".")
        assert error.detail.endswith(".")


def test_what_passes_says_when_to_come_back() -> None:
    for error in map(example_of, ERRORS):
        assert ("Retry-After" in error.headers) == (error.status == 503)


def test_the_tree_in_the_docstring_is_complete() -> None:
    assert errors.__doc__ is not None
    for error in [*ERRORS, AuthServerError]:
        assert error.__name__ in errors.__doc__

"""A failure of the database either passes, or is a bug, or is a mistake of the client."""

from typing import Any

import asyncpg
import pytest

from backend.db.failures import explained, translated
from backend.errors import (
    DatabaseUnavailableError,
    InvalidInputError,
    InvalidTokenError,
    NameTakenError,
)


def of_state(sqlstate: str, **details: Any) -> asyncpg.PostgresError:  # noqa: ANN401 - of the server
    error = asyncpg.PostgresError("message")
    # As the protocol sets them: on the object, whatever the class says.
    for name, value in {"sqlstate": sqlstate, **details}.items():
        setattr(error, name, value)
    return error


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.PostgresConnectionError(),
        asyncpg.ConnectionDoesNotExistError(),
        asyncpg.InterfaceError("closed"),
        asyncpg.InternalClientError("cut"),
        asyncpg.CannotConnectNowError(),
        asyncpg.TooManyConnectionsError(),
        asyncpg.AdminShutdownError(),
        asyncpg.CrashShutdownError(),
        asyncpg.DiskFullError(),
        asyncpg.OutOfMemoryError(),
        asyncpg.QueryCanceledError(),
        asyncpg.DeadlockDetectedError(),
        asyncpg.SerializationError(),
        asyncpg.LockNotAvailableError(),
        asyncpg.InvalidPasswordError(),
        asyncpg.IdleInTransactionSessionTimeoutError(),
        asyncpg.ReadOnlySQLTransactionError(),
        ConnectionRefusedError(),
        ConnectionResetError(),
        OSError(),
        TimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_it_passes(error: Exception) -> None:
    assert isinstance(translated(error), DatabaseUnavailableError)


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.UndefinedColumnError(),
        asyncpg.PostgresSyntaxError(),
        asyncpg.DataError("no such value"),
        asyncpg.CheckViolationError(),
        asyncpg.InsufficientPrivilegeError(),
        of_state(""),
        ValueError(),
        KeyError(),
        ZeroDivisionError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_it_is_a_bug(error: Exception) -> None:
    assert translated(error) is None


def test_the_end_of_the_session_is_a_401() -> None:
    assert isinstance(translated(of_state("DM401")), InvalidTokenError)


def test_a_user_who_is_gone_is_a_401() -> None:
    gone, other = asyncpg.ForeignKeyViolationError(), asyncpg.ForeignKeyViolationError()
    gone.constraint_name = "todo_user_id_fkey"
    other.constraint_name = "todo_list_id_fkey"

    assert isinstance(translated(gone), InvalidTokenError)
    assert translated(other) is None


@pytest.mark.parametrize(
    ("constraint", "pointer"),
    [
        ("todo_due_time_check", "/due_time"),
        ("todo_due_timezone_check", "/due_timezone"),
        ("todo_parent_id_check", "/parent_id"),
    ],
)
def test_a_mistake_that_a_constraint_caught_is_explained(constraint: str, pointer: str) -> None:
    error = asyncpg.CheckViolationError()
    error.constraint_name = constraint

    explanation = explained(error)

    assert isinstance(explanation, InvalidInputError)
    assert [mistake.pointer for mistake in explanation.errors] == [pointer]


def test_a_name_that_is_taken_is_a_conflict() -> None:
    error = asyncpg.UniqueViolationError()
    error.constraint_name = "label_user_id_name_key"

    assert isinstance(explained(error), NameTakenError)


@pytest.mark.parametrize("constraint", ["todo_title_length_check", "anything_else", None])
def test_what_must_not_happen_is_not_explained(constraint: str | None) -> None:
    error = asyncpg.CheckViolationError()
    error.constraint_name = constraint

    assert explained(error) is None

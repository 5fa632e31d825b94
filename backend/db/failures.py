"""What a failure of the database means for the request: which errors pass, and which are bugs."""

import asyncpg

from backend.errors import (
    AppError,
    DatabaseUnavailableError,
    FieldError,
    InvalidInputError,
    InvalidTokenError,
    NameTakenError,
)

# Raised by app.enter; see the migrations.
SESSION_ENDED = "DM401"

# Classes of SQLSTATE that say nothing about the statement: connection, transaction rollback
# (deadlock), authorisation of the connection, insufficient resources (disk full), object not in
# prerequisite state (lock time-out), operator intervention (shutdown, statement time-out),
# system error.
_PASSING_CLASSES = frozenset({"08", "28", "40", "53", "55", "57", "58"})
_IDLE_IN_TRANSACTION_TIMEOUT = "25P03"
# The server was demoted to a standby, or has not been promoted yet.
READ_ONLY = "25006"
_PASSING_STATES = frozenset({_IDLE_IN_TRANSACTION_TIMEOUT, READ_ONLY})

# What the database enforces, in words for people.
_EXPLANATIONS = {
    "todo_due_time_check": FieldError("/due_time", "needs_due_date", "Set due_date as well."),
    "todo_due_timezone_check": FieldError(
        "/due_timezone", "needs_due_time", "Set due_time as well."
    ),
    "todo_parent_id_check": FieldError(
        "/parent_id", "parent_cycle", "A todo cannot be part of itself."
    ),
}


def translated(error: Exception) -> AppError | None:
    """The error to answer with; None for one that is a bug or that the service understands."""
    if isinstance(error, asyncpg.PostgresError):
        return _translated_state(error)
    if isinstance(error, ValueError):
        return None  # a value that asyncpg cannot encode, although also an InterfaceError
    # InternalClientError is what a connection says that was cut in the middle of an answer.
    passing = (OSError, TimeoutError, asyncpg.InterfaceError, asyncpg.InternalClientError)
    return DatabaseUnavailableError() if isinstance(error, passing) else None


def _translated_state(error: asyncpg.PostgresError) -> AppError | None:
    state = error.sqlstate or ""
    if state == SESSION_ENDED or _says_that_the_user_is_gone(error):
        return InvalidTokenError()
    if state[:2] in _PASSING_CLASSES or state in _PASSING_STATES:
        return DatabaseUnavailableError()
    return None


def _says_that_the_user_is_gone(error: asyncpg.PostgresError) -> bool:
    is_missing_row = isinstance(error, asyncpg.ForeignKeyViolationError)
    return is_missing_row and (error.constraint_name or "").endswith("_user_id_fkey")


def explained(error: asyncpg.IntegrityConstraintViolationError) -> AppError | None:
    """The mistake of the client that a constraint caught; None for what must not happen."""
    name = error.constraint_name or ""
    if name == "label_user_id_name_key":
        return NameTakenError()
    explanation = _EXPLANATIONS.get(name)
    return None if explanation is None else InvalidInputError([explanation])

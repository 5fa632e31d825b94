"""The orders of a list of todos, as keys for ORDER BY and for the cursor of the next page.

Every key is part of the row's JSON, so a cursor is made from the last row of a page; ties end at
the id, which makes each order total.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    SmallInteger,
    Text,
    Time,
    Uuid,
    func,
    literal,
    tuple_,
)
from sqlalchemy import bindparam as parameter

from backend.core.services.cursors import InvalidCursorError, decode_cursor, encode_cursor
from backend.core.services.rows import TODO, AnyColumn, AnyType

_TIMESTAMP = DateTime(timezone=True)
# Rows without a value come last in both directions.
_LAST_DATE, _FIRST_DATE = date.max, date.min
_LAST_INSTANT = datetime(9999, 12, 31, tzinfo=UTC)
_FIRST_INSTANT = datetime(1, 1, 1, tzinfo=UTC)
# A day without a time is its end.
_END_OF_DAY = time.max


@dataclass(frozen=True, slots=True)
class Key:
    """One sort key: its name in JSON, its SQL, and how a JSON value becomes a parameter."""

    name: str
    expression: Callable[[AnyColumn], AnyColumn]
    type: AnyType
    parse: Callable[[object], object]

    @property
    def column(self) -> AnyColumn:
        return self.expression(TODO.c[self.name])

    @property
    def parameter(self) -> AnyColumn:
        return self.expression(parameter(f"after_{self.name}", type_=self.type))


def _plain(column: AnyColumn) -> AnyColumn:
    return column


def _or(value: object, type_: AnyType) -> Callable[..., AnyColumn]:
    return lambda column: func.coalesce(column, literal(value, type_))


def _text(value: object) -> object:
    if not isinstance(value, str) or "\x00" in value:
        raise InvalidCursorError
    value.encode()
    return value


def _whole_number(value: object) -> object:
    if not isinstance(value, int) or not 0 <= value <= 10:  # noqa: PLR2004  # priorities are 1 to 4
        raise InvalidCursorError
    return value


def _optional(parse: Callable[[str], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else parse(str(value))


_ID = Key("id", _plain, Uuid(), lambda value: UUID(str(value)))
_POSITION = Key("position", _plain, Text(), _text)
_TIME = Key("due_time", _or(_END_OF_DAY, Time()), Time(), _optional(time.fromisoformat))


def _instant(value: str) -> datetime:
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise InvalidCursorError
    return instant.astimezone(UTC)


def _due(last: date) -> tuple[Key, ...]:
    day = Key("due_date", _or(last, Date()), Date(), _optional(date.fromisoformat))
    return (day, _TIME, _ID)


def _at(name: str, last: datetime) -> tuple[Key, ...]:
    return (Key(name, _or(last, _TIMESTAMP), _TIMESTAMP, _optional(_instant)), _ID)


_PRIORITY = Key("priority", _plain, SmallInteger(), _whole_number)
_TITLE = Key("title", func.lower, Text(), _text)
_BOTH_WAYS: Mapping[str, tuple[Key, ...]] = {
    "position": (_POSITION, _ID),
    "priority": (_PRIORITY, _POSITION, _ID),
    "title": (_TITLE, _ID),
}
ORDERS: Mapping[str, tuple[Key, ...]] = MappingProxyType(
    dict(_BOTH_WAYS)
    | {f"-{name}": keys for name, keys in _BOTH_WAYS.items()}
    | {"due_date": _due(_LAST_DATE), "-due_date": _due(_FIRST_DATE)}
    | {
        f"{sign}{name}": _at(name, last)
        for sign, last in (("", _LAST_INSTANT), ("-", _FIRST_INSTANT))
        for name in ("created_at", "updated_at", "completed_at")
    }
    | {"-deleted_at": _at("deleted_at", _FIRST_INSTANT)}
)


def order_by(sort: str) -> list[AnyColumn]:
    """The ORDER BY of this order."""
    is_descending = sort.startswith("-")
    return [key.column.desc() if is_descending else key.column.asc() for key in ORDERS[sort]]


def comes_after_cursor(sort: str) -> ColumnElement[bool]:
    """The condition of a later page; `cursor_parameters` gives its parameters."""
    here = tuple_(*(key.column for key in ORDERS[sort]))
    last = tuple_(*(key.parameter for key in ORDERS[sort]))
    return here < last if sort.startswith("-") else here > last


def cursor_after(sort: str, row: Mapping[str, object]) -> str:
    """The cursor of the page after the one that ends with this row."""
    return encode_cursor(sort, [row[key.name] for key in ORDERS[sort]])


def cursor_parameters(sort: str, cursor: str) -> dict[str, object]:
    """The parameters of the condition; raises InvalidCursorError."""
    keys = ORDERS[sort]
    values = decode_cursor(cursor, sort, len(keys))
    try:
        return {
            f"after_{key.name}": key.parse(value) for key, value in zip(keys, values, strict=True)
        }
    except (ValueError, OverflowError):
        raise InvalidCursorError from None

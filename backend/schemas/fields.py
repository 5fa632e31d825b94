"""The types of single fields: what JSON Schema promises is exactly what is accepted.

Pydantic's lax mode takes `1` for `true`, `0` for a date and four spellings of a UUID; none of
that is in the published schema, so none of it is accepted here.
"""

import re
from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, WithJsonSchema
from pydantic_core import PydanticCustomError

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DATE_PATTERN = r"^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_DATE = re.compile(_DATE_PATTERN, re.ASCII)
_TIME_PATTERN = r"^([01]\d|2[0-3]):[0-5]\d$"
_TIME = re.compile(_TIME_PATTERN, re.ASCII)
_DIGITS = re.compile(r"[0-9]{1,18}")
# Keys of the zone database that are no places.
_TIME_ZONES = frozenset(available_timezones() - {"Factory", "localtime", "posixrules"})

_TIME_ZONE_MAX_LENGTH = 64
LABELS_MAX = 100


def _wrong_format(expected: str) -> PydanticCustomError:
    return PydanticCustomError("invalid_format", "{expected}", {"expected": expected})


def _text(value: str) -> str:
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            # PostgreSQL stores UTF-8, which has no form for half of a surrogate pair.
            raise _wrong_format("Must be valid Unicode text.") from None
    return value


def _uuid(value: object) -> object:
    if isinstance(value, UUID):
        return value
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise _wrong_format("Must be a UUID.")
    return UUID(value)


def _date(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _wrong_format("Must be a date like 2027-03-31.")


def _time(value: object) -> object:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise _wrong_format("Must be a time like 09:30.")
    return time.fromisoformat(value)


def _integer(value: object) -> object:
    # JSON has one kind of number: 2.0 is an integer, true is not.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("wrong_type", "Must be a whole number.")


def _digits(value: object) -> object:
    if isinstance(value, str) and not _DIGITS.fullmatch(value):
        raise PydanticCustomError("wrong_type", "Must be a whole number.")
    return value


def _known_time_zone(value: str) -> str:
    if value not in _TIME_ZONES:
        raise PydanticCustomError("unknown_time_zone", "There is no such time zone.")
    return value


def _distinct(values: list[UUID]) -> list[UUID]:
    if len(set(values)) < len(values):
        raise PydanticCustomError("duplicate", "Must not name the same thing twice.")
    return values


def _list_filter(value: object) -> object:
    return value if value == "inbox" else _uuid(value)


_UUID_SCHEMA = {"type": "string", "format": "uuid"}

# Text that can be sent on and stored: UTF-8 has no form for a lone surrogate.
UnicodeText = Annotated[str, AfterValidator(_text)]
Id = Annotated[UUID, BeforeValidator(_uuid), WithJsonSchema(_UUID_SCHEMA)]
LabelIds = Annotated[
    list[Id],
    Field(max_length=LABELS_MAX, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_distinct),
]
ListFilter = Annotated[
    UUID | Literal["inbox"],
    BeforeValidator(_list_filter),
    WithJsonSchema({"anyOf": [_UUID_SCHEMA, {"const": "inbox", "type": "string"}]}),
]
# At least one character that can be seen, and no NUL: PostgreSQL has no text with NUL.
_NOT_BLANK = r"^[^\x00]*[^\x00\s][^\x00]*$"
Title = Annotated[
    str, Field(min_length=1, max_length=500, pattern=_NOT_BLANK), AfterValidator(_text)
]
ListName = Annotated[
    str, Field(min_length=1, max_length=120, pattern=_NOT_BLANK), AfterValidator(_text)
]
LabelName = Annotated[
    str, Field(min_length=1, max_length=60, pattern=_NOT_BLANK), AfterValidator(_text)
]
Notes = Annotated[str, Field(max_length=100_000, pattern=r"^[^\x00]*$"), AfterValidator(_text)]
SearchText = Annotated[
    str, Field(min_length=1, max_length=200, pattern=_NOT_BLANK), AfterValidator(_text)
]
# The bounds come first: a schema can only say them of the number itself.
Priority = Annotated[
    int, Field(ge=1, le=4, description="1 (highest) to 4 (none)"), BeforeValidator(_integer)
]
DueDate = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _DATE_PATTERN}),
]
DueTime = Annotated[
    time,
    BeforeValidator(_time),
    WithJsonSchema({"type": "string", "pattern": _TIME_PATTERN, "examples": ["09:30"]}),
]
TimeZone = Annotated[
    str,
    Field(
        min_length=1,
        max_length=_TIME_ZONE_MAX_LENGTH,
        pattern=r"^[A-Za-z0-9_+/-]+$",
        description="A name of the IANA time zone database",
        examples=["Europe/Berlin"],
    ),
    AfterValidator(_known_time_zone),
]
Position = Annotated[
    str,
    Field(
        max_length=64,
        pattern=r"^[0-9A-Za-z]*[1-9A-Za-z]$",
        description="Sorts bytewise among its siblings; equal ones by id",
    ),
]
Flag = StrictBool
Version = Annotated[int, Field(ge=1, le=2**31 - 1), BeforeValidator(_integer)]
PageSize = Annotated[int, Field(ge=1, le=200), BeforeValidator(_digits)]
ChangeNumber = Annotated[int, Field(ge=0, le=2**53 - 1), BeforeValidator(_digits)]
# A title of 500 characters takes up to 3,000 bytes as JSON, and a third more in base64.
Cursor = Annotated[str, Field(min_length=1, max_length=4200, pattern=r"^[A-Za-z0-9_-]+$")]
Color = Literal[
    "gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink"
]

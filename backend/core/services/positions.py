"""Keys of the manual order: strings of base62 digits, compared bytewise.

A key is a fraction; the first ten digits are its whole part. Keys of new rows fall with time, so
a new row comes first. Every key ends in two random digits: two devices that insert into the same
gap without knowing of each other then hardly ever make the same key.
"""

import secrets
import time
from collections.abc import Sequence

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
MAX_LENGTH = 64
_BASE = len(DIGITS)
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}
_WHOLE_LENGTH = 10
_TIME_LENGTH = 9
_FIRST_DIGIT = "a"
_LAST_DIGIT = "b"
# How far the key before the first, or after the last, lies from it. In microseconds for keys that
# lead by time: a todo that is created later than this still comes before the one moved to the top.
_STEP = _BASE**2


def first_key() -> str:
    """A key before all that were made earlier."""
    microseconds = time.time_ns() // 1_000
    return _FIRST_DIGIT + _encoded(_BASE**_TIME_LENGTH - 1 - microseconds, _TIME_LENGTH) + _noise()


def last_key() -> str:
    """A key after all that were made earlier."""
    return _LAST_DIGIT + _encoded(time.time_ns() // 1_000, _TIME_LENGTH) + _noise()


def key_between(before: str | None, after: str | None) -> str | None:
    """A key between two neighbours (None: there is none on that side).

    None when there is no room: the neighbours are equal, or their keys have grown too long.
    """
    if before is None and after is None:
        return first_key()
    if before is None or after is None:
        return _beside(before, after)
    if before >= after:
        return None
    length = 1
    while _value(after, length) - _value(before, length) < 2:  # noqa: PLR2004  # room for one
        length += 1
        if length > MAX_LENGTH - 2:
            return None
    middle = (_value(before, length) + _value(after, length)) // 2
    return _encoded(middle, length) + _noise()


def spread_keys(count: int) -> Sequence[str]:
    """Keys for rows that are numbered anew, in order, with room between them."""
    start = _value(first_key(), _WHOLE_LENGTH)
    return [_encoded(start + index * _STEP, _WHOLE_LENGTH) + _noise() for index in range(count)]


def _beside(before: str | None, after: str | None) -> str | None:
    whole = (
        _value(before, _WHOLE_LENGTH) + _STEP
        if before is not None
        else _value(after or "", _WHOLE_LENGTH) - _STEP
    )
    if not 0 < whole < _BASE**_WHOLE_LENGTH:
        return None
    return _encoded(whole, _WHOLE_LENGTH) + _noise()


def _value(key: str, length: int) -> int:
    """The first `length` digits as a number; missing ones count as zero."""
    value = 0
    for digit in key[:length].ljust(length, DIGITS[0]):
        value = value * _BASE + _VALUES[digit]
    return value


def _encoded(value: int, length: int) -> str:
    digits = []
    for _ in range(length):
        value, digit = divmod(value, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits))


def _noise() -> str:
    # Never zero at the end: there would be no key right before.
    return secrets.choice(DIGITS) + secrets.choice(DIGITS[1:])

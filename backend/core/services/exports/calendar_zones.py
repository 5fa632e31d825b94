"""Time zones in iCalendar: RFC 5545 wants every TZID explained by a VTIMEZONE."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from backend.core.services.exports.calendar_lines import content_line
from backend.core.services.exports.outline import ZoneUse

# Before and after that nobody keeps a calendar; the nearest rule holds for what lies beyond.
_EARLIEST, _LATEST = date(1970, 1, 1), date(2069, 12, 31)
_MARGIN = timedelta(days=2)
# No zone changes its offset there and back within less.
_STEP = timedelta(days=21)
_SECOND = timedelta(seconds=1)


def time_zone(use: ZoneUse) -> str:
    """What holds when the first todo is due, and every change until the last one is."""
    zone = ZoneInfo(use.name)
    start, end = _midnight(use.first) - _MARGIN, _midnight(use.last) + _MARGIN
    lines = [content_line("BEGIN", "VTIMEZONE"), content_line("TZID", use.name)]
    lines += _observance(zone, start, _offset(zone, start))
    for before, after in _changes(zone, start, end):
        lines += _observance(zone, after, _offset(zone, before))
    return "".join([*lines, content_line("END", "VTIMEZONE")])


def _midnight(day: date) -> datetime:
    return datetime.combine(min(max(day, _EARLIEST), _LATEST), time(), UTC)


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second of an offset, and the first of the next."""
    while start < end:
        low, high = start, start + _STEP
        start = high
        if _offset(zone, low) == _offset(zone, high):
            continue
        offset = _offset(zone, low)
        while high - low > _SECOND:
            middle = low + (high - low) // _SECOND // 2 * _SECOND
            if _offset(zone, middle) == offset:
                low = middle
            else:
                high = middle
        yield low, high
        start = high


def _observance(zone: ZoneInfo, instant: datetime, before: timedelta) -> Iterator[str]:
    """The part of a zone's rules that begins at this instant; `before` is the offset until then."""
    local = instant.astimezone(zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    yield content_line("BEGIN", kind)
    yield content_line("DTSTART", f"{instant + before:%Y%m%dT%H%M%S}")
    yield content_line("TZOFFSETFROM", _offset_value(before))
    yield content_line("TZOFFSETTO", _offset_value(_offset(zone, instant)))
    yield content_line("TZNAME", local.tzname() or zone.key)
    yield content_line("END", kind)


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _offset_value(offset: timedelta) -> str:
    minutes, seconds = divmod(abs(int(offset.total_seconds())), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")

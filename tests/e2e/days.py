"""Days as a person with a browser of these tests counts them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_NOON = 12


def _zone_at_noon() -> str:
    """A zone in which it is about noon: no test runs into the end of its day."""
    ahead = _NOON - datetime.now(tz=UTC).hour
    # The signs of these names are the wrong way round: Etc/GMT-3 is three hours ahead.
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


ZONE = _zone_at_noon()


def day(distance: int = 0) -> str:
    """So many days from today, as YYYY-MM-DD."""
    return (datetime.now(tz=ZoneInfo(ZONE)).date() + timedelta(days=distance)).isoformat()


def weekday(distance: int) -> str:
    """The English name of the day so many days from today."""
    return (datetime.now(tz=ZoneInfo(ZONE)) + timedelta(days=distance)).strftime("%A")

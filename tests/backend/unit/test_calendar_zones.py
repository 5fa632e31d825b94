"""What an exported calendar says of a time zone is what the zone database says."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from icalendar import Calendar, Timezone

from backend.core.services.exports.calendar_zones import time_zone
from backend.core.services.exports.outline import ZoneUse

# With rules of their own: none, half hours, southern, negative summer, Ramadan, a leap of a day.
PECULIAR = (
    "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns",
    "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca",
    "Pacific/Apia", "Asia/Tehran", "America/Sao_Paulo", "Africa/Cairo", "Antarctica/Troll",
    "Etc/GMT+12", "Africa/Monrovia",
)  # fmt: skip


def parsed(text: str) -> Timezone:
    calendar = Calendar.from_ical(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{text}END:VCALENDAR\r\n"
    )
    [zone] = calendar.walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    return zone


@pytest.mark.parametrize("name", PECULIAR)
def test_every_local_time_is_the_same_instant(name: str) -> None:
    first, last = date(2009, 12, 20), date(2031, 1, 10)
    zone, read = ZoneInfo(name), parsed(time_zone(ZoneUse(name, first, last))).to_tz()

    instant = datetime(2009, 12, 20, 1, 30, tzinfo=UTC)
    while instant.date() < last:
        local = instant.astimezone(zone).replace(tzinfo=None)
        is_clear = (
            local.replace(tzinfo=zone).utcoffset() == local.replace(tzinfo=zone, fold=1).utcoffset()
        )
        if is_clear:
            assert local.replace(tzinfo=read).utcoffset() == local.replace(tzinfo=zone).utcoffset()
        instant += timedelta(hours=11)


def test_one_day_needs_one_rule() -> None:
    text = time_zone(ZoneUse("Europe/Berlin", date(2027, 1, 10), date(2027, 1, 10)))

    assert text.split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:STANDARD",
        "DTSTART:20270108T010000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_a_change_is_told_in_the_time_that_it_ends() -> None:
    text = time_zone(ZoneUse("Europe/Berlin", date(2027, 3, 27), date(2027, 10, 30)))

    assert "DTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200" in text
    assert "DTSTART:20271031T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100" in text
    assert (text.count("BEGIN:DAYLIGHT"), text.count("BEGIN:STANDARD")) == (1, 2)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(1000, 1, 1), date(2999, 12, 31)),
        (date(1000, 1, 1), date(1000, 1, 1)),
        (date(2999, 12, 31), date(2999, 12, 31)),
    ],
)
def test_dates_out_of_all_calendars_cost_little(first: date, last: date) -> None:
    text = time_zone(ZoneUse("America/New_York", first, last))

    assert len(text) < 40_000
    parsed(text)


def test_every_zone_can_be_told() -> None:
    for name in sorted(available_timezones() - {"Factory", "localtime"}):
        text = time_zone(ZoneUse(name, date(2026, 1, 1), date(2027, 12, 31)))

        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert parsed(text)["TZID"] == name

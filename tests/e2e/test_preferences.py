"""What a person sets holds on all their devices, and what they wrote is theirs to take along."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Download, Page, expect

from tests.e2e.conftest import Browsers
from tests.e2e.days import ZONE, day
from tests.e2e.network import stored
from tests.e2e.people import Client, Person
from tests.e2e.screens import (
    open_dashboard,
    pick,
    row,
    section,
    shown,
    todo,
)

_TRAVEL = """zone => {
  const { resolvedOptions } = Intl.DateTimeFormat.prototype;
  Intl.DateTimeFormat.prototype.resolvedOptions = function () {
    return { ...resolvedOptions.call(this), timeZone: zone };
  };
}"""

pytestmark = pytest.mark.usefixtures("person")


def test_time_zone_week_and_dates_are_set_once_for_every_device(
    page: Page, client: Client, browsers: Browsers, url: str, person: Person
) -> None:
    client.add_todo("New Year", due_date="2031-12-31")
    phone = browsers.open(width=390, height=844, is_phone=True)
    Client(phone.request, url).sign_in(person)
    other = phone.new_page()
    open_dashboard(other)
    expect(row(other, "New Year")).to_contain_text("31 Dec 2031")
    page.goto("/settings")
    dates = section(page, "Dates and times")
    expect(dates.get_by_role("radio", name="Monday")).to_be_checked()

    with stored(page, 3):
        dates.get_by_role("radio", name="Sunday").check()
        dates.get_by_role("radio", name="Dec 31").check()
        dates.get_by_role("button", name=re.compile("^Time zone")).click()
        pick(page, "Tokyo, Asia", typed="tok")

    expect(row(other, "New Year")).to_contain_text("Dec 31, 2031")
    settings = client.settings()
    assert settings["time_zone"] == "Asia/Tokyo"
    assert (settings["week_start"], settings["date_order"]) == ("sunday", "mdy")
    # The browsers of these tests count to twelve.
    expect(dates).to_contain_text(re.compile(r"It is \d{1,2}:\d\d [ap]m there now"))
    page.reload()
    expect(dates.get_by_role("radio", name="Sunday")).to_be_checked()
    expect(dates.get_by_role("button", name=re.compile("^Time zone"))).to_contain_text("Tokyo")


def test_a_device_that_travels_takes_its_day_along(page: Page, client: Client) -> None:
    # It is about noon: in one of these zones it is another day.
    is_late = datetime.now(tz=UTC).hour >= 10
    counts = ["Today", "Today 1"]
    zone = "Pacific/Kiritimati" if is_late else "Pacific/Pago_Pago"
    before, there = counts if is_late else counts[::-1]
    client.add_todo("Due there, or here", due_date=day(1 if is_late else 0))
    page.clock.install()
    open_dashboard(page)
    views = page.get_by_role("navigation", name="Views")
    expect(views.get_by_role("link", name=before, exact=True)).to_be_visible()

    page.evaluate(_TRAVEL, zone)
    page.clock.fast_forward(timedelta(minutes=2) // timedelta(milliseconds=1))

    expect(views.get_by_role("link", name=there, exact=True)).to_be_visible()


def test_the_settings_show_what_time_it_is_now(page: Page) -> None:
    page.clock.install(time=datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo(ZONE)))
    page.goto("/settings")
    expect(page.get_by_text("It is 9:00 am there now.")).to_be_visible()

    page.clock.fast_forward(timedelta(minutes=2) // timedelta(milliseconds=1))

    expect(page.get_by_text("It is 9:02 am there now.")).to_be_visible()


def test_the_zone_of_the_settings_decides_what_today_is(page: Page, client: Client) -> None:
    for distance in (-2, -1, 0, 1, 2):
        client.add_todo(f"Day {distance}", due_date=day(distance))
    open_dashboard(page, "/todos?view=today")
    expect(shown(page)).to_have_text(["Day -2", "Day -1", "Day 0"])

    # These two are 25 hours apart: it is never the same day in both.
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        client.set(time_zone=zone)
        there = datetime.now(tz=ZoneInfo(zone)).date().isoformat()
        due = [f"Day {distance}" for distance in (-2, -1, 0, 1, 2) if day(distance) <= there]
        expect(shown(page)).to_have_text(due)


def test_a_theme_is_kept_on_the_account_unless_a_device_has_its_own(
    page: Page, client: Client, browsers: Browsers, url: str, person: Person
) -> None:
    elsewhere = browsers.open()
    Client(elsewhere.request, url).sign_in(person)
    other = elsewhere.new_page()
    open_dashboard(other)
    expect(other.locator("html")).to_have_css("color-scheme", "light dark")
    page.goto("/settings")

    with stored(page):
        page.get_by_role("radio", name="Dark").check()
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    expect(other.locator("html")).to_have_css("color-scheme", "dark")
    page.get_by_role("checkbox", name="A theme of its own for this device").check()
    page.get_by_role("radio", name="Light", exact=True).check()
    expect(page.locator("html")).to_have_css("color-scheme", "light")
    client.add_todos(["A sign that it has arrived"])
    expect(todo(other, "A sign that it has arrived")).to_be_visible()

    expect(other.locator("html")).to_have_css("color-scheme", "dark")
    assert client.settings()["theme"] == "dark"


_FORMATS = {
    "JSON": ".json", "CSV": ".csv", "todo.txt": ".txt", "Markdown": ".md", "Calendar": ".ics",
}  # fmt: skip


def test_everything_is_taken_along_in_five_formats_with_one_click_each(
    page: Page, client: Client
) -> None:
    trip = client.add_list("Trip")
    pack = client.add_todo('Pack; "rope", ünïcode', list_id=trip, due_date="2031-03-01")
    client.add_todo("Socks", parent_id=pack)
    client.change(client.add_todo("Done already"), completed=True)
    page.goto("/settings")
    files = {}

    for name, suffix in _FORMATS.items():
        with page.expect_download() as saved:
            page.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).click()
        assert saved.value.suggested_filename.endswith(suffix)
        files[name] = _text(saved.value)
        expect(page.get_by_role("status").filter(has_text="Saved as").first).to_be_visible()

    titles = {one["title"] for one in json.loads(files["JSON"])["todos"]}
    assert titles == {'Pack; "rope", ünïcode', "Socks", "Done already"}
    for text in files.values():
        assert "ünïcode" in text
        assert "Done already" in text
    assert files["Calendar"].startswith("BEGIN:VCALENDAR")
    assert files["Markdown"].count("- [") == 3


def _text(download: Download) -> str:
    return download.path().read_text(encoding="utf-8")


def test_the_export_of_a_list_view_is_reached_from_the_palette(page: Page) -> None:
    open_dashboard(page)
    page.keyboard.press("ControlOrMeta+k")
    page.get_by_role("combobox").fill("export")
    page.keyboard.press("Enter")

    expect(section(page, "Take it with you")).to_be_in_viewport()


def test_the_year_is_shown_only_where_it_is_another_one(page: Page, client: Client) -> None:
    client.add_todo("Far", due_date="2031-03-01")
    client.add_todo("This year", due_date=f"{date.fromisoformat(day()).year}-01-02")
    open_dashboard(page)

    expect(row(page, "Far")).to_contain_text("1 Mar 2031")
    expect(row(page, "This year")).to_contain_text("2 Jan")

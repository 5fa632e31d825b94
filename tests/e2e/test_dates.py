"""When something is due: put off in a moment, exact where that matters, read as one says it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.days import day
from tests.e2e.mouse import drop_on
from tests.e2e.network import stored
from tests.e2e.people import Client
from tests.e2e.screens import button, open_dashboard, row, shown, todo, undo

pytestmark = pytest.mark.usefixtures("person")


def _menu(page: Page) -> Locator:
    return page.get_by_role("dialog", name=re.compile("^Date of"))


def _option(page: Page, name: str) -> Locator:
    return _menu(page).get_by_role("button", name=re.compile(f"^{name}"))


def test_a_todo_is_put_off_in_two_presses_and_comes_back_by_undo(
    page: Page, client: Client
) -> None:
    client.add_todo("Dentist", due_date=day())
    open_dashboard(page)
    expect(row(page, "Dentist")).to_contain_text("Today")

    todo(page, "Dentist").focus()
    page.keyboard.press("t")
    expect(_option(page, "Today")).to_be_focused()
    page.keyboard.press("ArrowDown")
    with stored(page):
        page.keyboard.press("Enter")

    expect(row(page, "Dentist")).to_contain_text("Tomorrow")
    expect(todo(page, "Dentist")).to_be_focused()
    assert client.row("Dentist")["due_date"] == day(1)
    with stored(page):
        undo(page)
    expect(row(page, "Dentist")).to_contain_text("Today")
    assert client.row("Dentist")["due_date"] == day()


def test_the_menu_offers_the_weekend_next_week_a_calendar_and_no_date(
    page: Page, client: Client
) -> None:
    client.add_todos(["Dentist"])
    open_dashboard(page)

    button(page, "Date of Dentist").click()
    for name in ("Today", "Tomorrow", "(This|Next) weekend", "Next week"):
        expect(_option(page, name)).to_be_visible()
    expect(_option(page, "No date")).to_have_count(0)
    _option(page, "Pick a day").click()
    today = _menu(page).locator("[aria-current=date]")
    expect(today).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    with stored(page):
        page.keyboard.press("Enter")
    assert client.row("Dentist")["due_date"] == day(8)
    button(page, "Date of Dentist").click()
    with stored(page):
        _option(page, "No date").click()

    assert client.row("Dentist")["due_date"] is None


def test_a_year_that_cannot_be_kept_is_refused_before_it_is_lost(
    page: Page, client: Client
) -> None:
    client.add_todos(["Dentist"])
    open_dashboard(page)
    button(page, "Edit Dentist").click()
    button(page, "Date: none").click()
    field = page.get_by_label("Day", exact=True)

    field.fill("0202-12-31")
    page.keyboard.press("Escape")
    button(page, "Save").click()
    expect(page.get_by_role("alert").filter(has_text="The year 202")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Date: ")).click()
    field.fill("2026-12-31")
    page.keyboard.press("Escape")
    with stored(page):
        button(page, "Save").click()

    expect(shown(page)).to_have_text(["Dentist"])
    assert client.row("Dentist")["due_date"] == "2026-12-31"


def test_a_time_goes_where_the_person_goes_unless_it_is_fixed_to_a_place(
    page: Page, client: Client
) -> None:
    client.set(time_zone="Europe/Berlin")
    client.add_todo("Call", due_date="2030-03-05")
    open_dashboard(page)

    button(page, "Date of Call").click()
    _menu(page).get_by_label("Time", exact=True).fill("09:30")
    with stored(page):
        _menu(page).get_by_role("button", name="Set time").click()
    expect(row(page, "Call")).to_contain_text("9:30 am")
    assert str(client.row("Call")["due_time"]).startswith("09:30")
    button(page, "Date of Call").click()
    _menu(page).get_by_label("Time zone").select_option("America/New_York")
    with stored(page):
        _menu(page).get_by_role("button", name="Set time").click()

    # What is half past nine in New York is half past three in Berlin.
    expect(row(page, "Call")).to_contain_text("3:30 pm")
    expect(row(page, "Call")).to_contain_text("9:30 am in New York")
    client.set(time_zone="Asia/Tokyo")
    expect(row(page, "Call")).to_contain_text("11:30 pm")


def test_what_is_late_says_so_in_words_and_a_whole_day_is_never_late_on_its_day(
    page: Page, client: Client
) -> None:
    client.add_todo("All day", due_date=day())
    client.add_todo("This morning", due_date=day(), due_time="00:01")
    client.add_todo("Yesterday", due_date=day(-1))
    open_dashboard(page)
    expect(shown(page)).to_have_count(3)

    expect(row(page, "Yesterday")).to_contain_text("Overdue")
    expect(row(page, "This morning")).to_contain_text("Overdue")
    expect(row(page, "All day")).not_to_contain_text("Overdue")


def _on_eve(distance: int) -> dict[str, object]:
    """Half past one on Kiritimati, which is ahead of everybody: here it is the evening before."""
    there = {"due_time": "01:30", "due_timezone": "Pacific/Kiritimati"}
    return {"due_date": day(distance + 1), **there}


def test_what_is_fixed_elsewhere_is_dragged_and_edited_to_the_day_it_has_here(
    page: Page, client: Client
) -> None:
    client.add_todo("Call", **_on_eve(1))
    open_dashboard(page, "/todos?view=upcoming")
    days = page.get_by_role("heading", level=2)

    with stored(page):
        drop_on(page, button(page, "Edit Call"), days.nth(3))
    assert client.row("Call")["due_date"] == day(4)
    button(page, "Edit Call").click()
    page.get_by_role("button", name=re.compile("^Date: .*in Kiritimati")).click()
    expect(page.get_by_label("Day", exact=True)).to_have_value(day(3))
    expect(page.get_by_label("Time in Kiritimati")).to_have_value("01:30")
    page.get_by_label("Day", exact=True).fill(day(2))
    page.keyboard.press("Escape")
    with stored(page):
        button(page, "Save").click()

    assert client.row("Call")["due_date"] == day(3)


def test_a_time_that_has_passed_does_not_come_along_to_today(page: Page, client: Client) -> None:
    client.add_todo("Onto the view", due_date=day(1), due_time="00:01")
    client.add_todo("In the editor", due_date=day(1), due_time="00:01")
    client.add_todo("Onto the day", due_date=day(1), due_time="00:01")
    open_dashboard(page, "/todos?view=upcoming")
    views = page.get_by_role("navigation", name="Views")
    today = views.get_by_role("link", name=re.compile("^Today"))

    with stored(page):
        drop_on(page, button(page, "Edit Onto the view"), today)
    with stored(page):
        heading = page.get_by_role("heading", level=2).first
        drop_on(page, button(page, "Edit Onto the day"), heading)
    button(page, "Edit In the editor").click()
    page.get_by_role("button", name=re.compile("^Date: ")).click()
    page.get_by_role("dialog", name="Date").get_by_role("button", name=re.compile("^Today")).click()
    with stored(page):
        button(page, "Save").click()

    for title in ("Onto the view", "Onto the day", "In the editor"):
        moved = client.row(title)
        assert (moved["due_date"], moved["due_time"]) == (day(), None), title


def test_typing_another_time_leaves_it_fixed_where_it_was(page: Page, client: Client) -> None:
    client.set(time_zone="Europe/Berlin")
    client.add_todo(
        "Call", due_date="2030-03-05", due_time="09:30", due_timezone="America/New_York"
    )
    open_dashboard(page)

    button(page, "Date of Call").click()
    field = _menu(page).get_by_label("Time", exact=True)
    field.fill("")
    field.fill("10:30")
    with stored(page):
        _menu(page).get_by_role("button", name="Set time").click()

    expect(row(page, "Call")).to_contain_text("10:30 am in New York")

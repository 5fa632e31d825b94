"""The views: what each shows and in what order, and the ways between them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.days import ZONE, day
from tests.e2e.network import TRASH, refuse, stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    button,
    heading,
    new_todo,
    open_dashboard,
    open_view,
    row,
    shown,
    todo,
    undo,
)

pytestmark = pytest.mark.usefixtures("person")


def _titles_in(page: Page, group: str) -> Locator:
    """The titles below one heading."""
    rows = page.get_by_role("main").get_by_role("list", name=re.compile(f"^{group}"))
    return rows.get_by_role("button", name=re.compile("^Edit "))


def _headings(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("heading", level=2)


def _arrange(page: Page, group: str, by: str) -> None:
    """`group`: "Sort by" or "Group by"."""
    button(page, "Sort and group").click()
    choices = page.get_by_role("group", name=group)
    choices.get_by_role("menuitemradio", name=by, exact=True).click()


def test_today_leads_with_what_is_overdue_and_puts_all_of_it_off_in_one_step(
    page: Page, client: Client
) -> None:
    client.add_todo("Some day")
    client.add_todo("Tomorrow's", due_date=day(1))
    client.add_todo("Today's", due_date=day())
    client.add_todo("Late", due_date=day(-1))
    client.add_todo("Very late", due_date=day(-9), due_time="09:00")
    open_dashboard(page, "/todos?view=today")

    expect(_titles_in(page, "Overdue")).to_have_text(["Very late", "Late"])
    expect(_titles_in(page, "Today")).to_have_text(["Today's"])
    expect(page).to_have_title(re.compile(r"^\(3\) Today"))
    button(page, "Reschedule all that is overdue").click()
    with stored(page, 2):
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^Tomorrow")).click()
    expect(shown(page)).to_have_text(["Today's"])
    assert {client.row(title)["due_date"] for title in ("Late", "Very late")} == {day(1)}
    assert str(client.row("Very late")["due_time"]).startswith("09:00")
    with stored(page, 2):
        undo(page)

    expect(_titles_in(page, "Overdue")).to_have_text(["Very late", "Late"])
    assert client.row("Very late")["due_date"] == day(-9)


def test_at_midnight_tomorrow_becomes_today_without_a_reload(page: Page, client: Client) -> None:
    client.add_todo("Not before midnight", due_date=day(1))
    now = datetime.now(tz=ZoneInfo(ZONE))
    page.clock.install(time=now.replace(hour=23, minute=58, second=0))
    open_dashboard(page, "/todos?view=today")
    expect(page.get_by_role("heading", name="A free day")).to_be_visible()

    page.clock.fast_forward(timedelta(minutes=3) // timedelta(milliseconds=1))

    expect(shown(page)).to_have_text(["Not before midnight"])


def test_upcoming_goes_on_day_by_day_and_then_by_month(page: Page, client: Client) -> None:
    client.add_todo("In spring, some year", due_date=day(200))
    client.add_todo("Tomorrow evening", due_date=day(1), due_time="19:00")
    client.add_todo("Tomorrow morning", due_date=day(1), due_time="08:00")
    client.add_todo("In a fortnight", due_date=day(14))
    client.add_todo("Today's", due_date=day())
    client.add_todo("Late", due_date=day(-1))
    open_dashboard(page, "/todos?view=upcoming")

    expect(_titles_in(page, "Today")).to_have_text(["Today's"])
    expect(_titles_in(page, "Tomorrow")).to_have_text(["Tomorrow morning", "Tomorrow evening"])
    expect(_headings(page)).to_have_count(9)  # a week, the day in a fortnight, the month
    month = datetime.fromisoformat(day(200)).strftime("%B")
    expect(_titles_in(page, month)).to_have_text(["In spring, some year"])
    expect(shown(page)).to_have_count(5)


def test_completed_shows_the_latest_first_and_parts_with_what_they_belong_to(
    page: Page, client: Client
) -> None:
    first, second = client.add_todos(["Done first", "Done second"])
    whole = client.add_todo("Whole")
    part = client.add_todo("Part", parent_id=whole)
    for todo_id in (first, part, second):
        client.change(todo_id, completed=True)
    open_dashboard(page, "/todos?view=completed")

    expect(_titles_in(page, "Today")).to_have_text(["Done second", "Part", "Done first"])
    expect(row(page, "Part")).to_contain_text("Part of Whole")
    with stored(page):
        todo(page, "Part").click()

    expect(shown(page)).to_have_text(["Done second", "Done first"])
    assert not client.row("Part")["completed"]


def test_the_trash_gives_a_todo_back_with_everything_below_it(page: Page, client: Client) -> None:
    house = client.add_todo("Move house")
    boxes = client.add_todo("Boxes", parent_id=house)
    client.add_todo("Tape", parent_id=boxes)
    client.delete(house)
    client.delete(client.add_todo("Alone"))
    open_dashboard(page, "/todos?view=trash")
    deleted = page.get_by_role("list", name="Deleted todos").get_by_role("listitem")

    expect(deleted).to_have_count(2)
    expect(deleted.filter(has_text="Move house")).to_contain_text("with 2 parts")
    with stored(page):
        button(page, "Restore Move house").click()
    expect(deleted).to_have_count(1)
    open_view(page, "Inbox")

    expect(shown(page)).to_have_text(["Move house", "Boxes", "Tape"])
    assert client.trashed_titles() == ["Alone"]


def test_the_trash_is_emptied_for_good_after_one_question(page: Page, client: Client) -> None:
    for todo_id in client.add_todos(["Gone", "Gone too"]):
        client.delete(todo_id)
    open_dashboard(page, "/todos?view=trash")

    button(page, "Empty trash").click()
    button(page, "Keep").click()
    expect(button(page, "Restore Gone")).to_be_visible()
    expect(button(page, "Empty trash")).to_be_focused()
    button(page, "Empty trash").click()
    button(page, "Delete for good").click()

    expect(page.get_by_role("heading", name="The trash is empty")).to_be_visible()
    expect(heading(page, "Trash")).to_be_focused()
    assert client.trashed_titles() == []


def test_a_trash_that_cannot_be_emptied_says_so_where_it_was_asked(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_status(503, "/api/v1/trash")
    client.delete(client.add_todo("Still here"))
    open_dashboard(page, "/todos?view=trash")
    refuse(page, TRASH, 503, times=1, method="DELETE")

    button(page, "Empty trash").click()
    button(page, "Delete for good").click()

    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_contain_text("cannot be reached")
    button(page, "Delete for good").click()
    expect(dialog).to_have_count(0)
    assert client.trashed_titles() == []


def test_search_finds_open_and_completed_todos_and_what_notes_say_while_one_types(
    page: Page, client: Client
) -> None:
    client.add_todo("Buy rope", notes="and an anchor")
    client.add_todo("Paint the boat")
    client.change(client.add_todo("Sell the old boat"), completed=True)
    client.add_todo("Crew meeting", list_id=client.add_list("Boating club"))
    open_dashboard(page)

    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search")
    expect(field).to_be_focused()
    expect(page.get_by_role("heading", name="What are you looking for?")).to_be_visible()
    field.press_sequentially("boat")
    expect(shown(page)).to_have_text(["Paint the boat", "Crew meeting", "Sell the old boat"])
    expect(todo(page, "Sell the old boat")).to_be_checked()
    expect(row(page, "Paint the boat").locator("mark")).to_have_text("boat")
    field.fill("ANCH")
    expect(shown(page)).to_have_text(["Buy rope"])
    expect(row(page, "Buy rope")).to_contain_text("an anchor")
    expect(page).to_have_url(re.compile(r"q=ANCH$"))
    page.reload()
    expect(shown(page)).to_have_text(["Buy rope"])
    field.fill("no such thing")

    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()


def test_order_and_grouping_are_kept_for_each_view_alone(page: Page, client: Client) -> None:
    boats = client.add_list("Boats")
    for title, priority in (("Banana", 4), ("Cherry", 1), ("Apple", 4)):
        client.add_todo(title, priority=priority)
        client.add_todo(f"{title} boat", list_id=boats)
    open_dashboard(page)
    expect(shown(page)).to_have_text(["Apple", "Cherry", "Banana"])

    _arrange(page, "Sort by", "Title")
    expect(shown(page)).to_have_text(["Apple", "Banana", "Cherry"])
    _arrange(page, "Sort by", "Priority")
    expect(shown(page)).to_have_text(["Cherry", "Apple", "Banana"])
    open_view(page, "Boats")
    expect(shown(page)).to_have_text(["Apple boat", "Cherry boat", "Banana boat"])
    open_view(page, "Inbox")

    expect(shown(page)).to_have_text(["Cherry", "Apple", "Banana"])
    page.reload()
    expect(shown(page)).to_have_text(["Cherry", "Apple", "Banana"])


def test_groups_have_headings_in_a_sensible_order(page: Page, client: Client) -> None:
    client.add_todo("Whenever")
    client.add_todo("Late", due_date=day(-2))
    client.add_todo("Soon", due_date=day(1))
    open_dashboard(page)

    _arrange(page, "Group by", "Date")

    expect(shown(page)).to_have_text(["Late", "Soon", "Whenever"])
    expect(_headings(page)).to_have_count(3)
    expect(_headings(page).first).to_have_text("Overdue")


def test_back_and_forward_lead_through_the_views_and_each_has_its_name(
    page: Page, client: Client
) -> None:
    client.add_list("Groceries")
    open_dashboard(page)

    for name in ("Today", "Groceries", "Completed"):
        open_view(page, name)
        expect(page).to_have_title(f"{name} · Daymark")
    page.go_back()
    expect(heading(page, "Groceries")).to_be_visible()
    page.go_back()
    expect(heading(page, "Today")).to_be_visible()
    page.go_forward()

    expect(heading(page, "Groceries")).to_be_visible()
    page.reload()
    expect(heading(page, "Groceries")).to_be_visible()


def test_every_empty_view_says_why_and_what_to_do_next(page: Page, client: Client) -> None:
    trip, phone = client.add_list("Trip"), client.add_label("phone")
    main = page.get_by_role("main")
    write, search = new_todo(page), page.get_by_role("searchbox", name="Search")
    empty = [
        ("/todos", "Your list starts here", button(page, "Add three sample todos")),
        ("/todos?view=today", "A free day", main.get_by_role("link", name="See what comes next")),
        ("/todos?view=completed", "Nothing completed yet", main.get_by_role("link")),
        ("/todos?view=trash", "The trash is empty", main.get_by_role("link")),
        (f"/todos?list={trip}", "A new list", write),
        (f"/todos?label={phone}", "Nothing with this label", write),
        ("/todos?q=anchor", "Nothing found", search),
    ]

    for path, why, next_step in empty:
        open_dashboard(page, path)
        expect(main.get_by_role("heading", level=2, name=why)).to_be_visible()
        expect(next_step).to_be_enabled()

    client.change(client.add_todo("Done"), completed=True)
    open_dashboard(page)
    expect(main.get_by_role("heading", level=2, name="All done")).to_be_visible()
    expect(main.get_by_role("link", name="See what you have completed")).to_be_visible()

"""Writing todos down: nothing in the way, everything understood that was meant, nothing else."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.days import day, weekday
from tests.e2e.network import MUTATIONS, Gate, Sent, stored
from tests.e2e.people import Client
from tests.e2e.screens import (
    add,
    button,
    new_todo,
    open_dashboard,
    open_view,
    shown,
    todo,
    todos,
)

pytestmark = pytest.mark.usefixtures("person")

_FALSE_FRIENDS = (
    "The 9/11 Report",
    "paprika",
    "May the force be with you",
    "Thursday's notes",
    "read 1984",
    "Buy sun cream",
    "Good morning message",
    "Mail ann@example.com",
    "Fix issue #12 in C#",
    "p5.js sketch",
)


def _chip(page: Page, text: str) -> Locator:
    chips = page.get_by_role("list", name="Understood")
    return chips.get_by_role("button", name=re.compile(rf"\b{re.escape(text)}\s*, dismiss$"))


def test_ten_todos_in_a_row_need_nothing_but_the_keyboard(page: Page, client: Client) -> None:
    open_dashboard(page)
    titles = [f"Errand {number}" for number in range(10)]

    page.keyboard.press("q")
    expect(new_todo(page)).to_be_focused()
    with stored(page, 10):
        for title in titles:
            page.keyboard.type(title)
            page.keyboard.press("Enter")

    expect(shown(page)).to_have_text(titles[::-1])
    expect(new_todo(page)).to_be_focused()
    expect(new_todo(page)).to_have_value("")
    assert client.titles() == titles[::-1]


def test_a_todo_is_on_the_screen_before_the_network_has_heard_of_it(
    page: Page, client: Client
) -> None:
    open_dashboard(page)
    gate = Gate(page, MUTATIONS, "POST")

    add(page, "Faster than light")
    add(page, "As fast")
    expect(shown(page)).to_have_text(["As fast", "Faster than light"])
    assert client.titles() == []
    with stored(page, 2):
        gate.open()

    assert client.titles() == ["As fast", "Faster than light"]
    expect(shown(page)).to_have_text(["As fast", "Faster than light"])


def test_blank_text_adds_nothing_and_a_title_that_is_too_long_is_said(page: Page) -> None:
    open_dashboard(page)
    written = Sent(page.context, MUTATIONS, "POST")

    add(page, "   ")
    button(page, "Add").click()
    add(page, "x" * 501)
    expect(new_todo(page)).to_have_attribute("aria-invalid", "true")
    expect(new_todo(page)).to_have_value("x" * 501)
    with stored(page):
        add(page, "Something")

    expect(todos(page)).to_have_count(1)
    assert len(written) == 1


def test_undo_works_where_one_has_just_added_and_erased_text_comes_back_first(
    page: Page, client: Client
) -> None:
    open_dashboard(page)

    with stored(page, 3):
        add(page, "First")
        add(page, "Second")
        expect(shown(page)).to_have_text(["Second", "First"])
        page.keyboard.press("ControlOrMeta+z")
    expect(shown(page)).to_have_text(["First"])
    expect(new_todo(page)).to_be_focused()
    page.keyboard.type("Bread")
    for _ in range(len("Bread")):
        page.keyboard.press("Backspace")
    expect(new_todo(page)).to_have_value("")
    page.keyboard.press("ControlOrMeta+z")

    expect(new_todo(page)).not_to_have_value("")
    expect(shown(page)).to_have_text(["First"])
    assert client.titles() == ["First"]


def test_what_is_being_written_survives_a_reload(page: Page) -> None:
    open_dashboard(page)
    new_todo(page).fill("Half a thou")

    page.reload()

    expect(new_todo(page)).to_have_value("Half a thou")


def test_what_is_understood_is_shown_as_chips_and_is_what_the_todo_gets(
    page: Page, client: Client
) -> None:
    home = client.add_list("Home")
    phone = client.add_label("phone")
    open_dashboard(page)

    new_todo(page).fill("Call Ann tomorrow at 17:30 p1 #Home @phone // about the boat")

    for text in ("Tomorrow", "5:30 pm", "Priority high", "Home", "phone", "about the boat"):
        expect(_chip(page, text)).to_be_visible()
    with stored(page):
        new_todo(page).press("Enter")
    called = client.row("Call Ann")
    assert called["due_date"] == day(1)
    assert str(called["due_time"]).startswith("17:30")
    assert called["priority"] == 1
    assert called["list_id"] == home
    assert called["label_ids"] == [phone]
    assert called["notes"] == "about the boat"
    # It went to a list, not here, and that is said.
    expect(page.get_by_role("status").filter(has_text="Home")).to_be_visible()
    expect(todos(page)).to_have_count(0)


@pytest.mark.parametrize("way", ["Backspace", "click"])
def test_a_chip_is_taken_back_and_its_words_are_text_again(
    page: Page, client: Client, way: str
) -> None:
    open_dashboard(page)
    new_todo(page).press_sequentially("Read tomorrow")
    expect(_chip(page, "Tomorrow")).to_be_visible()

    if way == "Backspace":
        page.keyboard.press("Backspace")
    else:
        _chip(page, "Tomorrow").click()

    expect(_chip(page, "Tomorrow")).to_have_count(0)
    expect(new_todo(page)).to_have_value("Read tomorrow")
    expect(new_todo(page)).to_be_focused()
    with stored(page):
        new_todo(page).press("Enter")
    assert client.row("Read tomorrow")["due_date"] is None
    add(page, f"Swim {weekday(3).lower()}")  # the next entry is read again
    expect(todo(page, "Swim")).to_be_visible()


def test_quotes_and_a_backslash_keep_words_as_they_are(page: Page, client: Client) -> None:
    open_dashboard(page)

    with stored(page, 2):
        add(page, r"Watch \Tomorrow")
        add(page, 'Read "Next week" tomorrow')

    expect(todos(page)).to_have_count(2)
    rows = {row["title"].replace('"', ""): row["due_date"] for row in client.rows()}
    assert rows == {"Watch Tomorrow": None, "Read Next week": day(1)}


def test_texts_that_only_look_like_dates_or_names_stay_as_they_are(
    page: Page, client: Client
) -> None:
    open_dashboard(page)

    with stored(page, len(_FALSE_FRIENDS)):
        for text in _FALSE_FRIENDS:
            add(page, text)

    expect(shown(page)).to_have_text(_FALSE_FRIENDS[::-1])
    for kept in client.rows():
        plain = (kept["due_date"], kept["priority"], kept["list_id"], kept["label_ids"])
        assert plain == (None, 4, None, []), kept["title"]


def test_names_are_completed_while_one_types_and_new_ones_are_made(
    page: Page, client: Client
) -> None:
    garden = client.add_list("Garden")
    open_dashboard(page)

    new_todo(page).press_sequentially("Paint the fence #gar")
    expect(page.get_by_role("option", name="Garden", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(_chip(page, "Garden")).to_be_visible()
    page.keyboard.type("@weekend")
    with stored(page, changes=2):
        page.get_by_role("option", name="Create label “weekend”").click()
        expect(_chip(page, "weekend")).to_be_visible()
        page.keyboard.press("Enter")

    painted = client.row("Paint the fence")
    (weekend,) = client.labels()
    assert painted["list_id"] == garden
    assert weekend["name"] == "weekend"
    assert painted["label_ids"] == [weekend["id"]]


def test_a_todo_added_in_a_view_belongs_to_it_unless_one_says_otherwise(
    page: Page, client: Client
) -> None:
    garden = client.add_list("Garden")
    label = client.add_label("phone")
    open_dashboard(page)

    with stored(page, 4):
        open_view(page, "Garden")
        add(page, "Rake")
        expect(todo(page, "Rake")).to_be_visible()
        open_view(page, "phone")
        add(page, "Call")
        expect(todo(page, "Call")).to_be_visible()
        open_view(page, "Today")
        add(page, "Breathe")
        expect(todo(page, "Breathe")).to_be_visible()
        _chip(page, "Today").click()
        add(page, "Some day")

    expect(todo(page, "Some day")).to_have_count(0)
    assert client.row("Rake")["list_id"] == garden
    assert client.row("Call")["label_ids"] == [label]
    assert client.row("Breathe")["due_date"] == day()
    assert client.row("Some day")["due_date"] is None


def test_what_is_typed_meanwhile_stays_beside_what_was_too_long(page: Page) -> None:
    open_dashboard(page)
    reading = Gate(page, re.compile(r"/_next/static/chunks/[^/]+\.js$"))
    too_long = "a" * 501

    add(page, too_long)
    expect(new_todo(page)).to_have_value("")
    new_todo(page).fill("Milk")
    reading.open()

    expect(page.get_by_text("A title has at most 500 characters")).to_be_visible()
    expect(new_todo(page)).to_have_value(f"{too_long} Milk")


def test_what_is_written_from_right_to_left_is_shown_from_right_to_left(
    page: Page, client: Client
) -> None:
    client.add_todo("קנה חלב!", notes="עוד היום!")
    open_dashboard(page)
    button(page, "Notes of קנה חלב!").click()

    for text in ("קנה חלב!", "עוד היום!"):
        first, last = page.get_by_role("main").get_by_text(text, exact=True).evaluate(_ENDS)
        assert last < first, text
    button(page, "Edit קנה חלב!").click()
    for field in (page.get_by_role("textbox", name="Title"), new_todo(page)):
        expect(field).to_have_css("unicode-bidi", "plaintext")


_ENDS = """element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const text = walker.nextNode();
  return [0, text.length - 1].map((at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  });
}"""

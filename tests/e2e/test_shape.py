"""The shape of the pages: fingers, narrow screens, wide letters, paper, and what moves."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.axe import check
from tests.e2e.conftest import Browsers
from tests.e2e.days import day
from tests.e2e.measures import (
    contrast,
    covered_focus,
    cut_texts,
    longest_movement_ms,
    small_targets,
    space_text,
    width,
)
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import button, new_todo, open_dashboard, row, todo, todos

_FINGER_PX = 44
_NARROW_PX = 320

# As in browsers that do not know the attribute: to them it is any other.
_WITHOUT_CLOSED_BY = """
delete HTMLDialogElement.prototype.closedBy;
const real = { get: Element.prototype.getAttribute, set: Element.prototype.setAttribute };
const named = (name) => (name === "closedby" ? "data-closedby" : name);
Element.prototype.getAttribute = function (name) { return real.get.call(this, named(name)); };
Element.prototype.setAttribute = function (name, value) {
  real.set.call(this, named(name), value);
};
"""


@pytest.fixture
def phone(browsers: Browsers) -> BrowserContext:
    return browsers.open(width=_NARROW_PX, height=720, motion="reduce", is_phone=True)


@pytest.fixture
def phone_client(phone: BrowserContext, url: str) -> Client:
    """Somebody with one of everything, on a small phone."""
    client = Client(phone.request, url)
    client.sign_up(new_person())
    trip = client.add_list("Trip")
    label = client.add_label("phone")
    pack = client.add_todo("Pack", priority=1, due_date=day(-1), notes="- [ ] oars\n- [x] sails")
    client.add_todo("Socks", parent_id=pack, label_ids=[label], due_date=day(1))
    client.add_todo("Leave", list_id=trip, due_date=day())
    return client


def _assert_room_for_fingers(page: Page) -> None:
    small = small_targets(page, _FINGER_PX)
    assert small == [], "\n".join(small)


@pytest.mark.parametrize("path", ["/", "/register", "/login", "/forgot-password"])
def test_public_pages_fit_320_pixels_fingers_and_wide_letters(
    phone: BrowserContext, path: str
) -> None:
    page = phone.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    check(page)
    assert width(page) <= _NARROW_PX
    _assert_room_for_fingers(page)
    space_text(page)
    assert cut_texts(page) == []
    assert width(page) <= _NARROW_PX


@pytest.mark.usefixtures("phone_client")
def test_everything_on_a_phone_can_be_hit_by_a_finger(phone: BrowserContext) -> None:
    page = phone.new_page()
    open_dashboard(page)
    expect(todo(page, "Socks")).to_be_visible()
    button(page, "Notes of Pack").click()
    expect(page.get_by_role("checkbox", name="oars")).to_be_visible()
    _assert_room_for_fingers(page)

    new_todo(page).fill("Call tomorrow p1")
    expect(page.get_by_role("list", name="Understood").get_by_role("listitem")).to_have_count(2)
    _assert_room_for_fingers(page)
    button(page, "Edit Pack").click()
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()
    _assert_room_for_fingers(page)


@pytest.mark.usefixtures("phone_client")
def test_no_field_on_a_phone_makes_the_page_zoom(phone: BrowserContext) -> None:
    page = phone.new_page()
    open_dashboard(page)
    button(page, "Edit Pack").click()
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()

    sizes = page.evaluate(
        "[...document.querySelectorAll('input:not([type=checkbox]), textarea, select')]"
        ".map((field) => parseFloat(getComputedStyle(field).fontSize))"
    )
    assert len(sizes) >= 3
    assert min(sizes) >= 16


@pytest.mark.parametrize(
    ("path", "sign"),
    [
        ("/todos", "Socks"),
        ("/todos?view=today", "Leave"),
        ("/todos?view=upcoming", "Leave"),
        ("/todos?q=s", "Socks"),
    ],
    ids=["inbox", "today", "upcoming", "search"],
)
@pytest.mark.usefixtures("phone_client")
def test_views_survive_wide_letters_on_320_pixels(
    phone: BrowserContext, path: str, sign: str
) -> None:
    page = phone.new_page()
    open_dashboard(page, path)
    expect(todo(page, sign)).to_be_visible()

    space_text(page)

    assert cut_texts(page) == []
    assert width(page) <= _NARROW_PX


@pytest.mark.parametrize("name", ["Household and garden", "W" * 40])
def test_the_name_of_a_list_leaves_room_for_how_many_are_open(
    phone: BrowserContext, phone_client: Client, name: str
) -> None:
    list_id = phone_client.add_list(name)
    phone_client.add_todo("Mow the lawn", list_id=list_id)
    page = phone.new_page()

    open_dashboard(page, f"/todos?list={list_id}")

    count = page.get_by_text("1 open", exact=True)
    expect(count).to_be_visible()
    one_line = "e => e.offsetHeight < 2 * parseFloat(getComputedStyle(e).lineHeight)"
    assert count.evaluate(one_line)
    assert width(page) == _NARROW_PX


@pytest.mark.usefixtures("phone_client")
def test_settings_survive_wide_letters_and_have_room_for_fingers(phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto("/settings")
    expect(page.get_by_text("This device", exact=True)).to_be_visible()
    expect(page.locator("[inert]")).to_have_count(0)  # what waits for the todos

    _assert_room_for_fingers(page)
    space_text(page)
    assert cut_texts(page) == []
    assert width(page) <= _NARROW_PX


@pytest.mark.usefixtures("phone_client")
def test_a_sheet_closes_by_the_systems_way_back_and_gives_the_focus_back(
    phone: BrowserContext,
) -> None:
    page = phone.new_page()
    open_dashboard(page)
    button(page, "More").click()
    expect(page.get_by_role("dialog", name="More")).to_be_visible()

    page.keyboard.press("Escape")  # what a phone's way back asks of a dialog

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button(page, "More")).to_be_focused()


def test_a_press_beside_a_dialog_closes_it_also_where_the_browser_does_not_know_how(
    page: Page, client: Client
) -> None:
    client.sign_up(new_person())
    page.add_init_script(_WITHOUT_CLOSED_BY)
    page.clock.install()
    open_dashboard(page)
    page.clock.fast_forward(4000)  # what is fetched ahead of need
    button(page, "New list").click()
    dialog = page.get_by_role("dialog")
    name = dialog.get_by_label("Name", exact=True)
    name.click()

    name.hover()
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(name).to_be_focused()
    page.mouse.click(5, 5)

    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("size", [(390, 700), (1280, 600)], ids=["phone", "desktop"])
def test_what_has_the_focus_is_never_below_a_bar(
    browsers: Browsers, url: str, size: tuple[int, int]
) -> None:
    context = browsers.open(width=size[0], height=size[1], motion="reduce")
    client = Client(context.request, url)
    client.sign_up(new_person())
    client.add_todos(f"Todo {number}" for number in range(20))
    page = context.new_page()
    open_dashboard(page)
    expect(todos(page)).to_have_count(20)
    page.keyboard.press("Escape")

    for key in ("j", "k"):
        for _ in range(20):
            page.keyboard.press(key)
            assert covered_focus(page) is None
    for _ in range(12):
        page.keyboard.press("Tab")
        assert covered_focus(page) is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ring_of_the_focus_stands_out_from_every_surface(page: Page, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto("/login")

    for surface in ("--paper", "--paper-raised", "--paper-sunk", "--hover", "--accent-wash"):
        assert contrast(page, "--accent", surface) >= 3, surface


@pytest.mark.usefixtures("person")
def test_nothing_moves_for_longer_than_a_fifth_of_a_second(page: Page, client: Client) -> None:
    client.add_todos(["Any"])
    open_dashboard(page)
    expect(todo(page, "Any")).to_be_visible()

    assert 0 < longest_movement_ms(page) <= 200


def test_paper_gets_the_todos_and_nothing_else_in_black_on_white(
    page: Page, client: Client, person: Person
) -> None:
    client.set(theme="dark")
    client.add_todo("Take along", priority=1)
    open_dashboard(page)
    expect(todo(page, "Take along")).to_be_visible()
    expect(page.locator("html")).to_have_css("color-scheme", "dark")

    page.emulate_media(media="print")

    expect(page.locator("html")).to_have_css("color-scheme", "light")
    expect(row(page, "Take along")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Inbox")).to_be_visible()
    expect(new_todo(page)).to_be_hidden()
    for navigation in page.get_by_role("navigation").all():
        expect(navigation).to_be_hidden()
    expect(page.get_by_role("button", name="More for Take along")).to_be_hidden()
    for name in page.get_by_text(person.name).all():
        expect(name).to_be_hidden()


def test_in_the_colours_of_the_system_what_floats_has_an_edge_and_what_is_chosen_a_mark(
    page: Page, client: Client, person: Person
) -> None:
    client.add_todo("Any")
    page.emulate_media(forced_colors="active")
    open_dashboard(page)

    button(page, "More for Any").click()
    expect(page.get_by_role("menu")).to_have_css("outline-style", "solid")
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    expect(page.get_by_role("toolbar")).to_have_css("outline-style", "solid")
    page.keyboard.press("ControlOrMeta+k")
    expect(page.get_by_role("dialog")).to_have_css("outline-style", "solid")
    page.goto("/settings")
    theme = page.get_by_role("group", name="Theme")
    for name, style in (("System", "solid"), ("Dark", "none")):
        segment = theme.locator("label").filter(has_text=name)
        expect(segment).to_have_css("outline-style", style)
    expect(button(page, "Delete account")).to_have_css("outline-style", "solid")

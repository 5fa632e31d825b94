"""What people see first: no jump, nothing that is not theirs, no movement they did not ask for."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.network import CHANGES, EVENTS, SESSION, Gate
from tests.e2e.people import Client, Person, new_person
from tests.e2e.screens import LOGIN, new_todo, open_dashboard, shown, todo, todos

_COUNT_SHIFTS = """
window.layoutShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) { window.layoutShift += entry.value; }
  }
}).observe({ type: "layout-shift", buffered: true });
"""

_SETTLED = """() => document.fonts.ready.then(() =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))"""

# Notes every text that was ever in the document, also for a moment.
_NOTE_TEXTS = """
window.textsSeen = new Set();
new MutationObserver(() => window.textsSeen.add(document.body?.innerText ?? ""))
  .observe(document, { childList: true, subtree: true, characterData: true });
"""


@pytest.mark.parametrize("width", [390, 1440], ids=["phone", "desktop"])
@pytest.mark.parametrize("count", [0, 30], ids=["empty", "filled"])
def test_the_dashboard_does_not_jump_while_it_loads(
    browsers: Browsers, url: str, width: int, count: int
) -> None:
    context = browsers.open(width=width, height=900, is_phone=width < 500)
    client = Client(context.request, url)
    client.sign_up(new_person())
    client.add_todos(f"Todo {number}" for number in range(count))
    page = context.new_page()
    page.add_init_script(_COUNT_SHIFTS)

    with page.expect_response(EVENTS):  # the last thing that the page asks for by itself
        open_dashboard(page)
    expect(todos(page)).to_have_count(count)
    page.evaluate(_SETTLED)

    assert page.evaluate("window.layoutShift") <= 0.01


@pytest.mark.usefixtures("person")
def test_a_reload_shows_what_was_there_before_the_server_has_answered(
    page: Page, client: Client
) -> None:
    client.add_todos(["Here at once"])
    open_dashboard(page)
    expect(todo(page, "Here at once")).to_be_visible()
    client.add_todos(["Comes after it"])
    expect(todo(page, "Comes after it")).to_be_visible()
    gate = Gate(page, CHANGES)

    page.reload()

    expect(shown(page)).to_have_text(["Comes after it", "Here at once"])
    client.add_todos(["Since then"])
    gate.open()
    expect(todo(page, "Since then")).to_be_visible()


def test_nothing_of_a_person_is_shown_before_the_session_is_known(
    page: Page, client: Client, person: Person
) -> None:
    client.add_todos(["For Ada's eyes"])
    gate = Gate(page, SESSION)
    with page.expect_request(SESSION):
        page.goto("/todos")

    assert "For Ada's eyes" not in page.content()
    assert person.name not in page.content()
    expect(new_todo(page)).to_have_count(0)
    gate.open()

    expect(todo(page, "For Ada's eyes")).to_be_visible()


def test_a_dead_session_never_shows_a_dashboard_on_its_way_to_login(
    page: Page, other_device: Client, person: Person, complaints: Complaints
) -> None:
    complaints.allow_status(401, "/api/auth/token")
    other_device.sign_in(person)
    other_device.end_other_sessions()
    page.add_init_script(_NOTE_TEXTS)

    page.goto("/todos")
    expect(page).to_have_url(LOGIN)

    texts = "\n".join(page.evaluate("[...window.textsSeen]"))
    assert person.name not in texts
    assert "Your list starts here" not in texts


@pytest.fixture
def still(browsers: Browsers) -> BrowserContext:
    return browsers.open(motion="reduce")


def test_who_asks_for_less_motion_gets_none(still: BrowserContext, url: str) -> None:
    client = Client(still.request, url)
    client.sign_up(new_person())
    client.add_todos(["Move nothing"])
    page = still.new_page()
    open_dashboard(page)

    todo(page, "Move nothing").click()
    durations = page.evaluate(
        "document.getAnimations().map((animation) => animation.effect.getTiming().duration)"
    )

    assert all(duration <= 10 for duration in durations)


def test_the_title_of_every_page_says_where_one_is(page: Page) -> None:
    titles = set()

    for path in ("/", "/register", "/login", "/forgot-password"):
        page.goto(path)
        titles.add(page.title())

    assert len(titles) == 4
    assert new_todo(page).count() == 0

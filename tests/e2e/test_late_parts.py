"""What a page fetches behind its first paint: asked for again when it fails, kept for offline."""

from pathlib import PurePosixPath

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.e2e.complaints import Complaints
from tests.e2e.mouse import drag
from tests.e2e.network import SCRIPT, Gate, cut
from tests.e2e.people import Client
from tests.e2e.screens import button, heading, new_todo, open_dashboard, row, section, shown, todo

pytestmark = pytest.mark.usefixtures("person")


def _lose_late_parts(page: Page, path: str) -> None:
    """Nothing arrives but the page and the scripts that it names."""
    html = page.context.request.get(path).text()

    def answer(route: Route) -> None:
        if PurePosixPath(route.request.url).name in html:
            route.continue_()
        else:
            route.abort()

    page.route(SCRIPT, answer)


@pytest.mark.parametrize("path", ["/todos", "/settings"])
def test_a_part_that_could_not_be_fetched_says_so_and_comes_when_it_is_asked_for_again(
    page: Page, complaints: Complaints, path: str
) -> None:
    complaints.allow_network_errors()
    _lose_late_parts(page, path)
    page.goto(path)
    problem = _problem(page)
    expect(problem).to_be_visible()

    page.unroute(SCRIPT)
    problem.get_by_role("button", name="Try again").click()

    expect(new_todo(page) if path == "/todos" else section(page, "Profile")).to_be_visible()
    expect(problem).to_have_count(0)


def _problem(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="could not be loaded")


def test_a_dialog_that_could_not_be_fetched_says_so_and_opens_the_next_time(
    page: Page, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    page.goto("/settings")
    opener = button(page, "Change email")
    expect(opener).to_be_visible()
    cut(page, SCRIPT)
    opener.click()
    expect(_problem(page)).to_be_visible()
    expect(section(page, "Profile")).to_be_visible()

    page.unroute(SCRIPT)
    opener.click()

    expect(page.get_by_role("dialog", name="Change your email")).to_be_visible()


def test_the_menu_of_dates_and_a_drag_are_tried_again_after_they_could_not_be_fetched(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    client.add_todos(["Two", "One"])
    page.clock.install()  # nothing is fetched ahead of need
    open_dashboard(page)
    expect(shown(page)).to_have_text(["One", "Two"])
    cut(page, SCRIPT)
    todo(page, "One").focus()
    page.keyboard.press("t")
    expect(_problem(page)).to_be_visible()
    button(page, "Dismiss").click()
    button(page, "Edit Two").hover()
    page.mouse.down()
    row(page, "One").hover(position={"x": 60, "y": 2})
    expect(_problem(page)).to_be_visible()
    page.mouse.up()

    page.unroute(SCRIPT)
    todo(page, "One").focus()
    page.keyboard.press("t")
    expect(page.get_by_role("dialog", name="Date")).to_be_visible()
    page.keyboard.press("Escape")
    drag(page, button(page, "Edit Two"), row(page, "One"))

    expect(shown(page)).to_have_text(["Two", "One"])


def test_notes_that_were_shown_as_plain_text_are_read_when_the_network_is_back(
    page: Page, client: Client, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    client.add_todo("Plan", notes="**Bold**")
    page.clock.install()
    open_dashboard(page)
    notes = button(page, "Notes of Plan")
    cut(page, SCRIPT)
    with page.expect_event("requestfailed"):
        notes.click()
    expect(page.get_by_text("**Bold**")).to_be_visible()

    page.unroute(SCRIPT)
    notes.click()
    notes.click()

    expect(page.locator("strong", has_text="Bold")).to_be_visible()


def test_of_two_dialogs_the_one_that_was_asked_for_last_is_shown(page: Page) -> None:
    page.clock.install()  # nothing is fetched ahead of need
    open_dashboard(page)
    gate = Gate(page, SCRIPT)
    with page.expect_request(SCRIPT):
        page.keyboard.press("?")
    page.route(SCRIPT, lambda route: route.continue_())  # only the first one waits
    page.keyboard.press("ControlOrMeta+k")
    palette = page.get_by_role("combobox")
    expect(palette).to_be_focused()

    with page.expect_response(SCRIPT):
        gate.open()

    expect(palette).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_after_one_visit_pages_that_were_never_opened_work_without_a_network(
    page: Page, context: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    open_dashboard(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    context.set_offline(True)

    page.goto("/settings")
    expect(section(page, "Profile")).to_be_visible()
    page.goto("/todos?view=trash")
    expect(heading(page, "Trash")).to_be_visible()
    page.goto("/todos")
    expect(new_todo(page)).to_be_editable()

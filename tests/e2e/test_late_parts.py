"""What a page fetches behind its first paint: asked for again when it fails, kept for offline."""

import re
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.complaints import Complaints
from tests.e2e.screens import heading, new_todo, open_dashboard, section

pytestmark = pytest.mark.usefixtures("person")

_SCRIPT = re.compile(r"/_next/static/chunks/[^/]+\.js$")


def _lose_late_parts(page: Page, path: str) -> None:
    """Nothing arrives but the page and the scripts that it names."""
    html = page.context.request.get(path).text()

    def answer(route: Route) -> None:
        if PurePosixPath(route.request.url).name in html:
            route.continue_()
        else:
            route.abort()

    page.route(_SCRIPT, answer)


@pytest.mark.parametrize("path", ["/todos", "/settings"])
def test_a_part_that_could_not_be_fetched_says_so_and_comes_when_it_is_asked_for_again(
    page: Page, complaints: Complaints, path: str
) -> None:
    complaints.allow_network_errors()
    _lose_late_parts(page, path)
    page.goto(path)
    problem = page.get_by_role("alert").filter(has_text="could not be loaded")
    expect(problem).to_be_visible()

    page.unroute(_SCRIPT)
    problem.get_by_role("button", name="Try again").click()

    expect(new_todo(page) if path == "/todos" else section(page, "Profile")).to_be_visible()
    expect(problem).to_have_count(0)


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

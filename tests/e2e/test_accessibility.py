"""Accessibility of every page and state, in both themes: axe finds nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.axe import violations
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Browsers
from tests.e2e.network import TODOS, TOKEN, Gate, refuse
from tests.e2e.people import Client, new_person
from tests.e2e.screens import new_todo, open_account_menu, open_dashboard, open_view, todos

LONG_TITLE = "A title without any place to break it: " + "x" * 200


def _check(page: Page) -> None:
    """As the page is now, in one theme after the other."""
    light = violations(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    dark = violations(page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert light == [], "\n".join(light)
    assert dark == [], "\n".join(["in the dark:", *dark])


@pytest.fixture
def quiet(browsers: Browsers) -> BrowserContext:
    """A browser without movement."""
    return browsers.open(motion="reduce")


@pytest.fixture
def quiet_client(quiet: BrowserContext, url: str) -> Client:
    somebody = Client(quiet.request, url)
    somebody.sign_up(new_person())
    return somebody


@pytest.mark.parametrize(
    "path",
    [
        "/", "/register", "/login", "/login?expired=1", "/forgot-password",
        "/reset-password?token=x", "/reset-password?error=INVALID_TOKEN", "/dev/mail",
    ],
)  # fmt: skip
def test_the_public_pages_have_no_violations(quiet: BrowserContext, path: str) -> None:
    page = quiet.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")

    _check(page)


def test_a_page_that_does_not_exist_has_no_violations(
    quiet: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_status(404, "/no-such-page")
    page = quiet.new_page()
    page.goto("/no-such-page")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _check(page)


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("/register", "Create account"),
        ("/login", "Sign in"),
        ("/forgot-password", "Send reset link"),
        ("/reset-password?token=x", "Set new password"),
    ],
)
def test_forms_with_errors_shown_have_no_violations(
    quiet: BrowserContext, path: str, button: str
) -> None:
    page = quiet.new_page()
    page.goto(path)
    page.get_by_role("button", name=button, exact=True).click()

    expect(page.get_by_role("textbox").first).to_have_attribute("aria-invalid", "true")
    _check(page)


def test_the_dashboard_has_no_violations_in_any_of_its_states(
    quiet: BrowserContext, quiet_client: Client
) -> None:
    page = quiet.new_page()
    open_dashboard(page)
    _check(page)  # nothing to do

    quiet_client.add_todos(["Third", LONG_TITLE, "First"])
    page.reload()
    expect(todos(page)).to_have_count(3)
    _check(page)  # filled

    open_account_menu(page)
    _check(page)  # menu open
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Edit First").click()
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()
    _check(page)  # editing
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Delete First").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    _check(page)  # undo offered

    page.get_by_role("checkbox").first.click()
    for view in ("Completed", "Trash"):
        open_view(page, view)
        expect(page.get_by_text(re.compile("First|Third|" + LONG_TITLE[:20])).first).to_be_visible()
        _check(page)


@pytest.mark.usefixtures("quiet_client")
def test_the_skeleton_has_no_violations(quiet: BrowserContext) -> None:
    page = quiet.new_page()
    gate = Gate(page, TOKEN)
    with page.expect_request(TOKEN):
        page.goto("/todos")

    _check(page)
    gate.open()


@pytest.mark.usefixtures("quiet_client")
def test_a_list_that_cannot_be_loaded_has_no_violations(
    quiet: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_status(500, "/api/v1/todos")
    page = quiet.new_page()
    refuse(page, TODOS, 500)
    page.goto("/todos")

    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    _check(page)


@pytest.mark.usefixtures("quiet_client")
def test_the_dashboard_offline_has_no_violations(
    quiet: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_network_errors()
    page = quiet.new_page()
    open_dashboard(page)
    quiet.set_offline(True)

    expect(
        page.get_by_role("status").filter(has_text=re.compile("offline|connection", re.IGNORECASE))
    ).to_be_visible()
    _check(page)


@pytest.mark.usefixtures("quiet_client")
def test_settings_and_their_dialog_have_no_violations(quiet: BrowserContext) -> None:
    page = quiet.new_page()
    page.goto("/settings")
    expect(page.get_by_text("This device")).to_be_visible()
    _check(page)

    page.get_by_role("button", name="Delete account").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    _check(page)


def _empty(_: Client) -> None:
    return None


def _filled(client: Client) -> None:
    client.add_todos([LONG_TITLE, "Short"])


@pytest.mark.parametrize("fill", [_empty, _filled], ids=["empty", "filled"])
@pytest.mark.parametrize("path", ["/todos", "/settings"])
def test_at_320_pixels_nothing_scrolls_sideways_and_nothing_is_violated(
    browsers: Browsers, url: str, path: str, fill: Callable[[Client], None]
) -> None:
    narrow = browsers.open(width=320, height=640, motion="reduce", is_phone=True)
    client = Client(narrow.request, url)
    client.sign_up(new_person("A Person With Quite A Long Name Indeed"))
    fill(client)
    page = narrow.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    _check(page)


@pytest.mark.parametrize("path", ["/", "/register", "/login", "/forgot-password"])
def test_the_public_pages_fit_320_pixels(browsers: Browsers, path: str) -> None:
    page = browsers.open(width=320, height=640, motion="reduce", is_phone=True).new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    _check(page)
    assert new_todo(page).count() == 0

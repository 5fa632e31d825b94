"""A part of the app that breaks while it is drawn: the rest stays, and one can try again."""

import re
from collections.abc import Generator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.complaints import Complaints
from tests.e2e.people import Client, Person
from tests.e2e.screens import DASHBOARD, LOGIN, button, fill_sign_in, heading, open_view

_SCRIPTS = re.compile(r"/_next/static/chunks/.*\.js$")
_MISHAP = "Broken on purpose"


@contextmanager
def _broken(context: BrowserContext, text: str) -> Generator[None]:
    """Whatever draws this text throws, until it is mended."""
    throws = f'(globalThis.isBroken ? (() => {{ throw new Error("{_MISHAP}") }})() : "{text}")'

    def on_route(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(f'"{text}"', throws))

    context.add_init_script("globalThis.isBroken = sessionStorage.getItem('mended') === null")
    context.route(_SCRIPTS, on_route)
    yield
    context.unroute_all(behavior="wait")


def _try_again(page: Page) -> None:
    page.evaluate("globalThis.isBroken = false; sessionStorage.setItem('mended', 'yes')")
    button(page, "Try again").click()


@pytest.mark.usefixtures("person")
def test_a_page_that_breaks_leaves_the_frame_and_can_be_tried_again(
    page: Page, context: BrowserContext, complaints: Complaints
) -> None:
    complaints.allow_error(_MISHAP)
    title = page.get_by_role("heading", name="This page ran aground")

    with _broken(context, "Sessions and devices"):
        page.goto("/settings")
        expect(title).to_be_visible()
        open_view(page, "Inbox")
        page.go_back()
        expect(title).to_be_visible()
        _try_again(page)

        expect(page.get_by_role("heading", name="Sessions and devices")).to_be_visible()
    expect(heading(page, "Settings")).to_be_visible()


@pytest.mark.parametrize(
    "text", ["Forgotten it?", "Notices"], ids=["a page", "what stands around every page"]
)
def test_what_breaks_before_the_sign_in_can_be_tried_again(
    page: Page, context: BrowserContext, complaints: Complaints, text: str
) -> None:
    complaints.allow_error(_MISHAP)
    title = "Daymark ran aground"

    with _broken(context, text):
        page.goto("/login")
        expect(heading(page, title)).to_be_visible()
        _try_again(page)

        expect(button(page, "Sign in")).to_be_visible()
    expect(heading(page, title)).to_have_count(0)


def test_a_page_that_was_changed_before_it_was_taken_over_works_as_ever(
    page: Page, person: Person, client: Client, complaints: Complaints
) -> None:
    client.sign_out()
    # What React says of a text that is not the one it wrote.
    complaints.allow_error("Minified React error #418")

    def translate(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(">Password<", ">Passwort<"))

    page.route(LOGIN, translate)
    page.goto("/login")
    # Drawn anew, with what was not typed yet.
    expect(page.get_by_text("Passwort", exact=True)).to_have_count(0)
    fill_sign_in(page, person)

    expect(page).to_have_url(DASHBOARD)

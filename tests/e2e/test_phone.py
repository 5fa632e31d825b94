"""On a phone: everything is within reach of the thumb."""

from playwright.sync_api import expect

from tests.e2e.conftest import Browsers
from tests.e2e.network import stored
from tests.e2e.people import Client, new_person
from tests.e2e.screens import button, heading, open_dashboard, shown


def test_a_phone_reaches_every_view_with_the_thumb(browsers: Browsers, url: str) -> None:
    phone = browsers.open(width=390, height=844, is_phone=True)
    client = Client(phone.request, url)
    client.sign_up(new_person())
    client.add_list("Trip")
    page = phone.new_page()
    open_dashboard(page)
    bar = page.get_by_role("navigation", name="Views")

    for name in ("Today", "Upcoming", "Inbox"):
        bar.get_by_role("link", name=name, exact=True).click()
        expect(heading(page, name)).to_be_visible()
    for name in ("Trip", "Completed", "Trash"):
        bar.get_by_role("button", name="More", exact=True).click()
        sheet = page.get_by_role("dialog", name="More")
        sheet.get_by_role("link", name=name, exact=True).click()
        expect(heading(page, name)).to_be_visible()
        expect(sheet).to_have_count(0)
        expect(bar.get_by_role("button", name="More", exact=True)).to_be_focused()
    bar.get_by_role("button", name="Search").click()

    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()


def test_a_phone_undoes_what_offers_no_undo_by_itself(browsers: Browsers, url: str) -> None:
    phone = browsers.open(width=390, height=844, is_phone=True)
    client = Client(phone.request, url)
    client.sign_up(new_person())
    client.add_todos(["Dentist"])
    page = phone.new_page()
    open_dashboard(page)
    button(page, "More").click()
    sheet = page.get_by_role("dialog", name="More")
    expect(sheet.get_by_role("link", name="Trash")).to_be_visible()
    expect(sheet.get_by_role("button", name="Undo")).to_have_count(0)
    page.keyboard.press("Escape")

    with stored(page):
        button(page, "Edit Dentist").click()
        page.get_by_role("textbox", name="Title").fill("Dentist at noon")
        button(page, "Save").click()
    button(page, "More").click()
    with stored(page):
        sheet.get_by_role("button", name="Undo").click()

    expect(shown(page)).to_have_text(["Dentist"])
    expect(sheet).to_have_count(0)
    assert client.titles() == ["Dentist"]

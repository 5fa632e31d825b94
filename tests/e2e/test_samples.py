"""First steps: something to try out with, and gone again with one click."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.network import stored
from tests.e2e.people import Client
from tests.e2e.screens import add, button, new_todo, open_dashboard, shown, todos, undo

pytestmark = pytest.mark.usefixtures("person")


def test_a_new_person_gets_three_samples_when_they_ask_and_removes_them_with_one_click(
    page: Page, client: Client
) -> None:
    open_dashboard(page)
    expect(todos(page)).to_have_count(0)

    with stored(page, 3):
        button(page, "Add three sample todos").click()
    expect(todos(page)).to_have_count(3)
    expect(new_todo(page)).to_be_focused()
    with stored(page):
        add(page, "My own")
    with stored(page, 3):
        button(page, "Remove the samples").click()

    expect(shown(page)).to_have_text(["My own"])
    expect(button(page, "Remove the samples")).to_have_count(0)
    expect(new_todo(page)).to_be_focused()
    assert client.titles() == ["My own"]
    undo(page)
    expect(todos(page)).to_have_count(4)


def test_a_sample_that_somebody_made_their_own_is_not_removed(page: Page, client: Client) -> None:
    open_dashboard(page)
    with stored(page, 3):
        button(page, "Add three sample todos").click()
    (kept,) = [one for one in client.rows() if one["priority"] == 2]

    client.change(kept["id"], title="Drag the sofa")
    expect(shown(page).filter(has_text="Drag the sofa")).to_be_visible()
    with stored(page, 2):
        button(page, "Remove the samples").click()

    expect(shown(page)).to_have_text(["Drag the sofa"])

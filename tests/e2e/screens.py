"""The pages as people name their parts: roles and labels only."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.network import SIGN_OUT, TODOS
from tests.e2e.people import Person

DASHBOARD = re.compile(r"/todos(\?.*)?$")
LOGIN = re.compile(r"/login(\?.*)?$")


def sign_up(page: Page, person: Person) -> None:
    page.goto("/register")
    page.get_by_label("Name", exact=True).fill(person.name)
    page.get_by_label("Email", exact=True).fill(person.email)
    page.get_by_label("Password", exact=True).fill(person.password)
    page.get_by_role("button", name="Create account").click()


def fill_sign_in(page: Page, person: Person, password: str | None = None) -> None:
    """On the login page; sends the form."""
    page.get_by_label("Email", exact=True).fill(person.email)
    page.get_by_label("Password", exact=True).fill(password or person.password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def new_todo(page: Page) -> Locator:
    return page.get_by_role("textbox", name="New todo")


def todo(page: Page, title: str) -> Locator:
    """The checkbox of one todo."""
    return page.get_by_role("checkbox", name=title, exact=True)


def todos(page: Page) -> Locator:
    """All todos shown, in order."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("checkbox"))


def add(page: Page, title: str) -> None:
    """Types a new todo and sends it; the page shows it at once and writes it behind."""
    new_todo(page).fill(title)
    new_todo(page).press("Enter")


def open_dashboard(page: Page) -> None:
    """Goes there as somebody who is signed in, and waits until the list has been read."""
    with page.expect_response(TODOS):
        page.goto("/todos")
    expect(new_todo(page)).to_be_editable()


def open_view(page: Page, name: str) -> None:
    """`name`: Open, Completed or Trash; the link may also say how many there are."""
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name=re.compile(f"^{name}")).click()


def open_account_menu(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Account menu")).click()


def sign_out(page: Page) -> None:
    """Waits until the server knows: the page is at the login form before that."""
    open_account_menu(page)
    with page.expect_response(SIGN_OUT):
        page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(LOGIN)


def section(page: Page, name: str) -> Locator:
    """The part of the settings under one heading."""
    return page.get_by_role("region", name=name)


def stored_text(page: Page) -> str:
    """Everything the browser keeps for this origin that a script can read."""
    return str(page.evaluate(_STORED))


_STORED = """async () => {
  const kept = [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const {name} of await indexedDB.databases()) {
    const database = await new Promise((done, fail) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store).getAll();
      await new Promise((done) => { reading.onsuccess = done; });
      kept.push(JSON.stringify(reading.result));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(request.url, await (await cache.match(request)).text());
    }
  }
  return kept.join("\\n");
}"""

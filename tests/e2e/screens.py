"""The pages as people name their parts: roles and labels only."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.network import CHANGES, SIGN_OUT
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


def row(page: Page, title: str) -> Locator:
    """Everything that is shown of one todo."""
    return page.get_by_role("listitem").filter(has=todo(page, title))


def shown(page: Page) -> Locator:
    """The titles of all todos shown, in order: `expect(shown(page)).to_have_text([…])`."""
    return page.get_by_role("main").get_by_role("button", name=re.compile("^Edit "))


def heading(page: Page, name: str) -> Locator:
    """The name of the view that is shown."""
    return page.get_by_role("heading", level=1, name=name, exact=True)


def add(page: Page, title: str) -> None:
    """Types a new todo and sends it; the page shows it at once and writes it behind."""
    new_todo(page).fill(title)
    new_todo(page).press("Enter")


def paste(page: Page, text: str) -> None:
    """Into the input for new todos, through the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    new_todo(page).focus()
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("ControlOrMeta+v")


def complete(page: Page, title: str) -> None:
    """Ticks it, and waits until its row has left: till then the rows below are about to move."""
    todo(page, title).click()
    rows = page.get_by_role("main").get_by_role("listitem", include_hidden=True)
    expect(rows.filter(has_text=title)).to_have_count(0)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def choose(page: Page, opener: str, *items: str) -> None:
    """Opens a menu by the name of its button and chooses what is named, one after the other."""
    button(page, opener).click()
    menu = page.get_by_role("menu")
    for item in items:
        action = menu.get_by_role("menuitem", name=item, exact=True)
        action.or_(menu.get_by_role("menuitemradio", name=item, exact=True)).click()


def pick(page: Page, name: str, *, typed: str = "") -> None:
    """In the picker that is open: types, then takes the option."""
    if typed:
        page.get_by_role("combobox").fill(typed)
    page.get_by_role("option", name=name, exact=True).click()


def undo(page: Page) -> None:
    """By the last notice that offers it."""
    button(page, "Undo").last.click()


def spoken(page: Page) -> Locator:
    """What a screen reader is told."""
    return page.locator("[aria-live=polite], [role=status], [role=alert]")


def offline_sign(page: Page) -> Locator:
    """Where the page says that there is no network; one of two, by the width of the page."""
    return page.get_by_role("status").filter(has_text="You are offline").first


def open_dashboard(page: Page, path: str = "/todos") -> None:
    """Goes there as somebody who is signed in, and waits until the todos have been read."""
    with page.expect_response(CHANGES):
        page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if path == "/todos":
        expect(new_todo(page)).to_be_editable()


def open_for_good(page: Page) -> None:
    """Opens the dashboard and waits until all of it is there without a network too."""
    page.clock.install()
    open_dashboard(page)
    page.clock.fast_forward(6000)  # it lets the person go first
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")


def open_view(page: Page, name: str) -> None:
    """`name`: a view, a list or a label; some links also say how many todos there are."""
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name=re.compile(rf"^{re.escape(name)}( \d+)?$")).click()
    expect(heading(page, name)).to_be_visible()


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

"""`./dev bench browser`: how soon the app answers with thousands of todos, in a real Chromium.

Prints one block per run and the best of them: other work on the machine can only make a run slower.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, StorageState, sync_playwright

from tests.bench.acts import run_all
from tests.bench.figures import percentile
from tests.bench.many_todos import fill
from tests.bench.watching import (
    WATCH,
    Interaction,
    enter_to_screen,
    interactions,
    key_to_rest,
    rest,
)
from tests.e2e.people import Client, new_person
from tools.dev.chromium import launch
from tools.dev.stack import Stack

_ENTERS = 20
_SEARCHED = ("paint", "garden gate", "before the summer", "engine 1234")
_PATIENCE_MS = 30_000


@dataclass(frozen=True, slots=True)
class Run:
    """Milliseconds: Enter to the new todo, interactions by what was done, keys to their results."""

    enters: Sequence[float]
    interactions: Sequence[tuple[str, float]]
    searches: Sequence[float]

    @property
    def p95_of_enter(self) -> float:
        return percentile(self.enters, 0.95)

    @property
    def p98_of_interactions(self) -> float:
        return percentile([duration for _, duration in self.interactions], 0.98)

    @property
    def p95_of_search(self) -> float:
        return percentile(self.searches, 0.95)


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench browser", description=__doc__)
    parser.add_argument("--todos", type=int, default=5000, help="how many are loaded (5000)")
    parser.add_argument("--runs", type=int, default=3, help="at each speed (3)")
    parser.add_argument(
        "--throttle", type=float, nargs="+", default=[1, 4], help="times the page is slowed (1 4)"
    )
    arguments = parser.parse_args()
    with Stack.start() as stack, sync_playwright() as playwright:
        requests = playwright.request.new_context()
        client = Client(requests, stack.url)
        client.sign_up(new_person())
        fill(client, arguments.todos)
        browser = launch(playwright)
        for throttle in arguments.throttle:
            runs = []
            for number in range(1, arguments.runs + 1):
                run = measure(browser, stack.url, requests.storage_state(), throttle)
                print(f"\n{arguments.todos} todos, {throttle:g} times slower, run {number}")
                print(details(run), flush=True)
                runs.append(run)
            print(f"\nBest of these {len(runs)} runs: {summary(runs)}", flush=True)
        browser.close()


def measure(browser: Browser, url: str, state: StorageState, throttle: float) -> Run:
    """One visit of somebody whose browser knows nothing yet."""
    context = browser.new_context(
        base_url=url, storage_state=state, viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(_PATIENCE_MS)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto("/todos")
    page.get_by_role("main").get_by_role("checkbox").first.wait_for()
    # It keeps all files of the app, so from here on nothing waits for one.
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    slow_down = {"rate": throttle}
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", slow_down)
    warm_up(page)
    enters = [measured_enter(page, number) for number in range(_ENTERS)]
    count_before, _ = interactions(page)
    begun = run_all(page)
    count, slow = interactions(page)
    searches = measured_searches(page)
    context.close()
    return Run(enters, by_act(begun, count - count_before, slow), searches)


def warm_up(page: Page) -> None:
    """Whatever is only done once in a visit has been done."""
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").wait_for()
    for key in ("Escape", "j", "e"):
        page.keyboard.press(key)
        rest(page)
    page.get_by_role("textbox", name="Title").wait_for()
    for key in ("Escape", "q"):
        page.keyboard.press(key)
        rest(page)


def measured_enter(page: Page, number: int) -> float:
    title = f"Water plant {number} on the balcony"
    page.keyboard.type(title)
    rest(page)
    return enter_to_screen(page, title)


def measured_searches(page: Page) -> list[float]:
    """Each letter until everything that it changes has been shown."""
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("/")
    rest(page)
    durations = []
    for words in _SEARCHED:
        waits = [key_to_rest(page, letter) for letter in words]
        durations += [wait for wait in waits if wait is not None]
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        rest(page)
    return durations


def by_act(
    begun: Sequence[tuple[str, float]], count: int, slow: Sequence[Interaction]
) -> list[tuple[str, float]]:
    """The rest took less than the browser reports."""
    named = [
        (next(name for name, at in reversed(begun) if at <= one.started), one.duration)
        for one in slow
        if one.started >= begun[0][1]
    ]
    return named + [("quick", 8.0)] * (count - len(named))


def details(run: Run) -> str:
    names = dict.fromkeys(name for name, _ in run.interactions)
    lines = [
        f"  {'':<14}{'n':>5}{'p50':>7}{'p95':>7}{'p98':>7}{'worst':>7}  ms",
        _line("Enter to todo", run.enters),
        _line("interactions", [duration for _, duration in run.interactions]),
        *(_line(f"  {name}", [d for act, d in run.interactions if act == name]) for name in names),
        _line("search", run.searches),
    ]
    return "\n".join(lines)


def _line(name: str, values: Sequence[float]) -> str:
    shares = (percentile(values, share) for share in (0.5, 0.95, 0.98, 1))
    return f"  {name:<14}{len(values):>5}" + "".join(f"{value:>7.0f}" for value in shares)


def summary(runs: Sequence[Run]) -> str:
    enter = min(run.p95_of_enter for run in runs)
    paint = min(run.p98_of_interactions for run in runs)
    search = min(run.p95_of_search for run in runs)
    return f"Enter p95 {enter:.0f} ms, next paint p98 {paint:.0f} ms, search p95 {search:.0f} ms"


if __name__ == "__main__":
    main()

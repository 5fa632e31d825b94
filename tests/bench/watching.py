"""What a page can tell about its own answers, read through the browser's own clocks."""

from dataclasses import dataclass

from playwright.sync_api import Page

# The shortest duration that a browser reports of an event; it rounds all of them to 8 ms.
_SHORTEST_MS = 16.0


@dataclass(frozen=True, slots=True)
class Interaction:
    """A key or a click until the next paint, in milliseconds since the page began and long."""

    name: str
    started: float
    duration: float


WATCH = """
globalThis.bench = { entries: [], keyAt: 0, doneAt: 0 };
// A key that changes nothing on the screen lasts until something else does: so a dot always does.
const dot = document.createElement("i");
const blink = () => {
  if (!dot.isConnected) {
    document.documentElement?.append(dot);
    dot.style.cssText = "position: fixed; inset: auto 0 0 auto; width: 1px; height: 1px";
  }
  dot.style.background = dot.style.background === "red" ? "blue" : "red";
  requestAnimationFrame(blink);
};
requestAnimationFrame(blink);
addEventListener("keydown", (event) => {
  bench.keyAt = event.timeStamp;
  bench.doneAt = 0;
}, true);
new PerformanceObserver((list) => {
  for (const { duration, interactionId, name, startTime } of list.getEntries()) {
    if (interactionId > 0) bench.entries.push({ duration, interactionId, name, startTime });
  }
}).observe({ type: "event", durationThreshold: 16, buffered: true });

// The frame that shows it has been made when the task behind its callbacks runs.
bench.afterFrame = (callback) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => callback();
  port2.postMessage(null);
});
// Rows that are drawn ahead of the screen keep nobody waiting.
bench.isSeen = ({ addedNodes, removedNodes, target }) => {
  const added = [...addedNodes].filter((node) => node instanceof Element);
  const isGap = [...removedNodes].every((node) => node.dataset?.row === undefined);
  const changed = added.length > 0 || isGap ? added : [target];
  return changed.some((element) => element.getBoundingClientRect().top < innerHeight);
};
bench.follow = (isDone) => new Promise((resolve) => {
  let quiet;
  const watcher = new MutationObserver((records) => bench.afterFrame(() => {
    if (isDone === null && !records.some(bench.isSeen)) return;
    bench.doneAt = performance.now();
    clearTimeout(quiet);
    quiet = setTimeout(finish, isDone === null ? 250 : 0);
  }));
  function finish() {
    if (isDone !== null && !isDone()) return;
    watcher.disconnect();
    resolve(bench.doneAt === 0 ? null : bench.doneAt - bench.keyAt);
  }
  // Some keys change nothing.
  if (isDone === null) quiet = setTimeout(finish, 1000);
  watcher.observe(document.body, { childList: true, subtree: true });
});
bench.titled = (title) => () =>
  document.querySelector(`main li [aria-label="${title}"]`) !== null;
bench.rest = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
// Nobody does more than four things a second.
bench.look = () => new Promise((resolve) => setTimeout(resolve, 250)).then(bench.rest);
"""


def rest(page: Page) -> None:
    """Until the page has nothing to do."""
    page.evaluate("bench.rest()")


def look(page: Page) -> None:
    """As long as a person takes to see what has come of it, and until the page has come to rest."""
    page.evaluate("bench.look()")


def now(page: Page) -> float:
    return float(page.evaluate("performance.now()"))


def enter_to_screen(page: Page, title: str) -> float:
    """From pressing Enter to the frame with the new todo, milliseconds."""
    page.evaluate("title => { bench.found = bench.follow(bench.titled(title)); }", title)
    page.keyboard.press("Enter")
    return float(page.evaluate("bench.found"))


def key_to_rest(page: Page, key: str) -> float | None:
    """From a key to the frame after which nothing on the page changes any more, milliseconds.

    None where the key changes nothing.
    """
    page.evaluate("() => { bench.settled = bench.follow(null); }")
    page.keyboard.press(key)
    duration: float | None = page.evaluate("bench.settled")
    return duration


def interactions(page: Page) -> tuple[int, list[Interaction]]:
    """How many there have been, and those of them that took at least 16 ms."""
    rest(page)
    count = int(page.evaluate("performance.interactionCount"))
    entries: list[dict[str, float | str]] = page.evaluate("bench.entries")
    longest: dict[float, Interaction] = {}
    for entry in entries:
        duration, number = float(entry["duration"]), float(entry["interactionId"])
        known = longest.get(number)
        if duration >= _SHORTEST_MS and (known is None or duration > known.duration):
            longest[number] = Interaction(str(entry["name"]), float(entry["startTime"]), duration)
    return count, list(longest.values())

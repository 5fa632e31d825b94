"""Accessibility by axe: every rule of WCAG 2.2 A and AA, and its best practices."""

from functools import cache
from typing import cast

from playwright.sync_api import Page

from tools.dev.paths import ROOT

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A page in the middle of a transition has colours that nobody gets to read.
_SETTLE = """() => Promise.allSettled(
  document.getAnimations()
    .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    .map((animation) => animation.finished))"""

_RUN = """async (tags) => {
  const {violations} = await globalThis.axe.run(document, {
    runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary}`));
}"""


def check(page: Page) -> None:
    """Finds nothing on the page as it is now, in one theme after the other."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(_source())
    light = _violations(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    dark = _violations(page)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert light == [], "\n".join(light)
    assert dark == [], "\n".join(["in the dark:", *dark])


def _violations(page: Page) -> list[str]:
    """One line per element that breaks a rule, as the page is now."""
    page.evaluate(_SETTLE)
    return cast("list[str]", page.evaluate(_RUN, _TAGS))


@cache
def _source() -> str:
    return _AXE.read_text(encoding="utf-8")

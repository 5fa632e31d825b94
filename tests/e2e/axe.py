"""Accessibility by axe: every rule of WCAG 2.2 A and AA, and its best practices."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from playwright.sync_api import Page

from tools.dev.paths import ROOT

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_EVERYTHING = {"type": "tag", "values": _TAGS}
# All that a theme changes is colour.
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

# A page in the middle of a transition has colours that nobody gets to read.
_SETTLE = """() => Promise.allSettled(
  document.getAnimations()
    .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    .map((animation) => animation.finished))"""

_RUN = """async (runOnly) => {
  const {violations} = await globalThis.axe.run(document, {
    runOnly, resultTypes: ["violations"]});
  return violations.flatMap(({id, help, nodes}) =>
    nodes.map((node) => `${id}: ${help}: ${node.html} ${node.failureSummary}`));
}"""


def check(page: Page) -> None:
    """Finds nothing on the page as it is now, in one theme after the other."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(_source())
    light = _violations(page, _EVERYTHING)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    dark = _violations(page, _COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert light == [], "\n".join(light)
    assert dark == [], "\n".join(["in the dark:", *dark])


def _violations(page: Page, rules: Mapping[str, object]) -> list[str]:
    """One line per element that breaks a rule, as the page is now."""
    page.evaluate(_SETTLE)
    return cast("list[str]", page.evaluate(_RUN, rules))


@cache
def _source() -> str:
    return _AXE.read_text(encoding="utf-8")

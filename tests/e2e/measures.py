"""What can be measured of a page as a person meets it: room, reach, contrast, movement."""

from typing import cast

from playwright.sync_api import Page

# Words in a text are as high as their line; what cannot be seen cannot be pressed.
_SMALL_TARGETS = """least => {
  const targets = [...document.querySelectorAll("button, a[href], input, select, textarea")]
    .filter((element) => element.checkVisibility({visibilityProperty: true}))
    .filter((element) => element.getBoundingClientRect().width > 1 && !element.closest("p, li p"));
  const isHit = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.closest("label")?.control === element
      || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  };
  const reach = (element, x, y, dx, dy) => {
    let step = 0;
    while (isHit(element, x + dx * (step + 1), y + dy * (step + 1))) { step += 1; }
    return step;
  };
  const small = [];
  for (const element of targets) {
    element.scrollIntoView({block: "center", behavior: "instant"});
    const {left, top, width, height} = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    if (x < 0 || y < 0) { continue; }  // it comes into the picture with the focus
    const [before, after] = [reach(element, x, y, -1, 0), reach(element, x, y, 1, 0)];
    let down = 0;
    for (let across = x - before; across <= x + after; across += 8) {
      const high = reach(element, across, y, 0, -1) + 1 + reach(element, across, y, 0, 1);
      down = Math.max(down, high);
    }
    if (Math.min(before + 1 + after, down) < least) {
      const name = element.ariaLabel ?? element.textContent;
      small.push(`${element.localName} “${name}”: ${before + 1 + after} x ${down}`);
    }
  }
  return small;
}"""

# WCAG 1.4.12, through the style sheet: the policy refuses any other way.
_SPACE_TEXT = """() => {
  const sheet = document.styleSheets[0];
  sheet.insertRule(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }`, sheet.cssRules.length);
  sheet.insertRule("p { margin-bottom: 2em !important }", sheet.cssRules.length);
}"""

# Texts that end in three dots are cut on purpose, and said in full by their element's name.
_CUT_TEXTS = """() => [...document.querySelectorAll("body *")]
  .filter((element) => element.checkVisibility() && element.textContent.trim() !== "")
  .filter((element) => !element.closest(".visually-hidden"))
  .filter((element) => {
    const {overflowX, overflowY, textOverflow} = getComputedStyle(element);
    const isCut = (overflow, inner, outer) =>
      (overflow === "hidden" || overflow === "clip") && inner > outer + 1;
    return textOverflow !== "ellipsis"
      && (isCut(overflowX, element.scrollWidth, element.clientWidth)
        || isCut(overflowY, element.scrollHeight, element.clientHeight));
  })
  .map((element) => `${element.localName}: ${element.textContent.slice(0, 60)}`)"""

_LONGEST_MOVEMENT = """() => {
  const seconds = (list) => list.split(",").map((time) =>
    parseFloat(time) / (time.trim().endsWith("ms") ? 1000 : 1));
  let longest = 0;
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      longest = Math.max(longest, ...seconds(style.transitionDuration));
      if (style.animationIterationCount !== "infinite") {
        longest = Math.max(longest, ...seconds(style.animationDuration));
      }
    }
  }
  return longest * 1000;
}"""

_CONTRAST = """([front, back]) => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const probe = document.body.appendChild(document.createElement("i"));
  const luminance = (name) => {
    probe.style.color = `var(${name})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [one, other] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  probe.remove();
  return (one + 0.05) / (other + 0.05);
}"""

_COVERED_FOCUS = """() => {
  const element = document.activeElement;
  const {left, top, width, height} = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  const isSeen = hit !== null && (element.contains(hit) || hit.contains(element));
  return isSeen ? null : `${element.outerHTML.slice(0, 120)} below ${hit?.outerHTML.slice(0, 80)}`;
}"""

_STICKING_OUT = """() => {
  const zones = "header, main, dialog[open], [popover]:popover-open";
  const clips = (element) => !["visible", "contents"].includes(getComputedStyle(element).overflowX);
  const isLoose = (element, zone) => {
    for (let parent = element.parentElement; parent !== zone; parent = parent.parentElement) {
      if (clips(parent)) return false;
    }
    return true;
  };
  return [...document.querySelectorAll(zones)].filter((zone) => zone.checkVisibility())
    .flatMap((zone) => {
      const {left, right} = zone.getBoundingClientRect();
      return [...zone.querySelectorAll("*")].filter((element) => {
        const box = element.getBoundingClientRect();
        const isOut = box.width > 1 && (box.left < left - 1 || box.right > right + 1);
        return isOut && element.closest(zones) === zone && element.checkVisibility()
          && isLoose(element, zone);
      });
    })
    .map((element) => element.outerHTML.slice(0, 160));
}"""


def sticking_out(page: Page) -> list[str]:
    """What is drawn beside the header, page, dialog or menu that it belongs to."""
    return cast("list[str]", page.evaluate(_STICKING_OUT))


def small_targets(page: Page, least: int) -> list[str]:
    """What can be pressed on less than `least` pixels, wide or high."""
    return cast("list[str]", page.evaluate(_SMALL_TARGETS, least))


def space_text(page: Page) -> None:
    """As people who read more easily with room between letters, words and lines have it."""
    page.evaluate(_SPACE_TEXT)


def cut_texts(page: Page) -> list[str]:
    """Texts that do not fit where they stand."""
    return cast("list[str]", page.evaluate(_CUT_TEXTS))


def width(page: Page) -> int:
    """Of everything that can be scrolled to."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def longest_movement_ms(page: Page) -> float:
    return float(page.evaluate(_LONGEST_MOVEMENT))


def contrast(page: Page, front: str, back: str) -> float:
    """Of two colours of the style sheet, by their names."""
    return float(page.evaluate(_CONTRAST, [front, back]))


def covered_focus(page: Page) -> str | None:
    """What has the focus and is covered, and by what; None where it can be seen."""
    return cast("str | None", page.evaluate(_COVERED_FOCUS))

const MARGIN = 8;
const GAP = 4;
/** Pinched by a hair, a page still counts as whole. */
const MAGNIFIED = 1.05;

type Box = { top: number; bottom: number; left: number; right: number };
type Size = { width: number; height: number };

type Spot = { x: number; y: number };

/**
 * Where something of this size goes beside its anchor: below it or above it where it fits, else
 * over it, as long as the page is high enough.
 * @internal
 */
export function spotBeside(anchor: Box, size: Size, view: Size, align: "start" | "end"): Spot {
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - size.height;
  const lowest = view.height - MARGIN - size.height;
  const beside = below <= lowest || above < MARGIN ? below : above;
  const wanted = align === "start" ? anchor.left : anchor.right - size.width;
  return {
    x: Math.max(MARGIN, Math.min(wanted, view.width - size.width - MARGIN)),
    y: Math.max(MARGIN, Math.min(beside, lowest)),
  };
}

/** Tells the style sheet where an open popover stands, and how much of the page a keyboard covers. */
export function place(popover: HTMLElement, anchor: HTMLElement, align: "start" | "end"): void {
  const view = { width: window.innerWidth, height: window.innerHeight };
  const size = { width: popover.offsetWidth, height: popover.offsetHeight };
  const { x, y } = spotBeside(anchor.getBoundingClientRect(), size, view, align);
  const visible = window.visualViewport;
  // Who looks through a magnifying glass sees less of the page, too: that is no keyboard.
  const isWhole = visible !== null && visible.scale < MAGNIFIED;
  const covered = isWhole ? view.height - visible.height - visible.offsetTop : 0;
  const { style } = popover;
  style.setProperty("--popover-x", `${Math.round(x)}px`);
  style.setProperty("--popover-y", `${Math.round(y)}px`);
  style.setProperty("--keyboard", `${Math.max(0, Math.round(covered))}px`);
}

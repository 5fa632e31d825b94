import type { RowsTarget } from "./DropTarget";

/** Where a drop would go, shown by attributes that the style sheets draw lines and frames for. */

const MARKS = ["data-drop", "data-drop-depth", "data-drop-over"];
const MARKED = MARKS.map((name) => `[${name}]`).join(",");

export function clearMarks(): void {
  for (const element of document.querySelectorAll(MARKED)) {
    for (const name of MARKS) {
      element.removeAttribute(name);
    }
  }
}

/** A line between two rows, or a frame round a section that has an order of its own. */
export function markRows(root: HTMLElement, { section, line, depth }: RowsTarget): void {
  const element =
    line === null
      ? root.querySelector(`[data-section="${CSS.escape(section.key)}"]`)
      : root.querySelector(`[data-row="${CSS.escape(line.id)}"]`);
  element?.setAttribute("data-drop", line?.edge ?? "into");
  element?.setAttribute("data-drop-depth", String(depth));
}

/** A list or view beside the rows. */
export function markPlace(element: Element): void {
  element.setAttribute("data-drop-over", "");
}

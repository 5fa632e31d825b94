/** The places of a view that the keyboard jumps to, found by what marks them in the page. */
export const CAPTURE_ID = "new-todo";
export const HEADING_ID = "view-title";

const ROW = "[data-row]:not([inert])";
/** What has the focus when a row has it: its checkbox, or what stands in its place. */
const ROW_CONTROL = "[data-row-control]";

/** The element of a row; null where it is not in the page, or on its way out of it. */
export function rowElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]:not([inert])`);
}

/** The ids of the rows that are in the page. */
export function shownRowIds(): ReadonlySet<string> {
  const rows = document.querySelectorAll<HTMLElement>(ROW);
  return new Set(Array.from(rows, ({ dataset }) => dataset["row"] ?? ""));
}

/** The id of the row that an element is in. */
export function rowIdOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>(ROW)?.dataset["row"] ?? null;
}

/** The row that has the focus. */
export function focusedRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(ROW) ?? null;
}

export function focusedRowId(): string | null {
  return focusedRow()?.dataset["row"] ?? null;
}

// Of a long list only a part is in the page; each list can put any of its rows there.
const revealers = new Set<(id: string) => boolean>();

/** `reveal` puts a row into the page, if it is one of its own, before it returns. */
export function registerRows(reveal: (id: string) => boolean): () => void {
  revealers.add(reveal);
  return () => revealers.delete(reveal);
}

/** Gives the focus to a row, wherever it is in the list; false where there is no such row. */
export function focusRow(id: string): boolean {
  if (rowElement(id) === null) {
    [...revealers].some((reveal) => reveal(id));
  }
  const row = rowElement(id);
  const control = row?.querySelector<HTMLElement>(ROW_CONTROL);
  if (row === null || control === null || control === undefined) {
    return false;
  }
  control.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

export function focusHeading(): void {
  document.getElementById(HEADING_ID)?.focus({ preventScroll: true });
}

let captureIsWanted = false;

/** Puts the focus into the capture input; true where the page has to show it first. */
export function focusCapture(): boolean {
  const input = document.getElementById(CAPTURE_ID);
  captureIsWanted = input === null;
  input?.focus();
  return captureIsWanted;
}

/** Called with the capture input when it comes into the page. */
export function captureReady(input: HTMLElement | null): void {
  if (captureIsWanted && input !== null) {
    captureIsWanted = false;
    input.focus();
  }
}

/** The places of the dashboard that the keyboard jumps to, found by what marks them in the page. */
export const CAPTURE_ID = "new-todo";
export const HEADING_ID = "view-title";

const ROW = "[data-row]:not([inert])";
/** What has the focus when a row has it: its checkbox, or what stands in its place. */
const ROW_CONTROL = "[data-row-control]";

export function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROW)];
}

export function rowOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-row]") ?? null;
}

export function focusRow(row: HTMLElement | undefined): void {
  const control = row?.querySelector<HTMLElement>(ROW_CONTROL);
  control?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

/** For a row that is on its way into the page: it is there with the next frame. */
export function focusRowSoon(id: string): void {
  requestAnimationFrame(() => focusRow(rows().find((row) => row.dataset["row"] === id)));
}

/** For the moment a row goes: the next one, else the one before, else the heading. */
export function focusNeighbour(row: HTMLElement | null): void {
  const all = rows();
  const index = row === null ? -1 : all.indexOf(row);
  const neighbour = index === -1 ? undefined : (all[index + 1] ?? all[index - 1]);
  if (neighbour === undefined) {
    document.getElementById(HEADING_ID)?.focus();
  } else {
    focusRow(neighbour);
  }
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
export function captureReady(input: HTMLInputElement | null): void {
  if (captureIsWanted && input !== null) {
    captureIsWanted = false;
    input.focus();
  }
}

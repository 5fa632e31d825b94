/** A ref for what a dialog gives the focus to when it opens; React's own `autoFocus` comes late. */
export function focusFirst(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
}

/** For an action that removes the button it was started with: whoever got there by keyboard goes on
 * from `fallback` (a selector), unless something else has taken the focus by then. */
export function catchFocus(fallback: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) {
      document.querySelector<HTMLElement>(fallback)?.focus();
    }
  });
}

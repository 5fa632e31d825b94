const TEXT_TYPES = new Set([
  "text",
  "email",
  "password",
  "search",
  "url",
  "tel",
  "number",
  "date",
  "time",
]);

/** Whether a key belongs to a text, a list to choose from, or an input method at work. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.isComposing) {
    return true;
  }
  if (target instanceof Element && target.closest("dialog:not([open])") !== null) {
    // Until the next frame the focus stays in a dialog that has just closed.
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return TEXT_TYPES.has(target.type);
  }
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

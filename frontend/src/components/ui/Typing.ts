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

/** The number of every key that an input method has taken for itself. */
const COMPOSED = 229;

/** Whether an input method is at work. To Safari it no longer is when it gets the Enter that took
 * the text: only the old number of that key tells. */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells it in Safari.
  return event.isComposing || event.keyCode === COMPOSED;
}

/** Whether a key belongs to a text, a list to choose from, or an input method at work. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (isComposing(event)) {
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

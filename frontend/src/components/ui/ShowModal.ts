import { focusFirst } from "./FocusFirst";

/** Who opens a dialog to write something begins with its first field, not with what closes it. */
function markFirst(dialog: HTMLDialogElement): void {
  if (dialog.querySelector("[autofocus]") === null) {
    focusFirst(dialog.querySelector("input, select, textarea"));
  }
}

/** The browser gives the focus back where a dialog is closed, not where it is taken away open. */
function giveFocusBack(dialog: HTMLDialogElement, opener: Element | null): void {
  if (
    !dialog.isConnected &&
    opener instanceof HTMLElement &&
    document.activeElement === document.body
  ) {
    opener.focus();
  }
}

/** The ref of a dialog that is open for as long as it is rendered, or until a step back or forward
 * shows another page behind it. Stable, so that a closing dialog is never opened again. */
export function showModal(dialog: HTMLDialogElement | null): (() => void) | undefined {
  if (dialog === null) {
    return;
  }
  const opener = document.activeElement;
  const close = (): void => dialog.close();
  if (!dialog.open) {
    markFirst(dialog);
    dialog.showModal();
  }
  window.addEventListener("popstate", close);
  return () => {
    window.removeEventListener("popstate", close);
    // Once it is out of the page, where it goes at all: React also tries clean-ups out.
    queueMicrotask(() => giveFocusBack(dialog, opener));
  };
}

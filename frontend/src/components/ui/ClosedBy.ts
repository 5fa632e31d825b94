/** What `closedby="any"` does, for browsers that do not know it: a press beside a dialog closes it. */

function dialogBeside({ target, clientX, clientY }: MouseEvent): HTMLDialogElement | null {
  if (!(target instanceof HTMLDialogElement) || target.getAttribute("closedby") !== "any") {
    return null;
  }
  const { left, right, top, bottom } = target.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return isInside ? null : target;
}

let pressed: HTMLDialogElement | null = null;

document.addEventListener("pointerdown", (event) => {
  pressed = dialogBeside(event);
});

document.addEventListener("click", (event) => {
  // A text that is selected with the mouse may end beside it, where it did not begin.
  if (dialogBeside(event) === pressed) {
    pressed?.close();
  }
});

export {};

import type { ListCommands } from "@/components/todo/commands/ListCommands";
import { withoutParts } from "@/components/todo/order/Levels";
import { partOfApp } from "@/lib/part";
import { rowIdOf } from "../Focus";
import { idsOf, type ListModel, spotOf } from "../ListModel";
import type { ListState } from "../ListState";
import type { DragSession } from "./DragSession";

/** How far a mouse moves before it drags; a hand is never quite still. */
const SLACK_PX = 6;
/** How long a finger rests before it drags; a shorter touch scrolls or taps. */
const HOLD_MS = 380;
/** A click that belongs to a drag comes right after it. */
const CLICK_MS = 50;

const CONTROL = "input, textarea, a, label, button:not([data-edit], [data-sign])";

export type DragTools = {
  model: () => ListModel;
  state: () => ListState;
  commands: ListCommands;
  subjectOf: (ids: readonly string[]) => string;
};

type Point = { x: number; y: number };

/** A pointer that is down on a row. */
type Press = {
  pointerId: number;
  rowId: string;
  isTouch: boolean;
  start: Point;
  point: Point;
  timer: ReturnType<typeof setTimeout> | undefined;
  isDragging: boolean;
  session: DragSession | null;
};

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}

function isFar(one: Point, other: Point): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) > SLACK_PX;
}

/** The row that a pointer takes hold of; null on a control of its own. */
function rowUnder({ target }: PointerEvent): string | null {
  const isFree =
    target instanceof Element &&
    target.closest("[data-draggable]") !== null &&
    target.closest(CONTROL) === null;
  return isFree ? rowIdOf(target) : null;
}

/** Everything chosen, where the row is among it; without parts of what is dragged anyway. */
function draggedIds({ model, state }: DragTools, rowId: string): string[] {
  const { ids } = state().selection;
  const { sections, snapshot } = model();
  return ids.has(rowId)
    ? withoutParts(
        snapshot.todos,
        idsOf(sections).filter((id) => ids.has(id)),
      )
    : [rowId];
}

/** Drags rows with a mouse, and with a finger that rests on one first. */
class Dragging {
  readonly #root: HTMLElement;
  readonly #tools: DragTools;
  #press: Press | null = null;

  constructor(root: HTMLElement, tools: DragTools) {
    this.#root = root;
    this.#tools = tools;
  }

  /** Returns what stops listening. */
  listen(): () => void {
    const listening = new AbortController();
    const { signal } = listening;
    this.#root.addEventListener("pointerdown", this.#onDown, { signal });
    this.#root.addEventListener("contextmenu", this.#onContextMenu, { signal });
    // Not passive: once a row is held, the finger must not scroll the page.
    this.#root.addEventListener("touchmove", this.#onTouchMove, { signal, passive: false });
    window.addEventListener("pointermove", this.#onMove, { signal });
    window.addEventListener("pointerup", this.#onUp, { signal });
    window.addEventListener("pointercancel", this.#cancel, { signal });
    window.addEventListener("blur", this.#cancel, { signal });
    document.addEventListener("keydown", this.#onKeyDown, { signal, capture: true });
    return () => {
      this.#cancel();
      listening.abort();
    };
  }

  readonly #onDown = (event: PointerEvent): void => {
    const rowId = event.isPrimary && event.button === 0 ? rowUnder(event) : null;
    const isModified = event.shiftKey || event.ctrlKey || event.metaKey;
    if (rowId === null || isModified || this.#press !== null) {
      return;
    }
    const isTouch = event.pointerType !== "mouse";
    const point = pointOf(event);
    const press: Press = {
      pointerId: event.pointerId,
      rowId,
      isTouch,
      start: point,
      point,
      timer: isTouch ? setTimeout(() => void this.#begin(press), HOLD_MS) : undefined,
      isDragging: false,
      session: null,
    };
    this.#press = press;
  };

  readonly #onMove = (event: PointerEvent): void => {
    const press = this.#press;
    if (press === null || press.pointerId !== event.pointerId) {
      return;
    }
    press.point = pointOf(event);
    if (press.isDragging) {
      press.session?.moveTo(press.point);
    } else if (isFar(press.start, press.point)) {
      if (press.isTouch) {
        this.#cancel();
      } else {
        void this.#begin(press);
      }
    }
  };

  readonly #onUp = (event: PointerEvent): void => {
    const press = this.#press;
    if (press === null || press.pointerId !== event.pointerId) {
      return;
    }
    this.#forget();
    if (press.isDragging) {
      swallowClick();
      press.session?.drop();
    }
  };

  readonly #cancel = (): void => {
    this.#press?.session?.end();
    this.#forget();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (this.#press?.isDragging === true && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
      // The button is still down; letting go of it is no click either.
      window.addEventListener("pointerup", swallowClick, { capture: true, once: true });
    }
  };

  readonly #onTouchMove = (event: TouchEvent): void => {
    if (this.#press?.isDragging === true) {
      event.preventDefault();
    }
  };

  readonly #onContextMenu = (event: Event): void => {
    if (this.#press?.isTouch === true) {
      event.preventDefault();
    }
  };

  #forget(): void {
    clearTimeout(this.#press?.timer);
    this.#press = null;
  }

  async #begin(press: Press): Promise<void> {
    press.isDragging = true;
    const part = await partOfApp(() => import("./DragSession"));
    const spot = spotOf(this.#tools.model().sections, press.rowId);
    if (part === null || this.#press !== press || spot === null) {
      return;
    }
    if (press.isTouch) {
      navigator.vibrate?.(10);
    }
    const ids = draggedIds(this.#tools, press.rowId);
    press.session = new part.DragSession({
      ...this.#tools,
      root: this.#root,
      ids,
      spot,
      start: press.start,
      text: this.#tools.subjectOf(ids),
    });
    press.session.moveTo(press.point);
  }
}

/** What was dragged is not clicked as well. */
function swallowClick(): void {
  const listening = new AbortController();
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, signal: listening.signal });
  setTimeout(() => listening.abort(), CLICK_MS);
}

/** Makes the rows below an element draggable until the returned function is called. */
export function listenForDrags(root: HTMLElement, tools: DragTools): () => void {
  return new Dragging(root, tools).listen();
}

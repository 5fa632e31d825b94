import { type PointerEvent, useEffect, useRef, useState } from "react";

/** A press that moves less than this is a click. */
const THRESHOLD_PX = 5;

type Drag = { id: string; index: number };
type Press = { id: string; y: number; group: HTMLElement };

type OrderDrag = {
  /** What is being dragged and where it would go; null while nothing is. */
  drag: Drag | null;
  /** For each item of the group; the group's items are its element children. */
  onPointerDown: (id: string, event: PointerEvent<HTMLElement>) => void;
};

/** The place among the others whose middle the pointer has passed. */
function indexAt(y: number, group: HTMLElement, id: string): number {
  const others = [...group.children].filter(
    (item) => item instanceof HTMLElement && item.dataset["orderId"] !== id,
  );
  const below = others.findIndex((item) => {
    const { top, height } = item.getBoundingClientRect();
    return y < top + height / 2;
  });
  return below === -1 ? others.length : below;
}

/** The click that ends a drag is none. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
}

/**
 * Ordering by drag with a mouse or a pen; fingers scroll, and have the menu. Escape leaves
 * everything as it was.
 */
export function useOrderDrag(onDrop: (id: string, index: number) => void): OrderDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stop = useRef<() => void>(null);
  useEffect(() => () => stop.current?.(), []);

  function start({ id, y, group }: Press): void {
    let current: Drag | null = null;
    const onMove = (event: globalThis.PointerEvent): void => {
      if (current === null && Math.abs(event.clientY - y) < THRESHOLD_PX) {
        return;
      }
      const index = indexAt(event.clientY, group, id);
      if (current?.index !== index) {
        current = { id, index };
        setDrag(current);
      }
    };
    const onUp = (): void => {
      end();
      if (current !== null) {
        swallowClick();
        onDrop(current.id, current.index);
      }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && current !== null) {
        event.stopPropagation();
        end();
        // The button is still down; letting go of it is no click either.
        window.addEventListener("pointerup", swallowClick, { capture: true, once: true });
      }
    };
    const listening = new AbortController();
    const end = (): void => {
      listening.abort();
      stop.current = null;
      setDrag(null);
    };
    const { signal } = listening;
    window.addEventListener("pointermove", onMove, { signal });
    window.addEventListener("pointerup", onUp, { signal });
    window.addEventListener("pointercancel", end, { signal });
    window.addEventListener("keydown", onKeyDown, { signal, capture: true });
    stop.current = end;
  }

  function onPointerDown(id: string, event: PointerEvent<HTMLElement>): void {
    const group = event.currentTarget.parentElement;
    if (event.button === 0 && event.pointerType !== "touch" && group !== null) {
      start({ id, y: event.clientY, group });
    }
  }

  return { drag, onPointerDown };
}

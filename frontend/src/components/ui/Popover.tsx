"use client";

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";
import { place } from "./Placement";
import styles from "./Popover.module.css";

export type PopoverProps = {
  /** The element it belongs to: it opens beside it and gives the focus back to it. */
  anchor: HTMLElement;
  /** What it is, for people who cannot see what opened it. */
  label: string;
  onClose: () => void;
  children: ReactNode;
  role?: "dialog" | "menu";
  /** Which edges of popover and anchor are in one line. */
  align?: "start" | "end";
  className?: string | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLDivElement>) => void) | undefined;
};

const FIRST = "[data-autofocus], input, button, [tabindex]";

/**
 * Render it to open it, take it away to close it; `onClose` tells when Escape or a click elsewhere
 * closed it. Beside its anchor on wide screens, a sheet at the lower edge on narrow ones. The focus
 * goes to what is marked `data-autofocus`, else to the first control.
 */
export function Popover(props: PopoverProps) {
  const { anchor, label, onClose, children, role = "dialog", align = "start" } = props;
  const popover = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const element = popover.current;
    return element === null
      ? undefined
      : open(element, { anchor, align, onClose: () => close.current() });
  }, [anchor, align]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useAriaPropsSupportedByRole: its role is one of two.
    <div
      aria-label={label}
      className={[styles.popover, props.className].filter(Boolean).join(" ")}
      onKeyDown={props.onKeyDown}
      popover="auto"
      ref={popover}
      role={role}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}

type Opening = { anchor: HTMLElement; align: "start" | "end"; onClose: () => void };

/** Returns what closes it again. */
function open(element: HTMLElement, { anchor, align, onClose }: Opening): () => void {
  const move = (): void => place(element, anchor, align);
  const onToggle = (event: ToggleEvent): void => {
    if (event.target === element && event.newState === "closed") {
      onClose();
    }
  };
  element.showPopover();
  move();
  (element.querySelector<HTMLElement>(FIRST) ?? element).focus({ preventScroll: true });
  setExpanded(anchor, true);
  const sizes = new ResizeObserver(move);
  sizes.observe(element);
  element.addEventListener("toggle", onToggle);
  window.addEventListener("scroll", move, { capture: true, passive: true });
  window.visualViewport?.addEventListener("resize", move);
  return () => {
    setExpanded(anchor, false);
    sizes.disconnect();
    element.removeEventListener("toggle", onToggle);
    window.removeEventListener("scroll", move, { capture: true });
    window.visualViewport?.removeEventListener("resize", move);
    // While it is still in the page, so that the browser gives the focus back.
    element.hidePopover();
  };
}

/** Set from here, so that a button among a thousand need not be rendered anew for it. */
function setExpanded(anchor: HTMLElement, isExpanded: boolean): void {
  if (anchor.hasAttribute("aria-haspopup")) {
    anchor.setAttribute("aria-expanded", String(isExpanded));
  }
}

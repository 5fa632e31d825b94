"use client";

import { type ReactNode, useId } from "react";
import { BasicIcon } from "./BasicIcon";
import styles from "./Dialog.module.css";
import { showModal } from "./ShowModal";

type DialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** A sheet comes from the lower edge, where the thumb is. */
  variant?: "card" | "sheet";
  /** "any": also a press beside it; "closerequest": only Escape and its buttons. */
  closedby?: "any" | "closerequest";
};

/** Render it to open it; `onClose` tells when Escape, the backdrop, a button or a step back closed it.
 * Focus trap, inert page and the focus's way back are the browser's own. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, variant = "card", closedby = "any" } = props;
  const titleId = useId();
  return (
    <dialog
      aria-labelledby={titleId}
      className={styles.dialog}
      closedby={closedby}
      data-variant={variant}
      onClose={onClose}
      ref={showModal}
    >
      <form className={styles.head} method="dialog">
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        <button aria-label="Close" className={styles.close} type="submit">
          <BasicIcon name="cross" />
        </button>
      </form>
      {children}
    </dialog>
  );
}

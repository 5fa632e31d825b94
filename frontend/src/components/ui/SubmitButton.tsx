import type { ReactNode } from "react";
import { buttonClass, type Variant } from "./Button";
import styles from "./Button.module.css";

type SubmitButtonProps = {
  children: ReactNode;
  pending: boolean;
  /** What is going on meanwhile, for people who cannot see the spinner. */
  progress: string;
  variant?: Variant;
  className?: string | undefined;
};

/** Keeps the focus while it waits, which a disabled button would drop. */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, pending, progress, variant = "primary", className } = props;
  return (
    <>
      <button
        aria-disabled={pending || undefined}
        className={buttonClass(variant, className)}
        data-pending={pending || undefined}
        type="submit"
      >
        <span className={styles.label}>{children}</span>
        {pending && <span aria-hidden="true" className={styles.spinner} />}
      </button>
      <span className="visually-hidden" role="status">
        {pending ? progress : ""}
      </span>
    </>
  );
}

import type { ReactNode } from "react";
import { buttonClass, type Variant } from "./Button";
import styles from "./Button.module.css";
import { useHydrated } from "./Hydrated";

type SubmitButtonProps = {
  children: ReactNode;
  pending: boolean;
  /** What is going on meanwhile, for people who cannot see the spinner. */
  progress: string;
  variant?: Variant;
  className?: string | undefined;
};

/**
 * Keeps the focus while it waits, which a disabled button would drop. It is disabled only before the
 * script is there: the browser would send the form by itself then, and empty it.
 */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, pending, progress, variant = "primary", className } = props;
  const isHydrated = useHydrated();
  return (
    <>
      <button
        aria-disabled={pending || undefined}
        className={buttonClass(variant, className)}
        data-pending={pending || undefined}
        disabled={!isHydrated}
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

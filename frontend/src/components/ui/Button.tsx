import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";

export type Variant = "primary" | "secondary" | "quiet" | "danger";

/** The classes of a button, for the few elements that only look like one. */
export function buttonClass(variant: Variant, className?: string): string {
  return [styles.button, styles[variant], className].filter(Boolean).join(" ");
}

type ButtonProps = Omit<ComponentProps<"button">, "className"> & {
  variant?: Variant;
  className?: string | undefined;
};

export function Button({
  variant = "secondary",
  className,
  type = "button",
  ...rest
}: ButtonProps) {
  return <button className={buttonClass(variant, className)} type={type} {...rest} />;
}

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

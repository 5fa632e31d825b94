import type { ComponentProps } from "react";
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

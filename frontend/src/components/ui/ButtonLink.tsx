import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass, type Variant } from "./Button";

type ButtonLinkProps = {
  href: string;
  children: ReactNode;
  variant?: Variant;
  className?: string | undefined;
};

/** Apart from the buttons, so that pages without links do not load the router's part of them. */
export function ButtonLink({ href, children, variant = "secondary", className }: ButtonLinkProps) {
  return (
    <Link className={buttonClass(variant, className)} href={href}>
      {children}
    </Link>
  );
}

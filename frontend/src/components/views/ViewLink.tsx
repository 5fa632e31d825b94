"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { type View, viewHref } from "@/lib/views/view";
import { showView } from "./CurrentView";

type ViewLinkProps = {
  view: View;
  children: ReactNode;
  className?: string | undefined;
  isCurrent?: boolean;
  /** Called before it leads there. */
  onFollow?: (() => void) | undefined;
};

export function ViewLink({ view, children, className, isCurrent, onFollow }: ViewLinkProps) {
  const isShallow = usePathname() === "/todos";
  return (
    <Link
      aria-current={isCurrent ? "page" : undefined}
      className={className}
      draggable={false}
      href={viewHref(view)}
      onNavigate={(event) => {
        onFollow?.();
        if (isShallow) {
          event.preventDefault();
          showView(view);
        }
      }}
      prefetch={isShallow ? false : null}
    >
      {children}
    </Link>
  );
}

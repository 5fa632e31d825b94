"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** A link between the account pages that remembers where one wanted to go in the first place. */
export function NextLink({ href, children }: { href: string; children: ReactNode }) {
  const next = useSearchParams().get("next");
  const target = next === null ? href : `${href}?next=${encodeURIComponent(next)}`;
  return <Link href={target}>{children}</Link>;
}

"use client";

import { useSnapshot } from "@/lib/replica/hooks";
import { ago } from "./Ago";

/** When something was, seen from now. */
export function TimeAgo({ at }: { at: Date }) {
  const { settings } = useSnapshot();
  return <time dateTime={at.toISOString()}>{ago(at, new Date(), settings.date_order)}</time>;
}

"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type View, viewFrom, viewHref } from "@/lib/views/view";

const DASHBOARD = "/todos";

/** What the address says is shown; null on a page that shows no todos. */
export function useCurrentView(): View | null {
  const onDashboard = usePathname() === DASHBOARD;
  const parameters = useSearchParams();
  return useMemo(() => (onDashboard ? viewFrom(parameters) : null), [onDashboard, parameters]);
}

/** On the dashboard a change of view is only a change of address: nothing is fetched for it, so it
 * is instant and works offline. */
export function showView(view: View): void {
  window.history.pushState(null, "", viewHref(view));
  window.scrollTo(0, 0);
}

/** Leads to a view from any page. */
export function useGoTo(): (view: View) => void {
  const router = useRouter();
  const onDashboard = usePathname() === DASHBOARD;
  return useCallback(
    (view: View) => {
      if (onDashboard) {
        showView(view);
      } else {
        router.push(viewHref(view));
      }
    },
    [onDashboard, router],
  );
}

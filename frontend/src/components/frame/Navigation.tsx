"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/Icon";
import { useCurrentView, useGoTo } from "@/components/views/CurrentView";
import { latePart } from "@/lib/late-part";
import { useSync } from "@/lib/replica/hooks";
import { type FixedKind, viewKey } from "@/lib/views/view";
import { useAuth } from "@/providers/AuthProvider";
import { FixedViews } from "./FixedViews";
import links from "./NavLink.module.css";
import styles from "./Rail.module.css";
import { startSearch } from "./Search";

const MAIN: readonly FixedKind[] = ["inbox", "today", "upcoming"];
const RARE: readonly FixedKind[] = ["completed", "trash"];

/** Phones show it only when asked to, and everywhere it has to wait for the data anyway. */
const useOwnPart = latePart(() => import("./OwnNavigation"));

type NavigationProps = {
  onFollow?: (() => void) | undefined;
  /** Without the views that the bar of phones has. */
  isRest?: boolean | undefined;
};

type CurrentProps = NavigationProps & { current: string | null };

function SearchButton({ current, onFollow }: CurrentProps) {
  const goTo = useGoTo();
  return (
    <button
      aria-current={current === "search" ? "page" : undefined}
      className={`${links.link} ${styles.link}`}
      onClick={() => {
        onFollow?.();
        startSearch(goTo);
      }}
      type="button"
    >
      <Icon name="search" />
      <span className={styles.name}>Search</span>
      <span aria-hidden="true" className={styles.key}>
        /
      </span>
    </button>
  );
}

type ShellProps = CurrentProps & { children?: ReactNode };

/** What everybody has; the person's own lists and labels come between once they are known. */
export function NavigationShell({ current, onFollow, isRest = false, children }: ShellProps) {
  return (
    <nav aria-label="Views" className={styles.nav}>
      {!isRest && (
        <div className={styles.group}>
          <SearchButton current={current} onFollow={onFollow} />
          <FixedViews current={current} kinds={MAIN} onFollow={onFollow} />
        </div>
      )}
      <div className={styles.own}>{children}</div>
      <div className={styles.group}>
        <FixedViews current={current} kinds={RARE} onFollow={onFollow} />
      </div>
    </nav>
  );
}

function Own({ current, onFollow }: CurrentProps) {
  const { status } = useSync();
  const { part } = useOwnPart();
  return (
    part !== null &&
    status === "ready" && <part.OwnNavigation current={current} onFollow={onFollow} />
  );
}

export function Navigation({ onFollow, isRest }: NavigationProps) {
  const view = useCurrentView();
  const isSignedIn = useAuth().status === "signed-in";
  const current = view === null ? null : viewKey(view);
  return (
    <NavigationShell current={current} isRest={isRest} onFollow={onFollow}>
      {isSignedIn && <Own current={current} onFollow={onFollow} />}
    </NavigationShell>
  );
}

"use client";

import { Icon, type IconName } from "@/components/ui/Icon";
import { useCurrentView, useGoTo } from "@/components/views/CurrentView";
import { ViewLink } from "@/components/views/ViewLink";
import { FIXED_NAMES, viewKey } from "@/lib/views/view";
import styles from "./BottomBar.module.css";
import { openOverlay } from "./Overlay";
import { startSearch } from "./Search";
import { ViewCount } from "./ViewCount";

const VIEWS = ["inbox", "today", "upcoming"] as const satisfies readonly IconName[];

/** What phones have instead of the rail, where the thumb is. `current`: the key of the view shown. */
export function BottomBarShell({ current }: { current: string | null }) {
  const goTo = useGoTo();
  const isElsewhere =
    current !== null && current !== "search" && !VIEWS.some((kind) => kind === current);
  return (
    <nav aria-label="Views" className={styles.bar}>
      {VIEWS.map((kind) => (
        <ViewLink className={styles.item} isCurrent={kind === current} key={kind} view={{ kind }}>
          <Icon name={kind} />
          <span>{FIXED_NAMES[kind]}</span>
          {kind === "today" && <ViewCount className={styles.count} kind={kind} />}
        </ViewLink>
      ))}
      <button
        aria-current={current === "search" ? "page" : undefined}
        className={styles.item}
        onClick={() => startSearch(goTo)}
        type="button"
      >
        <Icon name="search" />
        <span>Search</span>
      </button>
      <button
        aria-haspopup="dialog"
        className={styles.item}
        data-current={isElsewhere || undefined}
        onClick={() => openOverlay({ kind: "more" })}
        type="button"
      >
        <Icon name="menu" />
        <span>More</span>
      </button>
    </nav>
  );
}

export function BottomBar() {
  const view = useCurrentView();
  return <BottomBarShell current={view === null ? null : viewKey(view)} />;
}

"use client";

import Link from "next/link";
import { Suspense } from "react";
import { Icon } from "@/components/ui/Icon";
import { Logo } from "@/components/ui/Logo";
import { useRailClosed } from "@/lib/rail";
import { AccountMenu } from "./AccountMenu";
import { ConnectionSign } from "./ConnectionSign";
import { Navigation, NavigationShell } from "./Navigation";
import styles from "./Rail.module.css";

const SHOW_ID = "show-rail";
const HIDE_ID = "hide-rail";

/** The button that was pressed goes; its counterpart takes the focus over. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** Beside the todos on wide screens; phones have the bar at the lower edge instead. */
export function Rail() {
  const [, setClosed] = useRailClosed();
  return (
    <>
      <header className={styles.rail}>
        <div className={styles.head}>
          <Link className={styles.brand} href="/todos">
            <Logo />
          </Link>
          <button
            aria-label="Hide the sidebar"
            className={styles.toggle}
            id={HIDE_ID}
            onClick={() => {
              setClosed(true);
              focusSoon(SHOW_ID);
            }}
            type="button"
          >
            <Icon name="rail" />
          </button>
        </div>
        <Suspense fallback={<NavigationShell current={null} />}>
          <Navigation />
        </Suspense>
        <ConnectionSign place="rail" />
        <AccountMenu />
      </header>
      <button
        aria-label="Show the sidebar"
        className={styles.show}
        id={SHOW_ID}
        onClick={() => {
          setClosed(false);
          focusSoon(HIDE_ID);
        }}
        type="button"
      >
        <Icon name="rail" />
      </button>
    </>
  );
}

"use client";

import { useEffect, useRef } from "react";
import { dismiss, type Notice, useNotices } from "@/lib/notices";
import { BasicIcon } from "./BasicIcon";
import { catchFocus } from "./LostFocus";
import { OfflineBanner } from "./OfflineBanner";
import styles from "./StatusDock.module.css";

const LIFE_MS: Record<Notice["kind"], number> = { info: 6000, undo: 9000, error: 12_000 };
const GRACE_MS = 2000;

function takeBack(notice: Notice): void {
  dismiss(notice.id);
  if (notice.kind === "undo") {
    notice.undo();
  }
}

function NoticeCard({ notice }: { notice: Notice }) {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let timer = setTimeout(expire, LIFE_MS[notice.kind]);
    function expire(): void {
      // Nobody has to hurry while they point at it or have the focus in it.
      if (card.current?.matches(":hover, :focus-within") === true) {
        timer = setTimeout(expire, GRACE_MS);
      } else {
        dismiss(notice.id);
      }
    }
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className={styles.notice} data-kind={notice.kind} ref={card}>
      <p className={styles.text} role={notice.kind === "error" ? "alert" : undefined}>
        {notice.text}
      </p>
      {notice.kind === "undo" && (
        <button
          className={styles.undo}
          onClick={() => {
            takeBack(notice);
            catchFocus("main");
          }}
          type="button"
        >
          Undo
        </button>
      )}
      <button
        aria-label="Dismiss"
        className={styles.dismiss}
        onClick={() => {
          dismiss(notice.id);
          catchFocus("main");
        }}
        type="button"
      >
        <BasicIcon name="cross" />
      </button>
    </div>
  );
}

/** Messages at the lower edge, above whatever the page shows. */
export function Notices() {
  const notices = useNotices();
  return (
    <div className={styles.dock}>
      <div className={styles.region} role="status">
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </div>
      <OfflineBanner />
    </div>
  );
}

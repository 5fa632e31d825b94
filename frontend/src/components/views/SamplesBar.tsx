"use client";

import { useMemo } from "react";
import { catchFocus } from "@/components/ui/LostFocus";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { samplesIn } from "@/lib/views/samples";
import type { View } from "@/lib/views/view";
import styles from "./SamplesBar.module.css";

/** Takes the samples away again with one click, for as long as there are any. */
export function SamplesBar({ view }: { view: View }) {
  const snapshot = useSnapshot();
  const samples = useMemo(() => samplesIn(snapshot), [snapshot]);
  const { remove } = useActions();
  return (
    view.kind === "inbox" &&
    samples.length > 0 && (
      <p className={styles.bar}>
        <span>These are samples to try things out with.</span>
        <button
          className={styles.remove}
          onClick={() => {
            remove(samples.map(({ id }) => id));
            catchFocus("#new-todo");
          }}
          type="button"
        >
          Remove the samples
        </button>
      </p>
    )
  );
}

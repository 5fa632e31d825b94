"use client";

import { type SubmitEvent, useState } from "react";
import { flushSync } from "react-dom";
import { useCapture } from "@/components/capture/Capture";
import styles from "@/components/capture/Capture.module.css";
import { CaptureInput, HINT_ID, PROBLEM_ID } from "@/components/capture/CaptureInput";
import { ChipList } from "@/components/capture/ChipList";
import { useSpokenChips } from "@/components/capture/Spoken";
import { loadTools, useTools } from "@/components/capture/Tools";
import { CAPTURE_ID, focusCapture } from "@/components/todo/Focus";
import { Icon } from "@/components/ui/Icon";
import type { View } from "@/lib/views/view";

const HINT = "tomorrow 9am\u2002 p1\u2002 #list\u2002 @label\u2002 // notes";

/** Where todos are written: Enter adds, and the input is free for the next one. */
export function TodoForm({ view }: { view: View }) {
  const capture = useCapture(view);
  const tools = useTools();
  const [pasted, setPasted] = useState<string | null>(null);
  const { chips, offers, problem, text, write } = capture;
  useSpokenChips(chips);

  async function onPasteLines(lines: string): Promise<void> {
    const arrived = await loadTools();
    if (arrived === null) {
      write([text, ...lines.trim().split(/\s+/u)].join(" ").trim());
    } else {
      setPasted(lines);
    }
  }

  function leavePasteDialog(): void {
    flushSync(() => setPasted(null));
    focusCapture();
  }

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    focusCapture();
    capture.submit();
  }

  return (
    <div className={styles.dock}>
      <form className={styles.capture} onSubmit={onSubmit}>
        <Icon className={styles.plus} name="plus" />
        <label className={styles.label} htmlFor={CAPTURE_ID}>
          New todo
        </label>
        <CaptureInput capture={capture} onPasteLines={(lines) => void onPasteLines(lines)} />
        <button className={styles.add} type="submit">
          Add
        </button>
      </form>
      <div className={styles.below}>
        {problem !== undefined && (
          <p className={styles.problem} id={PROBLEM_ID} role="alert">
            {problem}
          </p>
        )}
        {chips.length + offers.length > 0 && (
          <ChipList
            chips={chips}
            offers={offers}
            onCreate={capture.create}
            onDismiss={capture.dismiss}
          />
        )}
        <p className={styles.hint} hidden={chips.length > 0 || problem !== undefined} id={HINT_ID}>
          {HINT}
        </p>
      </div>
      {tools !== null && pasted !== null && (
        <tools.PasteDialog
          defaults={capture.defaults}
          onClose={leavePasteDialog}
          parse={tools.parse}
          text={pasted}
        />
      )}
    </div>
  );
}

"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { focusFirst } from "@/components/ui/FocusFirst";
import { Icon } from "@/components/ui/Icon";
import { useMoment } from "@/lib/dates/use-today";
import { countOf, outlineOf } from "@/lib/quick-add/outline";
import type { Parsed, ParseOptions } from "@/lib/quick-add/types";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import type { NewTodo } from "@/lib/replica/types";
import { chipsOf } from "./Chips";
import { literal, parseOptions } from "./Entry";
import styles from "./PasteDialog.module.css";
import { asOne, notesProblem, type PreviewLine, previewOf, todosOf } from "./PasteTree";

type Parse = (text: string, options: ParseOptions) => Parsed;

type PasteDialogProps = {
  text: string;
  parse: Parse;
  defaults: Partial<NewTodo>;
  onClose: () => void;
};

const SHOWN = 100;
const NOTHING_DISMISSED: ReadonlySet<string> = new Set();

/** Reads a line as the input would; what is part of something stays in its list. */
function useReader(parse: Parse, isRead: boolean): (text: string, depth: number) => Parsed {
  const snapshot = useSnapshot();
  const moment = useMoment();
  return useMemo(() => {
    const options = parseOptions(snapshot, moment, NOTHING_DISMISSED);
    return (text, depth) => {
      const parsed = isRead
        ? parse(text, { ...options, lists: depth === 0 ? options.lists : [] })
        : literal(text);
      // A line of nothing but names is what it says.
      return parsed.title === "" ? literal(text) : parsed;
    };
  }, [snapshot, moment, parse, isRead]);
}

function Line({ line }: { line: PreviewLine }) {
  const snapshot = useSnapshot();
  const { today } = useMoment();
  const known = { snapshot, today, order: snapshot.settings.date_order };
  const details = chipsOf(line.parsed, known).map(({ text }) => text);
  return (
    <li className={styles.line} data-depth={line.depth} data-done={line.isCompleted || undefined}>
      <span className={styles.ring}>{line.isCompleted && <Icon name="check" />}</span>
      <span className={styles.title}>
        {line.isCompleted && <span className="visually-hidden">Completed: </span>}
        {line.title}
        {details.length > 0 && <span className={styles.details}>{details.join(" · ")}</span>}
      </span>
    </li>
  );
}

/** Asks what a pasted text of several lines is to become, and shows it. */
export function PasteDialog({ text, parse, defaults, onClose }: PasteDialogProps) {
  const [isRead, setRead] = useState(true);
  const [problem, setProblem] = useState<string>();
  const actions = useActions();
  const read = useReader(parse, isRead);
  const items = useMemo(() => outlineOf(text), [text]);
  const lines = useMemo(() => previewOf(items, read), [items, read]);
  const count = countOf(items);

  function add(todos: readonly NewTodo[], added: string): void {
    const found = notesProblem(todos);
    setProblem(found);
    if (found === undefined) {
      onClose();
      actions.add(todos, {}, added);
    }
  }

  return (
    <Dialog onClose={onClose} title="Add the pasted lines">
      <div className={styles.body}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys. */}
        <ul aria-label="Preview" className={styles.preview} tabIndex={0}>
          {lines.slice(0, SHOWN).map((line) => (
            <Line key={line.key} line={line} />
          ))}
          {lines.length > SHOWN && <li className={styles.rest}>and {lines.length - SHOWN} more</li>}
        </ul>
        <label className={styles.option}>
          <input
            checked={isRead}
            onChange={(event) => setRead(event.currentTarget.checked)}
            type="checkbox"
          />
          Read dates, priorities, #lists and @labels
        </label>
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={styles.actions}>
          <Button
            onClick={() => add(todosOf(items, read, defaults), `Added ${count} todos`)}
            ref={focusFirst}
            variant="primary"
          >
            Add {count} todos
          </Button>
          <Button onClick={() => add([asOne(text, defaults)], "Added as one todo")}>
            Add as one
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

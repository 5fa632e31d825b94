"use client";

import { announce } from "@/components/ui/Announcer";
import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { catchFocus } from "@/components/ui/LostFocus";
import { useToday } from "@/lib/dates/use-today";
import { useActions } from "@/lib/replica/hooks";
import { sampleTodos } from "@/lib/views/samples";
import styles from "./FirstSteps.module.css";

const EXAMPLES = [
  { text: "Call Ann tomorrow at 9", means: "due tomorrow, 9 o’clock" },
  { text: "Pay the rent p1", means: "high priority" },
  // Neither exists for someone new: one makes them from the list that opens while one types.
  { text: "Paint the fence #Garden @weekend", means: "a list and a label, picked as you type" },
] as const;

/** For someone new: teaches where it stands, and offers something to try it out with. */
export function FirstSteps() {
  const { add } = useActions();
  const today = useToday();
  return (
    <EmptyState scene="ahead" title="Your list starts here">
      <p>Write one thing you want to get done and press Enter. Then the next.</p>
      <dl className={styles.examples}>
        {EXAMPLES.map(({ text, means }) => (
          <div key={text}>
            <dt>{text}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <Button
        onClick={() => {
          add(sampleTodos(today));
          announce("Added three sample todos");
          catchFocus("#new-todo");
        }}
      >
        Add three sample todos
      </Button>
    </EmptyState>
  );
}

"use client";

import { memo, type ReactElement, useId, useMemo, useRef } from "react";
import { RescheduleOverdue } from "@/components/dates/RescheduleOverdue";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Snapshot } from "@/lib/replica/types";
import type { Section } from "@/lib/views/section";
import type { Row } from "@/lib/views/tree";
import { isTree } from "@/lib/views/view";
import { useList } from "./ListContext";
import { endOf } from "./order/Landing";
import { PartRow } from "./row/PartRow";
import { RowGap } from "./row/RowGap";
import { type RowStates, SectionRow } from "./SectionRow";
import styles from "./TodoList.module.css";
import type { RowHeights } from "./window/RowHeights";
import type { Stretch } from "./window/RowWindow";
import { useRowWindow } from "./window/RowWindowing";

type TodoSectionProps = {
  section: Section;
  states: RowStates;
  /** How many rows stand above this section. */
  before: number;
  /** What the list is called where the section has no heading. */
  name: string;
};

/** The row that gets another part, and the index of the row its form stands behind. */
type NewPart = { parent: Row; behind: number } | null;

function newPartIn(rows: readonly Row[], addingTo: string): NewPart {
  const index = addingTo === "" ? -1 : rows.findIndex(({ todo }) => todo.id === addingTo);
  const parent = rows[index];
  return parent === undefined ? null : { parent, behind: endOf(rows, index) - 1 };
}

type Drawn = {
  section: Section;
  states: RowStates;
  newPart: NewPart;
  heights: RowHeights;
  /** What rows are part of; null where that stands above them. */
  parents: Snapshot["todos"] | null;
};

/** One flat list of keyed rows: a row keeps its element, whichever stretch it comes to be in. */
function drawn(
  { section, states, newPart, heights, parents }: Drawn,
  stretch: Stretch,
): ReactElement[] {
  const { rows } = section;
  const { kind, from, to } = stretch;
  if (kind === "gap") {
    const height = to === rows.length ? heights.guess(to - from) : heights.sum(rows, from, to);
    return [<RowGap height={height} key={`gap behind ${from}`} />];
  }
  return rows.slice(from, to).flatMap((row, offset) => {
    const index = from + offset;
    const item = (
      <SectionRow
        index={index}
        key={row.todo.id}
        parentTitle={parents?.get(row.todo.parent_id ?? "")?.title ?? null}
        row={row}
        section={section}
        states={states}
      />
    );
    return index === newPart?.behind
      ? [item, <PartRow key="new part" parent={newPart.parent} />]
      : [item];
  });
}

/** A heading and its rows: of many only those near the screen are in the page. */
export const TodoSection = memo(function TodoSection(props: TodoSectionProps) {
  const { section, states, before, name } = props;
  const { rows, title, detail } = section;
  const { editingId, addingTo } = states;
  const { heights, view } = useList();
  const { todos } = useSnapshot();
  const parents = isTree(view) ? null : todos;
  const headingId = useId();
  const list = useRef<HTMLUListElement>(null);
  const newPart = newPartIn(rows, addingTo);
  const behindId = newPart === null ? "" : (rows[newPart.behind]?.todo.id ?? "");
  const pinnedIds = useMemo(
    () => [editingId, behindId].filter((id) => id !== ""),
    [editingId, behindId],
  );
  const stretches = useRowWindow({ rows, list, heights, before, pinnedIds });
  return (
    <section className={styles.section} data-section={section.key}>
      {title !== null && (
        <div className={styles.head}>
          <h2 className={styles.heading} id={headingId}>
            {title}
            {detail !== null && <span className={styles.detail}>{detail}</span>}
          </h2>
          {view.kind === "today" && section.key === "overdue" && <RescheduleOverdue />}
        </div>
      )}
      <ul
        aria-label={title === null ? name : undefined}
        aria-labelledby={title === null ? undefined : headingId}
        className={styles.list}
        ref={list}
      >
        {stretches.flatMap((stretch) =>
          drawn({ section, states, newPart, parents, heights }, stretch),
        )}
      </ul>
    </section>
  );
});

import { useContext } from "react";
import type { Section } from "@/lib/views/section";
import type { Row } from "@/lib/views/tree";
import { ExtrasContext } from "./ExtrasContext";
import type { Leaving } from "./Ghosts";
import { useList } from "./ListContext";
import { TodoItem } from "./row/TodoItem";
import styles from "./row/TodoItem.module.css";

/** What rows are in besides at rest; the same objects until that changes. */
export type RowStates = {
  selected: ReadonlySet<string>;
  openDetails: ReadonlySet<string>;
  leaving: ReadonlyMap<string, Leaving>;
  editingId: string;
  addingTo: string;
};

type SectionRowProps = {
  section: Section;
  row: Row;
  index: number;
  states: RowStates;
  parentTitle: string | null;
};

/** The list item of a row: where it is among the others, and what it is at the moment. */
export function SectionRow({ section, row, index, states, parentTitle }: SectionRowProps) {
  const { heights } = useList();
  const extras = useContext(ExtrasContext);
  const { todo, depth, parts, isCollapsed } = row;
  const leaving = states.leaving.get(todo.id);
  const isEditing = states.editingId === todo.id && leaving === undefined && extras !== null;
  return (
    <li
      aria-posinset={index + 1}
      aria-setsize={section.rows.length}
      className={styles.item}
      data-completed={todo.completed || undefined}
      data-depth={depth}
      data-leaving={leaving}
      data-row={todo.id}
      data-selected={states.selected.has(todo.id) || undefined}
      inert={leaving !== undefined}
      ref={heights.watch}
    >
      {isEditing ? (
        <extras.TodoEditor todo={todo} />
      ) : (
        <TodoItem
          allParts={parts.all}
          areDetailsOpen={states.openDetails.has(todo.id)}
          depth={depth}
          headingDay={section.date}
          isCollapsed={isCollapsed}
          isSelected={states.selected.has(todo.id)}
          openParts={parts.open}
          parentTitle={parentTitle}
          todo={todo}
        />
      )}
    </li>
  );
}

"use client";

import { type ListShared, useList } from "@/components/todo/ListContext";
import { Icon } from "@/components/ui/Icon";
import { localDue } from "@/lib/dates/due";
import { type DueText, formatDue, formatTime } from "@/lib/dates/format";
import type { Label, Todo, TodoList } from "@/lib/replica/types";
import { excerpt } from "@/lib/views/highlight";
import { isTree } from "@/lib/views/view";
import styles from "./TodoMeta.module.css";
import { Pieces } from "./TodoTitle";

export type TodoMetaProps = {
  todo: Todo;
  openParts: number;
  allParts: number;
  isCollapsed: boolean;
  areDetailsOpen: boolean;
  /** What it is a part of, where that does not stand above it. */
  parentTitle: string | null;
  /** The day that the heading above says already. */
  headingDay: string | null;
};

const DUE_WORDS = { overdue: "Overdue: ", today: "Due ", soon: "Due ", later: "Due " } as const;

function Due({ due, date }: { due: DueText; date: string }) {
  return (
    <span className={styles.due} data-tone={due.tone}>
      <Icon name="calendar" />
      <span className="visually-hidden">{DUE_WORDS[due.tone]}</span>
      <time dateTime={date}>{due.text}</time>
      {due.elsewhere !== null && <span> ({due.elsewhere})</span>}
    </span>
  );
}

/** When it is due, without what the heading says; null where there is nothing left to say. */
function dueOf(
  { todo, headingDay }: TodoMetaProps,
  { moment, settings }: ListShared,
): DueText | null {
  const due = todo.completed ? null : formatDue(todo, moment.today, settings, moment.now);
  const local = due === null ? null : localDue(todo, moment.zone);
  if (due === null || local === null || local.day !== headingDay) {
    return due;
  }
  return local.time === null ? null : { ...due, text: formatTime(local.time) };
}

function PartsSign({ todo, openParts, allParts, isCollapsed, areDetailsOpen }: TodoMetaProps) {
  const { commands, view } = useList();
  const isFolding = isTree(view);
  const isOpen = isFolding ? !isCollapsed : areDetailsOpen;
  const count = `${allParts - openParts}/${allParts}`;
  return (
    <button
      aria-expanded={isOpen}
      aria-label={`${count} done, parts of ${todo.title}`}
      className={styles.sign}
      data-sign
      onClick={() => (isFolding ? commands.fold(todo.id) : commands.toggleDetails(todo.id))}
      type="button"
    >
      <Icon className={styles.chevron} name="chevron" />
      {count}
    </button>
  );
}

function NotesSign({ todo, areDetailsOpen }: TodoMetaProps) {
  const { commands } = useList();
  return (
    <button
      aria-expanded={areDetailsOpen}
      aria-label={`Notes of ${todo.title}`}
      className={styles.sign}
      data-sign
      onClick={() => commands.toggleDetails(todo.id)}
      type="button"
    >
      <Icon name="note" />
    </button>
  );
}

function ListName({ list }: { list: TodoList }) {
  return (
    <span className={styles.name}>
      <span className={styles.dot} data-color={list.color ?? "gray"} />
      <span className="visually-hidden">List: </span>
      <span className={styles.text}>{list.name}</span>
    </span>
  );
}

function LabelChip({ label }: { label: Label }) {
  return (
    <span className={styles.name} data-color={label.color ?? "gray"}>
      <Icon className={styles.tag} name="tag" />
      <span className="visually-hidden">Label: </span>
      <span className={styles.text}>{label.name}</span>
    </span>
  );
}

/** What is known of a todo besides its title, as far as the view does not say it by itself. */
function knownOf(props: TodoMetaProps, shared: ListShared) {
  const { todo } = props;
  const { view, lists, labels } = shared;
  const saysList = isTree(view) || todo.list_id === null;
  return {
    due: dueOf(props, shared),
    list: saysList ? undefined : lists.get(todo.list_id ?? ""),
    labels: todo.label_ids
      .filter((id) => view.kind !== "label" || view.id !== id)
      .flatMap((id) => labels.get(id) ?? []),
    found: view.kind === "search" ? excerpt(todo.notes, view.query) : null,
  };
}

/** What else is known about a todo, in one quiet line; nothing where nothing is. */
export function TodoMeta(props: TodoMetaProps) {
  const { todo, allParts, parentTitle } = props;
  const { due, list, labels, found } = knownOf(props, useList());
  const hasNotes = todo.notes.trim() !== "";
  const isEmpty = due === null && list === undefined && labels.length === 0 && parentTitle === null;
  if (isEmpty && allParts === 0 && !hasNotes) {
    return null;
  }
  return (
    <>
      <div className={styles.meta}>
        {allParts > 0 && <PartsSign {...props} />}
        {due !== null && <Due date={todo.due_date ?? ""} due={due} />}
        {parentTitle !== null && (
          <span className={styles.name}>
            <Icon name="parts" />
            <span className="visually-hidden">Part of </span>
            <span className={styles.text}>{parentTitle}</span>
          </span>
        )}
        {list !== undefined && <ListName list={list} />}
        {labels.map((label) => (
          <LabelChip key={label.id} label={label} />
        ))}
        {hasNotes && <NotesSign {...props} />}
      </div>
      {found !== null && (
        <p className={styles.found}>
          <Pieces pieces={found} />
        </p>
      )}
    </>
  );
}

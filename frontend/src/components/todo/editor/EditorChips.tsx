"use client";

import type { MouseEvent } from "react";
import { type ListShared, useList } from "@/components/todo/ListContext";
import { priorityName } from "@/components/todo/Priority";
import { Icon, type IconName } from "@/components/ui/Icon";
import { isKept } from "@/lib/dates/day";
import { formatDue } from "@/lib/dates/format";
import type { Todo } from "@/lib/replica/types";
import { dueOf, type EditorValues } from "./EditorValues";
import styles from "./TodoEditor.module.css";

/** What an editor can open beside itself. */
export type EditorPopup = "date" | "priority" | "list" | "labels";

type ChipProps = {
  icon: IconName;
  label: string;
  /** What is chosen; null where nothing is. */
  value: string | null;
  popup: "dialog" | "menu";
  tone?: string | undefined;
  onOpen: (anchor: HTMLElement) => void;
};

function Chip({ icon, label, value, popup, tone, onOpen }: ChipProps) {
  return (
    <button
      aria-expanded="false"
      aria-haspopup={popup}
      aria-label={`${label}: ${value ?? "none"}`}
      className={styles.chip}
      data-set={value !== null || undefined}
      data-tone={tone}
      onClick={({ currentTarget }: MouseEvent<HTMLElement>) => onOpen(currentTarget)}
      type="button"
    >
      <Icon name={icon} />
      <span>{value ?? label}</span>
    </button>
  );
}

type Edited = { todo: Todo; values: EditorValues };

function dueText({ todo, values }: Edited, { moment, settings }: ListShared): string | null {
  if (values.due !== "" && !isKept(values.due)) {
    return values.due;
  }
  const wanted = dueOf(todo, values, moment.zone);
  const due = formatDue(wanted, moment.today, settings, moment.now);
  return due === null || due.elsewhere === null
    ? (due?.text ?? null)
    : `${due.text} (${due.elsewhere})`;
}

type EditorChipsProps = Edited & {
  onOpen: (popup: EditorPopup, anchor: HTMLElement) => void;
};

/** Date, priority, list and labels: each says what is chosen, and opens what changes it. */
export function EditorChips({ todo, values, onOpen }: EditorChipsProps) {
  const shared = useList();
  const { listId, labelIds, priority } = values;
  const listName = listId === null ? "Inbox" : (shared.lists.get(listId)?.name ?? "Inbox");
  // A part belongs to the list of what it is part of.
  const isPart = todo.parent_id !== null;
  const names = labelIds.flatMap((id) => shared.labels.get(id)?.name ?? []);
  return (
    <div className={styles.chips}>
      <Chip
        icon="calendar"
        label="Date"
        onOpen={(anchor) => onOpen("date", anchor)}
        popup="dialog"
        value={dueText({ todo, values }, shared)}
      />
      <Chip
        icon="flag"
        label="Priority"
        onOpen={(anchor) => onOpen("priority", anchor)}
        popup="menu"
        tone={String(priority)}
        value={priority === 4 ? null : priorityName(priority)}
      />
      {!isPart && (
        <Chip
          icon={listId === null ? "inbox" : "list"}
          label="List"
          onOpen={(anchor) => onOpen("list", anchor)}
          popup="dialog"
          value={listName}
        />
      )}
      <Chip
        icon="tag"
        label="Labels"
        onOpen={(anchor) => onOpen("labels", anchor)}
        popup="dialog"
        value={names.length === 0 ? null : names.join(", ")}
      />
    </div>
  );
}

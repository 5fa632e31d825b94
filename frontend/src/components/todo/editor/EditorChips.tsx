"use client";

import type { MouseEvent } from "react";
import { type ListShared, useList } from "@/components/todo/ListContext";
import { priorityName } from "@/components/todo/Priority";
import { Icon, type IconName } from "@/components/ui/Icon";
import { formatDay, formatTime } from "@/lib/dates/format";
import type { EditorValues } from "./EditorValues";
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

function dueText({ due, time }: EditorValues, { moment, settings }: ListShared): string | null {
  if (due === "") {
    return null;
  }
  const day = formatDay(due, moment.today, settings.date_order);
  return time === "" ? day : `${day} ${formatTime(time)}`;
}

type EditorChipsProps = {
  values: EditorValues;
  /** A part belongs to the list of what it is part of. */
  isPart: boolean;
  onOpen: (popup: EditorPopup, anchor: HTMLElement) => void;
};

/** Date, priority, list and labels: each says what is chosen, and opens what changes it. */
export function EditorChips({ values, isPart, onOpen }: EditorChipsProps) {
  const shared = useList();
  const { listId, labelIds, priority } = values;
  const listName = listId === null ? "Inbox" : (shared.lists.get(listId)?.name ?? "Inbox");
  const names = labelIds.flatMap((id) => shared.labels.get(id)?.name ?? []);
  return (
    <div className={styles.chips}>
      <Chip
        icon="calendar"
        label="Date"
        onOpen={(anchor) => onOpen("date", anchor)}
        popup="dialog"
        value={dueText(values, shared)}
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

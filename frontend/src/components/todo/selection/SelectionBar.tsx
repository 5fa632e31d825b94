"use client";

import type { MouseEvent } from "react";
import { useList } from "@/components/todo/ListContext";
import { idsOf, type ListModel } from "@/components/todo/ListModel";
import type { Overlay } from "@/components/todo/ListState";
import { Icon, type IconName } from "@/components/ui/Icon";
import styles from "./SelectionBar.module.css";

type ToolProps = {
  icon: IconName;
  label: string;
  onClick: (event: MouseEvent<HTMLElement>) => void;
  popup?: "menu" | "dialog";
  tone?: "danger";
};

function Tool({ icon, label, onClick, popup, tone }: ToolProps) {
  return (
    <button
      aria-expanded={popup === undefined ? undefined : false}
      aria-haspopup={popup}
      className={styles.tool}
      data-tone={tone}
      onClick={onClick}
      type="button"
    >
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}

type SelectionBarProps = { model: ListModel; selection: ReadonlySet<string> };

/** What can be done with everything selected; each of it is one step to undo. */
export function SelectionBar({ model, selection }: SelectionBarProps) {
  const { commands } = useList();
  if (selection.size === 0) {
    return null;
  }
  const ids = idsOf(model.sections).filter((id) => selection.has(id));
  const [fromId = ""] = ids;
  const areDone = ids.every((id) => model.snapshot.todos.get(id)?.completed === true);

  function opener(kind: Overlay["kind"]) {
    return ({ currentTarget: anchor }: MouseEvent<HTMLElement>) =>
      commands.open({ kind, ids, anchor });
  }

  return (
    <div aria-label="Selected todos" className={styles.bar} data-selection-bar role="toolbar">
      <p className={styles.count}>{ids.length} selected</p>
      <div className={styles.tools}>
        <Tool
          icon="check"
          label={areDone ? "Open again" : "Complete"}
          onClick={() => commands.complete(ids, fromId)}
        />
        <Tool icon="calendar" label="Date" onClick={opener("date")} popup="dialog" />
        <Tool icon="list" label="Move" onClick={opener("move")} popup="dialog" />
        <Tool icon="tag" label="Labels" onClick={opener("labels")} popup="dialog" />
        <Tool icon="flag" label="Priority" onClick={opener("priority")} popup="menu" />
        <Tool
          icon="trash"
          label="Delete"
          onClick={() => commands.remove(ids, fromId)}
          tone="danger"
        />
      </div>
      <button
        aria-label="Clear the selection"
        className={styles.clear}
        onClick={commands.selectNone}
        type="button"
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}

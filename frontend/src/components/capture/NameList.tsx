"use client";

import { Icon, type IconName } from "@/components/ui/Icon";
import type { NameCompletion, NameOption } from "./NameCompletion";
import styles from "./NameList.module.css";

export const NAME_LIST_ID = "new-todo-names";

export function optionId(index: number): string {
  return `${NAME_LIST_ID}-${index}`;
}

function iconOf(kind: "list" | "label", { isNew, isInbox }: NameOption): IconName {
  if (isNew) {
    return "plus";
  }
  if (kind === "label") {
    return "tag";
  }
  return isInbox ? "inbox" : "list";
}

/** The names that go on with what is typed; the focus and the keys stay in the input. */
export function NameList({ completion }: { completion: NameCompletion }) {
  const { query, options, active, pick } = completion;
  const noun = query.kind === "list" ? "list" : "label";
  return (
    <div
      aria-label={query.kind === "list" ? "Lists" : "Labels"}
      className={styles.names}
      id={NAME_LIST_ID}
      role="listbox"
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which has the focus.
        <div
          aria-selected={index === active}
          className={styles.name}
          id={optionId(index)}
          key={option.isNew ? "new" : option.name}
          onClick={() => pick(option)}
          onPointerDown={(event) => event.preventDefault()}
          role="option"
          tabIndex={-1}
        >
          <span className={styles.icon} data-color={option.color ?? undefined}>
            <Icon name={iconOf(query.kind, option)} />
          </span>
          <span className={styles.text}>
            {option.isNew ? `Create ${noun} “${option.name}”` : option.name}
          </span>
        </div>
      ))}
    </div>
  );
}

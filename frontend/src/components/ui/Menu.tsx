"use client";

import { type KeyboardEvent, useRef } from "react";
import { Icon, type IconName } from "./Icon";
import styles from "./Menu.module.css";
import { MENU_STEPS, stepOf, typedIndex } from "./MenuKeys";
import { Popover } from "./Popover";

export type MenuAction = {
  kind: "action";
  label: string;
  /** Says more than the label where one cannot see what it is about. */
  name?: string | undefined;
  icon: IconName;
  run: () => void;
  /** The key that does the same outside of the menu. */
  keys?: string | undefined;
  tone?: "danger" | undefined;
};

type MenuOption = {
  label: string;
  isChecked: boolean;
  run: () => void;
  icon?: IconName | undefined;
  /** For the style sheet: `data-tone` of the icon. */
  tone?: string | undefined;
};

/** One of several, as radio items: a `line` shows icons beside each other. */
type MenuChoice = {
  kind: "choice";
  label: string;
  layout: "line" | "list";
  options: readonly MenuOption[];
};

/** A few actions as icons beside each other. */
type MenuTools = { kind: "tools"; label: string; actions: readonly MenuAction[] };

export type MenuEntry = MenuAction | MenuChoice | MenuTools | { kind: "separator"; id: string };

type MenuProps = {
  anchor: HTMLElement;
  label: string;
  entries: readonly MenuEntry[];
  onClose: () => void;
  align?: "start" | "end";
};

const PAUSE_MS = 600;

type Choose = (run: () => void) => void;

function Choice({ choice, choose }: { choice: MenuChoice; choose: Choose }) {
  const isLine = choice.layout === "line";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
    <div aria-label={choice.label} className={styles.group} role="group">
      <span aria-hidden="true" className={styles.groupLabel}>
        {choice.label}
      </span>
      <div className={isLine ? styles.choiceLine : undefined} role="presentation">
        {choice.options.map(({ label, isChecked, run, icon, tone }) => (
          <button
            aria-checked={isChecked}
            aria-label={isLine ? label : undefined}
            className={isLine ? styles.mark : styles.item}
            data-name={label}
            data-tone={tone}
            key={label}
            onClick={() => choose(run)}
            role="menuitemradio"
            tabIndex={-1}
            title={isLine ? label : undefined}
            type="button"
          >
            {icon !== undefined && <Icon name={icon} />}
            {!isLine && <span className={styles.label}>{label}</span>}
            {!isLine && isChecked && <Icon className={styles.check} name="check" />}
          </button>
        ))}
      </div>
    </div>
  );
}

function Tools({ tools, choose }: { tools: MenuTools; choose: Choose }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu.
    <div aria-label={tools.label} className={styles.group} role="group">
      <span aria-hidden="true" className={styles.groupLabel}>
        {tools.label}
      </span>
      <div className={styles.choiceLine} role="presentation">
        {tools.actions.map(({ label, icon, keys, run }) => (
          <button
            aria-label={label}
            className={styles.mark}
            data-name={label}
            key={label}
            onClick={() => choose(run)}
            role="menuitem"
            tabIndex={-1}
            title={keys === undefined ? label : `${label} (${keys})`}
            type="button"
          >
            <Icon name={icon} />
          </button>
        ))}
      </div>
    </div>
  );
}

function Entry({ entry, choose }: { entry: MenuEntry; choose: Choose }) {
  switch (entry.kind) {
    case "separator":
      return <hr className={styles.separator} />;
    case "choice":
      return <Choice choice={entry} choose={choose} />;
    case "tools":
      return <Tools choose={choose} tools={entry} />;
    case "action":
      return (
        <button
          aria-label={entry.name ?? entry.label}
          className={styles.item}
          data-keys={entry.keys}
          data-name={entry.label}
          data-tone={entry.tone}
          onClick={() => choose(entry.run)}
          role="menuitem"
          tabIndex={-1}
          type="button"
        >
          <Icon name={entry.icon} />
          <span className={styles.label}>{entry.label}</span>
        </button>
      );
    default:
      return entry satisfies never;
  }
}

function keyOf(entry: MenuEntry): string {
  return entry.kind === "separator" ? entry.id : entry.label;
}

/** A menu of actions and choices: arrows, Home, End and letters move, Escape and Tab leave. Render
 * it to open it; where an action does not move the focus, it goes back to where it was. */
export function Menu({ anchor, label, entries, onClose, align = "end" }: MenuProps) {
  const typed = useRef({ text: "", at: 0 });

  function onLetter(event: KeyboardEvent, items: readonly HTMLElement[], current: number): void {
    const isNew = event.timeStamp - typed.current.at > PAUSE_MS;
    const text = (isNew ? "" : typed.current.text) + event.key;
    typed.current = { text, at: event.timeStamp };
    const names = items.map((item) => item.dataset["name"] ?? "");
    items[typedIndex(names, text, current)]?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role^=menuitem]")];
    const current = items.findIndex((item) => item.matches(":focus"));
    const step = MENU_STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      items[stepOf(step, current, items.length)]?.focus();
    } else if (event.key === "Tab") {
      event.preventDefault();
      onClose();
    } else if (/^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onLetter(event, items, current);
    }
  }

  function choose(run: () => void): void {
    onClose();
    run();
  }

  return (
    <Popover
      align={align}
      anchor={anchor}
      label={label}
      onClose={onClose}
      onKeyDown={onKeyDown}
      role="menu"
    >
      {entries.map((entry) => (
        <Entry choose={choose} entry={entry} key={keyOf(entry)} />
      ))}
    </Popover>
  );
}

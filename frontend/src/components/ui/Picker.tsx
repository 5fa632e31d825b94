"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { Icon, type IconName } from "./Icon";
import { MENU_STEPS, stepOf } from "./MenuKeys";
import styles from "./Picker.module.css";
import { matching } from "./PickerFilter";
import { Popover } from "./Popover";
import { isComposing } from "./Typing";

export type PickerOption = {
  id: string;
  name: string;
  icon: IconName;
  /** `data-color` of the icon. */
  color?: string | null | undefined;
  /** "mixed": some of what is changed together have it. */
  isChecked: boolean | "mixed";
};

type PickerProps = {
  anchor: HTMLElement;
  /** Names popover, input and list: "Move to list". */
  label: string;
  placeholder: string;
  options: readonly PickerOption[];
  /** Stays open where several can be chosen. */
  isMultiple?: boolean;
  onPick: (id: string) => void;
  /** Offers to make what was typed and is not there. */
  onCreate?: ((name: string) => void) | undefined;
  createText?: ((name: string) => string) | undefined;
  onClose: () => void;
  align?: "start" | "end";
};

type Line = { id: string; name: string; option: PickerOption | null };

function linesOf(props: PickerProps, query: string): Line[] {
  const found = matching(props.options, query);
  const lines: Line[] = found.map((option) => ({ id: option.id, name: option.name, option }));
  const name = query.trim();
  const isNew = !props.options.some((option) => option.name.toLowerCase() === name.toLowerCase());
  if (props.onCreate !== undefined && name !== "" && isNew) {
    lines.push({ id: "create", name: props.createText?.(name) ?? `Create ${name}`, option: null });
  }
  return lines;
}

function OptionLine({ line, isActive, id, onPick }: OptionLineProps) {
  const { option } = line;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which has the focus.
    <div
      aria-checked={option?.isChecked ?? false}
      aria-selected={isActive}
      className={styles.option}
      id={id}
      onClick={onPick}
      onPointerDown={(event) => event.preventDefault()}
      ref={isActive ? scrollTo : undefined}
      role="option"
      tabIndex={-1}
    >
      <span className={styles.icon} data-color={option?.color ?? undefined}>
        <Icon name={option?.icon ?? "plus"} />
      </span>
      <span className={styles.name}>{line.name}</span>
      {option?.isChecked === true && <Icon className={styles.check} name="check" />}
      {option?.isChecked === "mixed" && <span className={styles.mixed} />}
    </div>
  );
}

type OptionLineProps = { line: Line; isActive: boolean; id: string; onPick: () => void };

/** Stable, so that it runs when a line becomes the active one. */
function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

/** A list to choose from by typing: a combobox in a popover. Render it to open it. */
export function Picker(props: PickerProps) {
  const { anchor, label, placeholder, isMultiple = false, onPick, onCreate, onClose } = props;
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const lines = linesOf(props, query);
  const current = Math.min(active, lines.length - 1);

  function pick(line: Line | undefined): void {
    if (line === undefined) {
      return;
    }
    if (!isMultiple) {
      onClose();
    }
    if (line.option === null) {
      onCreate?.(query.trim());
    } else {
      onPick(line.option.id);
    }
    setQuery("");
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const step = isSideways ? undefined : MENU_STEPS[event.key];
    if (isComposing(event.nativeEvent)) {
      return;
    }
    if (event.key === "Enter") {
      event.preventDefault();
      pick(lines[current]);
    } else if (step !== undefined && lines.length > 0) {
      event.preventDefault();
      setActive(stepOf(step, current, lines.length));
    }
  }

  return (
    <Popover
      align={props.align ?? "end"}
      anchor={anchor}
      className={styles.picker}
      label={label}
      onClose={onClose}
    >
      <input
        aria-activedescendant={lines.length === 0 ? undefined : `${id}-${current}`}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-expanded="true"
        aria-label={label}
        autoComplete="off"
        className={styles.input}
        data-autofocus
        enterKeyHint="done"
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={placeholder}
        role="combobox"
        spellCheck={false}
        value={query}
      />
      <div
        aria-label={label}
        aria-multiselectable={isMultiple || undefined}
        className={styles.list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
      >
        {lines.map((line, index) => (
          <OptionLine
            id={`${id}-${index}`}
            isActive={index === current}
            key={line.id}
            line={line}
            onPick={() => pick(line)}
          />
        ))}
      </div>
      <p className={styles.none} role="status">
        {lines.length === 0 && (query === "" ? "Nothing here yet." : "Nothing like that here.")}
      </p>
    </Popover>
  );
}

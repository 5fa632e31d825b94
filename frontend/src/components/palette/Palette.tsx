"use client";

import { type KeyboardEvent, useDeferredValue, useId, useRef, useState } from "react";
import { Icon } from "@/components/ui/Icon";
import { showModal } from "@/components/ui/ShowModal";
import { isComposing } from "@/components/ui/Typing";
import { usePersonData } from "@/lib/person-data";
import { useCommands } from "./Commands";
import { type Entry, type Group, groupsFor } from "./Entries";
import styles from "./Palette.module.css";
import { PaletteOption } from "./PaletteOption";
import { useTodoEntries } from "./TodoEntries";

const MOST_REMEMBERED = 12;
const LONGEST_QUERY = 200;

/** What was used lately, the last one first. */
function useRecent(): [readonly string[], (id: string) => void] {
  const [text, write] = usePersonData("recent");
  const recent = text === null ? [] : text.split(" ");
  const remember = (id: string): void =>
    write([id, ...recent.filter((other) => other !== id)].slice(0, MOST_REMEMBERED).join(" "));
  return [recent, remember];
}

/** What there is for a query. */
function useGroups(recent: readonly string[]): (query: string) => Group[] {
  const groups = useCommands();
  const todos = useTodoEntries();
  const known = groups.flatMap(({ entries }) => entries);
  return (query) =>
    groupsFor(query, {
      groups,
      recent,
      todos: query.trim() === "" ? [] : todos.find(query),
      byId: (id) => known.find((entry) => entry.id === id) ?? todos.byId(id),
      fallback: todos.toAdd(query),
    });
}

function entriesOf(groups: readonly Group[]): Entry[] {
  return groups.flatMap(({ entries }) => entries);
}

/** Finds and does everything by a few letters. Render it to open it. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const [recent, remember] = useRecent();
  // What is typed shows at once; what is found may come a moment later.
  const searched = useDeferredValue(query);
  const groupsOf = useGroups(recent);
  const groups = groupsOf(searched);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const entries = entriesOf(groups);
  const current = Math.min(active, entries.length - 1);

  function choose(entry: Entry | undefined): void {
    // It gives the focus back first: what is chosen may want it elsewhere.
    input.current?.closest("dialog")?.close();
    if (entry !== undefined) {
      if (entry.id !== "add") {
        remember(entry.id);
      }
      entry.run();
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event.nativeEvent)) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive((current + step + entries.length) % entries.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(searched === query ? entries[current] : entriesOf(groupsOf(query))[0]);
    }
  }

  let index = -1;
  return (
    <dialog
      aria-label="Command palette"
      className={styles.palette}
      closedby="any"
      onClose={onClose}
      ref={showModal}
    >
      <div className={styles.field}>
        <Icon className={styles.icon} name="search" />
        <input
          aria-activedescendant={`${id}-${current}`}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-expanded="true"
          aria-label="Find a todo, a list or something to do"
          autoComplete="off"
          className={styles.input}
          enterKeyHint="go"
          maxLength={LONGEST_QUERY}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          placeholder="Find a todo, a list or something to do"
          ref={input}
          role="combobox"
          spellCheck={false}
          value={query}
        />
      </div>
      <div
        aria-label="Found"
        className={styles.list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
      >
        {groups.map(({ title, entries: some }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
          <div aria-label={title} key={title} role="group">
            <p aria-hidden="true" className={styles.title}>
              {title}
            </p>
            {some.map((entry) => {
              index += 1;
              const own = index;
              return (
                <PaletteOption
                  entry={entry}
                  id={`${id}-${own}`}
                  isActive={own === current}
                  key={entry.id}
                  onChoose={() => choose(entry)}
                  onPoint={() => setActive(own)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </dialog>
  );
}

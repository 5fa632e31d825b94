"use client";

import { type KeyboardEvent, useState } from "react";
import { type NameQuery, nameQueryAt, nameToken, rank } from "@/lib/quick-add/completion";
import type { Named } from "@/lib/quick-add/types";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { namedLists } from "./Entry";

const MOST_OPTIONS = 6;
const LONGEST_NAME = 60;

export type NameOption = {
  name: string;
  color: string | null;
  isInbox: boolean;
  /** Makes the list or label first. */
  isNew: boolean;
};

export type NameCompletion = {
  query: NameQuery;
  options: readonly NameOption[];
  /** The option that Enter takes; -1: Enter adds the todo. */
  active: number;
  pick: (option: NameOption) => void;
  /** True where the key was meant for the list of names. */
  onKey: (event: KeyboardEvent) => boolean;
};

type Colored = Named & { color?: string | null };

function optionsFor(query: NameQuery, known: readonly Colored[]): readonly NameOption[] {
  const wanted = query.query.trim();
  const isKnown = known.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const found = known
    .flatMap((named) => {
      const at = rank(named.name, wanted);
      return at === null ? [] : [{ named, at }];
    })
    .toSorted((one, other) => one.at - other.at)
    .slice(0, MOST_OPTIONS)
    .map(({ named: { id, name, color = null } }) => ({
      name,
      color,
      isInbox: id === "inbox",
      isNew: false,
    }));
  const canBeNew = wanted !== "" && !isKnown && wanted.length <= LONGEST_NAME;
  const own = { name: wanted, color: null, isInbox: false, isNew: true };
  return canBeNew ? [...found, own] : found;
}

/** Enter must not take what was not asked for: a name that is complete, or one that is not there. */
function firstActive(query: NameQuery, options: readonly NameOption[]): number {
  const [first] = options;
  const isComplete = options.some(
    ({ name, isNew }) => !isNew && name.toLowerCase() === query.query.trim().toLowerCase(),
  );
  return first === undefined || first.isNew || isComplete || query.query === "" ? -1 : 0;
}

type Field = {
  text: string;
  /** null: there is none, or a stretch is selected. */
  caret: number | null;
  /** Replaces the text and puts the caret there. */
  replace: (text: string, caret: number) => void;
};

/** The names to choose from while one is being typed behind `#` or `@`; null where none is. */
export function useNameCompletion({ text, caret, replace }: Field): NameCompletion | null {
  const snapshot = useSnapshot();
  const { addList, addLabel } = useActions();
  const [closedFor, setClosedFor] = useState<string>();
  const [moved, setMoved] = useState({ query: "", to: -1 });
  const query = caret === null ? null : nameQueryAt(text, caret);
  if (query === null) {
    return null;
  }
  const { kind, start, end } = query;
  const known = kind === "list" ? namedLists(snapshot) : [...snapshot.labels.values()];
  const options = optionsFor(query, known);
  const key = `${kind} ${start} ${query.query}`;
  if (options.length === 0 || closedFor === key) {
    return null;
  }
  const active = moved.query === key ? moved.to : firstActive(query, options);

  function pick({ name, isNew }: NameOption): void {
    if (isNew) {
      const make = kind === "list" ? addList : addLabel;
      make({ name, color: null });
    }
    const token = nameToken(
      kind,
      name,
      known.map((other) => other.name),
    );
    const before = `${text.slice(0, start)}${token} `;
    replace(before + text.slice(end).trimStart(), before.length);
  }

  function onKey(event: KeyboardEvent): boolean {
    const option = options[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      // One more place than there are options: that of no option at all.
      const count = options.length + 1;
      setMoved({ query: key, to: ((active + 1 + step + count) % count) - 1 });
      return true;
    }
    if (event.key === "Escape") {
      setClosedFor(key);
      return true;
    }
    if ((event.key === "Enter" || event.key === "Tab") && option !== undefined) {
      pick(option);
      return true;
    }
    return false;
  }

  return { query, options, active, pick, onKey };
}

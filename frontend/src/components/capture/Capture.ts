"use client";

import { useMemo, useState } from "react";
import { titleProblem } from "@/components/todo/editor/EditorValues";
import { announce } from "@/components/ui/Announcer";
import { useMoment } from "@/lib/dates/use-today";
import { useDraft } from "@/lib/drafts";
import { notify } from "@/lib/notices";
import { type UnknownName, unknownNames } from "@/lib/quick-add/completion";
import { dismissalOf, type Parsed, type ParseOptions, type Span } from "@/lib/quick-add/types";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import type { NewTodo } from "@/lib/replica/types";
import { defaultsFor, type View, viewKey } from "@/lib/views/view";
import { type Chip, chipsOf, type DefaultField, defaultChips } from "./Chips";
import { isElsewhere, literal, newTodo, parseOptions } from "./Entry";
import { loadTools, useTools } from "./Tools";
import { whereTo } from "./WhereTo";

const NOTHING_DISMISSED: ReadonlySet<string> = new Set();
const NOTHING_DROPPED: Dropped = { view: "", fields: [] };

/** What a view gives and this entry does not want. */
type Dropped = { view: string; fields: readonly DefaultField[] };

export type Capture = {
  text: string;
  write: (text: string) => void;
  spans: readonly Span[];
  chips: readonly Chip[];
  /** Takes a chip back: its words are plain text, or the view gives it no longer. */
  dismiss: (chip: Chip) => void;
  /** Names that nobody knows yet. */
  offers: readonly UnknownName[];
  create: (offer: UnknownName) => void;
  /** Why it cannot be added as it is. */
  problem: string | undefined;
  submit: () => void;
  /** What the view gives, without what was taken back. */
  defaults: Partial<NewTodo>;
};

/** Dismissals end with the words they were about. */
function stillMeant(dismissed: ReadonlySet<string>, text: string): ReadonlySet<string> {
  const lower = text.toLowerCase();
  const meant = [...dismissed].filter((key) => lower.includes(key.slice(key.indexOf(" ") + 1)));
  return meant.length === dismissed.size ? dismissed : new Set(meant);
}

function offersOf(text: string, spans: readonly Span[], { lists, labels }: ParseOptions) {
  return unknownNames(text, spans).filter(({ kind, name }) =>
    (kind === "list" ? lists : labels).every(
      (known) => known.name.toLowerCase() !== name.toLowerCase(),
    ),
  );
}

function without(given: Partial<NewTodo>, dropped: readonly DefaultField[]): Partial<NewTodo> {
  return Object.fromEntries(
    Object.entries(given).filter(([field]) => !dropped.some((one) => one === field)),
  );
}

/** One entry from the first letter to the moment it is added. */
export function useCapture(view: View): Capture {
  const [text, setText, clearText] = useDraft("new-todo");
  const [dismissed, setDismissed] = useState(NOTHING_DISMISSED);
  const [dropped, setDropped] = useState(NOTHING_DROPPED);
  const [problem, setProblem] = useState<string>();
  const snapshot = useSnapshot();
  const actions = useActions();
  const moment = useMoment();
  const tools = useTools();

  const options = useMemo(
    () => parseOptions(snapshot, moment, dismissed),
    [snapshot, moment, dismissed],
  );
  const parsed = useMemo(
    () => tools?.parse(text, options) ?? literal(text),
    [tools, text, options],
  );
  const fields = dropped.view === viewKey(view) ? dropped.fields : [];
  const defaults = without(defaultsFor(view, moment.today), fields);
  const known = { snapshot, today: moment.today, order: snapshot.settings.date_order };
  const given = defaultChips(defaults, parsed, known);

  function write(next: string): void {
    setText(next);
    setDismissed(stillMeant(dismissed, next));
    setProblem(undefined);
  }

  function dismiss(chip: Chip): void {
    const { span } = chip;
    const field = given.find(({ key }) => key === chip.key)?.field;
    if (span !== null) {
      setDismissed(new Set([...dismissed, dismissalOf(span)]));
      announce(`“${span.text}” is plain text`);
    } else if (field !== undefined) {
      setDropped({ view: viewKey(view), fields: [...fields, field] });
      announce(`Without ${chip.text}`);
    }
  }

  function add(entry: Parsed): boolean {
    const found = titleProblem(entry.title);
    setProblem(found);
    if (found !== undefined) {
      return false;
    }
    const todo = newTodo(entry, defaults);
    actions.add([todo]);
    setDismissed(NOTHING_DISMISSED);
    setDropped(NOTHING_DROPPED);
    const where = whereTo(todo, known);
    if (isElsewhere(todo, view, moment.today)) {
      notify({ kind: "info", text: `Added${where}: ${todo.title}` });
    } else {
      announce(`Added ${todo.title}${where}`);
    }
    return true;
  }

  async function addSoon(): Promise<void> {
    // What is typed while the tools come is the next entry already.
    clearText();
    const late = await loadTools();
    if (!add(late?.parse(text, options) ?? literal(text))) {
      setText((typed) => [text, typed].filter((part) => part !== "").join(" "));
    }
  }

  function submit(): void {
    if (text.trim() === "") {
      return;
    }
    if (tools === null) {
      void addSoon();
    } else if (add(parsed)) {
      clearText();
    }
  }

  function create({ kind, name }: UnknownName): void {
    const make = kind === "list" ? actions.addList : actions.addLabel;
    make({ name, color: null });
  }

  const chips = [...given, ...chipsOf(parsed, known)];
  const { spans } = parsed;
  const offers = tools === null ? [] : offersOf(text, spans, options);
  return { text, write, spans, chips, dismiss, offers, create, problem, submit, defaults };
}

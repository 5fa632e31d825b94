import { priorityName } from "@/components/todo/Priority";
import type { IconName } from "@/components/ui/Icon";
import type { Day } from "@/lib/dates/day";
import { type DateOrder, formatDay, formatTime } from "@/lib/dates/format";
import type { Parsed, Span, SpanKind } from "@/lib/quick-add/types";
import type { NewTodo, Snapshot } from "@/lib/replica/types";

/** Something that is known of the todo that is being written. */
export type Chip = {
  key: string;
  kind: SpanKind;
  text: string;
  icon: IconName;
  /** `data-color` of a list or label. */
  color: string | null;
  /** Where it was understood; null where the view gives it. */
  span: Span | null;
};

/** The fields that a view may give. */
export type DefaultField = "due_date" | "list_id" | "label_ids";

const ICONS: Readonly<Record<SpanKind, IconName>> = {
  date: "calendar",
  time: "clock",
  priority: "flag",
  list: "list",
  label: "tag",
  notes: "note",
};

const LONGEST_NOTES = 40;

type Known = { snapshot: Snapshot; today: Day; order: DateOrder };

function chip(kind: SpanKind, text: string, rest: Partial<Chip> = {}): Chip {
  return {
    key: `${kind} ${text}`,
    kind,
    text,
    icon: ICONS[kind],
    color: null,
    span: null,
    ...rest,
  };
}

function dateText(parsed: Parsed, { today, order }: Known): string {
  const day = formatDay(parsed.due_date ?? today, today, order);
  // "tonight" is a date and a time in one word.
  const hasOwnTime = parsed.spans.some(({ kind }) => kind === "time");
  return parsed.due_time === null || hasOwnTime ? day : `${day} ${formatTime(parsed.due_time)}`;
}

function timeText(parsed: Parsed, time: string, { today, order }: Known): string {
  const hasDate = parsed.spans.some(({ kind }) => kind === "date");
  return hasDate || parsed.due_date === null
    ? formatTime(time)
    : `${formatDay(parsed.due_date, today, order)} ${formatTime(time)}`;
}

function chipOf(span: Span, parsed: Parsed, known: Known): Chip {
  const { kind, resolved } = span;
  const { lists, labels } = known.snapshot;
  switch (kind) {
    case "date":
      return chip(kind, dateText(parsed, known), { span });
    case "time":
      return chip(kind, timeText(parsed, resolved, known), { span });
    case "priority":
      return chip(kind, `Priority ${priorityName(Number(resolved)).toLowerCase()}`, { span });
    case "list": {
      const list = lists.get(resolved);
      return chip(kind, list?.name ?? "Inbox", {
        span,
        color: list?.color ?? null,
        icon: list === undefined ? "inbox" : "list",
      });
    }
    case "label": {
      const label = labels.get(resolved);
      return chip(kind, label?.name ?? span.text, { span, color: label?.color ?? null });
    }
    case "notes": {
      const isLong = resolved.length > LONGEST_NOTES;
      return chip(kind, isLong ? `${resolved.slice(0, LONGEST_NOTES).trim()}…` : resolved, {
        span,
      });
    }
    default:
      return kind satisfies never;
  }
}

/** What was understood of the text, in its order; what is said twice is one chip. */
export function chipsOf(parsed: Parsed, known: Known): readonly Chip[] {
  const chips = parsed.spans.map((span) => chipOf(span, parsed, known));
  // The last one counts: Backspace behind it takes it back.
  return [...new Map(chips.map((one) => [one.key, one])).values()];
}

/** What the view gives, as far as the text says nothing else. */
export function defaultChips(
  defaults: Partial<NewTodo>,
  parsed: Parsed,
  { snapshot, today, order }: Known,
): readonly (Chip & { field: DefaultField })[] {
  const chips: (Chip & { field: DefaultField })[] = [];
  const { due_date: day, list_id: listId, label_ids: labelIds = [] } = defaults;
  if (day != null && parsed.due_date === null) {
    chips.push({ ...chip("date", formatDay(day, today, order)), field: "due_date" });
  }
  const list = snapshot.lists.get(listId ?? "");
  if (list !== undefined && parsed.list === null) {
    chips.push({ ...chip("list", list.name, { color: list.color }), field: "list_id" });
  }
  for (const id of labelIds) {
    const label = snapshot.labels.get(id);
    if (label !== undefined && !parsed.labels.includes(id)) {
      chips.push({ ...chip("label", label.name, { color: label.color }), field: "label_ids" });
    }
  }
  return chips;
}

import type { Day, WeekStart } from "@/lib/dates/day";
import type { DateOrder } from "@/lib/dates/format";

/** A list or a label that can be named in an entry. */
export type Named = { readonly id: string; readonly name: string };

export type ParseOptions = {
  readonly now: number;
  /** IANA name; decides what day and what time `now` is. */
  readonly zone: string;
  readonly weekStart: WeekStart;
  /** What `3/4` means. */
  readonly dateOrder: DateOrder;
  readonly lists: readonly Named[];
  readonly labels: readonly Named[];
  /** What has been taken back and is plain text now: values of `dismissalOf`. */
  readonly dismissed: ReadonlySet<string>;
};

export type SpanKind = "date" | "time" | "priority" | "list" | "label" | "notes";

/** A stretch of the entry that was understood, as offsets into its text. */
export type Span = {
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  readonly text: string;
  /** A day, a time as HH:MM, a priority, the id of a list or label, or the notes themselves. */
  readonly resolved: string;
};

export type Parsed = {
  readonly title: string;
  readonly notes: string;
  readonly priority: number | null;
  readonly due_date: Day | null;
  readonly due_time: string | null;
  readonly list: string | null;
  readonly labels: readonly string[];
  /** In the order of the text. */
  readonly spans: readonly Span[];
};

/** What stands in `ParseOptions.dismissed` for a span. */
export function dismissalOf(span: Pick<Span, "kind" | "text">): string {
  return `${span.kind} ${span.text.toLowerCase()}`;
}

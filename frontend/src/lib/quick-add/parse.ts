import type { Day } from "@/lib/dates/day";
import { wallClock } from "@/lib/dates/zone";
import { accept } from "./acceptance";
import type { Candidate, Entry } from "./candidate";
import { candidatesIn } from "./candidates";
import { isCovered, signedSpans } from "./signed";
import { dismissalOf, type Parsed, type ParseOptions, type Span, type SpanKind } from "./types";
import { whenOf } from "./when";
import { type Word, wordsOf } from "./words";

/** An entry has one of each; the last counts, and earlier ones are text. */
const SINGLE: ReadonlySet<SpanKind> = new Set(["priority", "list"]);
/** Plain words, which are the title where there is no other. */
const PLAIN: ReadonlySet<SpanKind> = new Set(["date", "time", "priority"]);

// Nobody types as much in one line; what is this long was pasted and is text.
const MOST_CHARACTERS = 10_000;

type Understood = {
  readonly spans: readonly Span[];
  readonly day: Day | null;
  readonly time: string | null;
  /** Words whose backslash has kept something from being understood. */
  readonly escaped: readonly Word[];
};

function spanOf(
  text: string,
  words: readonly Word[],
  candidate: Candidate,
  resolved: string,
): Span {
  const start = words[candidate.from]?.start ?? 0;
  const end = words[candidate.to - 1]?.end ?? start;
  return { start, end, kind: candidate.kind, text: text.slice(start, end), resolved };
}

function entryOf(words: readonly Word[], options: ParseOptions): Entry {
  const { now, zone, weekStart, dateOrder } = options;
  const { day, time } = wallClock(now, zone);
  return { words, today: day, time, weekStart, dateOrder, settled: new Set() };
}

/** What is escaped, and what was a part of something that was taken back. */
function settledOf(words: readonly Word[], refused: readonly Candidate[]): ReadonlySet<number> {
  const escaped = words.flatMap(({ isEscaped }, at) => (isEscaped ? [at] : []));
  const within = refused.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, step) => from + step),
  );
  return new Set([...escaped, ...within]);
}

function understand(text: string, words: readonly Word[], options: ParseOptions): Understood {
  const isAllowed = (span: Span): boolean =>
    !options.dismissed.has(dismissalOf(span)) &&
    !words.some((word) => word.isEscaped && isCovered(word, span));
  const signed = signedSpans(text, words, { list: options.lists, label: options.labels });
  const isTaken = words.map((word) => signed.some((span) => isCovered(word, span)));
  const entry = entryOf(words, options);
  const candidates = candidatesIn(entry, isTaken);
  const isSought = (candidate: Candidate) => isAllowed(spanOf(text, words, candidate, ""));
  const sought = candidates.filter(isSought);
  const settled = settledOf(
    words,
    candidates.filter((candidate) => !isSought(candidate)),
  );
  const { day, time, spoken } = whenOf(accept({ ...entry, settled }, sought, isTaken), entry);
  const dated = spoken.map(({ candidate, resolved }) => spanOf(text, words, candidate, resolved));
  const possible = [...signed, ...candidates.map((one) => spanOf(text, words, one, ""))];
  return {
    spans: [...lastOfEach(signed.filter(isAllowed)), ...dated].toSorted(
      (a, b) => a.start - b.start,
    ),
    day,
    time,
    escaped: words.filter(
      (word) => word.isEscaped && possible.some((span) => isCovered(word, span)),
    ),
  };
}

function lastOfEach(spans: readonly Span[]): readonly Span[] {
  return spans.filter(
    ({ kind }, at) =>
      !(SINGLE.has(kind) && spans.slice(at + 1).some((later) => later.kind === kind)),
  );
}

function withoutBackslashes(text: string, from: number, to: number, escaped: readonly Word[]) {
  let kept = "";
  let start = from;
  for (const word of escaped) {
    if (word.start > start && word.start < to) {
      kept += text.slice(start, word.start - 1);
      ({ start } = word);
    }
  }
  return kept + text.slice(start, to);
}

/** What is left without the spans, and without the backslashes that did their work. */
function titleOf(text: string, { spans, escaped }: Understood): string {
  const starts = [0, ...spans.map(({ end }) => end)];
  const ends = [...spans.map(({ start }) => start), text.length];
  return starts
    .map((start, at) => withoutBackslashes(text, start, ends[at] ?? start, escaped).trim())
    .filter((part) => part !== "")
    .join(" ");
}

function withoutPlain(understood: Understood): Understood {
  const spans = understood.spans.filter(({ kind }) => !PLAIN.has(kind));
  return { ...understood, spans, day: null, time: null };
}

function resolvedOf(spans: readonly Span[], kind: SpanKind): readonly string[] {
  return spans.filter((span) => span.kind === kind).map(({ resolved }) => resolved);
}

/**
 * Reads one line of the quick-add language. Pure: the same text and options give the same todo on
 * every device. In doubt something is text: a false match is worse than a missed one.
 */
export function parse(text: string, options: ParseOptions): Parsed {
  const words = text.length > MOST_CHARACTERS ? [] : wordsOf(text);
  const understood = understand(text, words, options);
  const isAllUnderstood = titleOf(text, understood) === "";
  const meant = isAllUnderstood ? withoutPlain(understood) : understood;
  const { spans } = meant;
  const [priority] = resolvedOf(spans, "priority");
  return {
    title: titleOf(text, meant),
    notes: resolvedOf(spans, "notes")[0] ?? "",
    priority: priority === undefined ? null : Number(priority),
    due_date: meant.day,
    due_time: meant.time,
    list: resolvedOf(spans, "list")[0] ?? null,
    labels: [...new Set(resolvedOf(spans, "label"))],
    spans,
  };
}

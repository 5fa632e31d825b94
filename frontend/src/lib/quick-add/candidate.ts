import type { Day, WeekStart } from "@/lib/dates/day";
import type { DateOrder } from "@/lib/dates/format";
import type { Word } from "./words";

/** What the forms look at. */
export type Entry = {
  readonly words: readonly Word[];
  readonly today: Day;
  /** The time of day now, as HH:MM. */
  readonly time: string;
  readonly weekStart: WeekStart;
  readonly dateOrder: DateOrder;
  /** Words of which the person has said that they are text. */
  readonly settled: ReadonlySet<number>;
  /** The word that is read without the sign behind it: "Friday, 3pm". */
  readonly softened?: number;
};

/**
 * Where a form counts; everywhere else it is text. `clause`: introduced, where the entry ends or a
 * new part of the sentence begins. `pair`: beside a time of day or, for a time, beside a date;
 * `beside`: also beside one that is `hosted`, that is, which needs a date that counts by itself.
 */
export type Place =
  | "anywhere"
  | "start"
  | "end"
  | "introduced"
  | "introduced-end"
  | "clause"
  | "pair"
  | "beside"
  | "hosted";

/** What a form understands in the words from `from` up to, not including, `to`. */
export type Candidate = {
  readonly kind: "date" | "time";
  readonly from: number;
  readonly to: number;
  readonly day: Day | null;
  /** As HH:MM. */
  readonly time: string | null;
  /** Whether it is left open which half of the day is meant: 7:30, at 7. */
  readonly half: "open" | null;
  /** Said of a part of the day in which hours from this one on are those after noon. */
  readonly lateFrom: number | null;
  readonly places: readonly Place[];
  readonly isIntroduced: boolean;
  /** Without "on" or "at": where the form itself begins. */
  readonly core: number;
  /** Ends in a sign. */
  readonly isSigned: boolean;
  /** May be part of a name where it is capitalised ("Edge of Tomorrow"). */
  readonly isPlainWord: boolean;
};

const DEFAULTS = {
  day: null,
  time: null,
  half: null,
  lateFrom: null,
  isIntroduced: false,
  isSigned: false,
  isPlainWord: false,
} as const;

type Given = Pick<Candidate, "from" | "to" | "places"> & Partial<Candidate>;

export function dateCandidate(given: Given & { day: Day }): Candidate {
  return { ...DEFAULTS, kind: "date", core: given.from, ...given };
}

export function timeCandidate(given: Given): Candidate {
  return { ...DEFAULTS, kind: "time", core: given.from, ...given };
}

/** A form looks at the words from an index on. */
export type Form = (entry: Entry, at: number) => Candidate | null;

const SIGNS = /^\((?=.*\)$)|[,;:!)]+$|\.$/gu;

/** Whether `withoutSigns` has something to take away. */
export function endsInSign(lower: string): boolean {
  return /[,;:!).]$/u.test(lower);
}

export function withoutSigns(lower: string): string {
  return lower.replace(SIGNS, "");
}

/** The word in small letters, or nothing where there is none or it is in quotes. */
export function lowerAt(entry: Entry, at: number): string {
  const word = entry.words[at];
  if (word === undefined || word.isQuoted) {
    return "";
  }
  return entry.softened === at ? withoutSigns(word.lower) : word.lower;
}

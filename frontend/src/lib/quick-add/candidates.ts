import {
  type Candidate,
  type Entry,
  endsInSign,
  type Form,
  lowerAt,
  type Place,
} from "./candidate";
import { MONTH_FORMS, NUMERIC_FORMS } from "./numeric-dates";
import { recurrences } from "./recurrence";
import { RELATIVE_FORMS } from "./relative-dates";
import { TIME_FORMS } from "./times";
import { INTRODUCTIONS, LATE_FROM, lookUp } from "./vocabulary";

const DATE_FORMS: readonly Form[] = [...RELATIVE_FORMS, ...MONTH_FORMS, ...NUMERIC_FORMS];

function longest(found: readonly (Candidate | null)[]): Candidate | null {
  return found.reduce(
    (best, next) => (next !== null && (best === null || next.to > best.to) ? next : best),
    null,
  );
}

function dateAt(entry: Entry, at: number): Candidate | null {
  return longest(DATE_FORMS.map((form) => form(entry, at)));
}

/** "on", "by", "due", "due on" and the date behind it. */
function introducedDate(entry: Entry, at: number): Candidate | null {
  const isIntroduction = INTRODUCTIONS.has(lowerAt(entry, at));
  if (!isIntroduction) {
    return null;
  }
  const isTwofold = lowerAt(entry, at) === "due" && ["on", "by"].includes(lowerAt(entry, at + 1));
  const found = dateAt(entry, isTwofold ? at + 2 : at + 1);
  return found === null ? null : { ...found, from: at, isIntroduced: true };
}

const OPENING: ReadonlySet<string> = new Set([...INTRODUCTIONS, "at"]);

// The longest form: "by the 15th of next month".
const MOST_WORDS = 6;

function candidateAt(entry: Entry, at: number): Candidate | null {
  return longest([
    introducedDate(entry, at),
    dateAt(entry, at),
    ...TIME_FORMS.map((form) => form(entry, at)),
  ]);
}

/** Each place is looked at once, in the order in which it is asked for. */
function once<T>(look: (at: number) => T): (at: number) => T {
  const known = new Map<number, { seen: T }>();
  return (at) => {
    const { seen } = known.get(at) ?? { seen: look(at) };
    known.set(at, { seen });
    return seen;
  };
}

/** The words from `at` on that end in a sign. */
function signsFrom(entry: Entry, at: number, length: number): readonly number[] {
  const near = Array.from({ length }, (_, step) => at + step);
  return near.filter((place) => endsInSign(lowerAt(entry, place)));
}

type Looks = { begins: (at: number) => boolean; read: (at: number) => Candidate | null };

function looksAt(entry: Entry): Looks {
  const read = once((at) => candidateAt(entry, at));
  const begins = once(
    (at) =>
      read(at) !== null ||
      signsFrom(entry, at, MOST_WORDS / 2).some(
        (softened) => candidateAt({ ...entry, softened }, at) !== null,
      ),
  );
  return { read, begins };
}

/** Behind "by" and "at" a sign ends what was said: "by friday, please". */
function placesBeforeSign({ isIntroduced, places }: Candidate, isHeading: boolean): Place[] {
  const isClear = places.some((place) => ["anywhere", "clause", "introduced"].includes(place));
  const own: readonly Place[] = isIntroduced && isClear ? ["introduced"] : [];
  return ["beside", ...own, ...(isHeading ? (["start"] as const) : [])];
}

/** What stands right before a time or right behind a date may end in a sign: "Friday, 3pm". */
function signedAt(entry: Entry, at: number, isBehind: boolean, looks: Looks): Candidate | null {
  let best: Candidate | null = null;
  for (const softened of signsFrom(entry, at, MOST_WORDS)) {
    const isHeading = at === 0 && lowerAt(entry, softened).endsWith(":");
    const isClear = isHeading || OPENING.has(lowerAt(entry, at));
    const isWanted = isClear || isBehind || looks.begins(softened + 1);
    const found = isWanted ? candidateAt({ ...entry, softened }, at) : null;
    if (found?.to === softened + 1) {
      best = { ...found, places: placesBeforeSign(found, isHeading), isSigned: true };
    }
  }
  return best;
}

/** "at 8 tomorrow evening": a part of the day that only says which half of it is meant. */
function withPart(entry: Entry, date: Candidate, before: Candidate | undefined): Candidate {
  const part = lowerAt(entry, date.to);
  const isTimed = before?.kind === "time" && before.to === date.from && before.half === "open";
  const lateFrom = isTimed ? lookUp(LATE_FROM, part) : undefined;
  return lateFrom === undefined ? date : { ...date, to: date.to + 1, lateFrom };
}

function touches(candidate: Candidate, [from, to]: readonly [number, number]): boolean {
  return candidate.from <= to && candidate.to >= from;
}

/**
 * Everything that could be a date or a time, from left to right and without overlaps. Words in
 * `isTaken` have a meaning already; what is a part of a repetition, or stands right beside one, is
 * left alone with it.
 */
export function candidatesIn(entry: Entry, isTaken: readonly boolean[]): readonly Candidate[] {
  const repeated = recurrences(entry.words);
  const looks = looksAt(entry);
  const found: Candidate[] = [];
  for (let at = 0; at < entry.words.length; at += 1) {
    const before = found.at(-1);
    const here = longest([looks.read(at), signedAt(entry, at, before?.to === at, looks)]);
    const candidate = here?.kind === "date" ? withPart(entry, here, before) : here;
    const isFree =
      candidate !== null && !isTaken.slice(candidate.from, candidate.to).includes(true);
    if (isFree) {
      at = candidate.to - 1;
      if (!repeated.some((range) => touches(candidate, range))) {
        found.push(candidate);
      }
    }
  }
  return found;
}

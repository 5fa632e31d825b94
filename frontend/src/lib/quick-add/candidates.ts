import { type Candidate, type Entry, type Form, lowerAt } from "./candidate";
import { MONTH_FORMS, NUMERIC_FORMS } from "./numeric-dates";
import { recurrences } from "./recurrence";
import { RELATIVE_FORMS } from "./relative-dates";
import { TIME_FORMS } from "./times";
import { INTRODUCTIONS } from "./vocabulary";

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
  const found: Candidate[] = [];
  for (let at = 0; at < entry.words.length; at += 1) {
    const forms = [
      introducedDate(entry, at),
      dateAt(entry, at),
      ...TIME_FORMS.map((form) => form(entry, at)),
    ];
    const candidate = longest(forms);
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

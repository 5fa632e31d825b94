import { lookUp, MONTHS, NAMED_TIMES, NUMBERS, PARTS_OF_DAY, UNITS, weekdayOf } from "./vocabulary";
import type { Word } from "./words";

// Repeating todos do not exist yet. Until they do, nothing of such a phrase may be understood:
// "water plants every monday" is not due on Monday, and its title does not end in "every".

const ALONE: ReadonlySet<string> = new Set([
  "daily",
  "weekly",
  "monthly",
  "quarterly",
  "yearly",
  "annually",
  "biweekly",
  "fortnightly",
  "hourly",
]);
const OPENING: ReadonlySet<string> = new Set(["every", "every!", "ev", "ev!", "each"]);

const JOINING: ReadonlySet<string> = new Set([
  "other",
  "second",
  "third",
  "fourth",
  "first",
  "last",
  "weekday",
  "weekdays",
  "workday",
  "workdays",
  "weekend",
  "weekends",
  "quarter",
  "hour",
  "hours",
  "today",
  "tomorrow",
  "next",
  "am",
  "pm",
  "times",
]);

/** They belong to the phrase only where more of it follows. */
const LINKING: ReadonlySet<string> = new Set([
  "and",
  "&",
  "of",
  "the",
  "on",
  "at",
  "in",
  "from",
  "starting",
  "until",
  "ending",
  "for",
]);

const NUMBER = /^\d{1,4}(?:st|nd|rd|th)?$/u;
const TIME = /^\d{1,2}(?:[:.]\d{2})?(?:am|pm)?$/u;
const DATE = /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?\.?$/u;
const TABLES = [MONTHS, NAMED_TIMES, PARTS_OF_DAY, UNITS, NUMBERS];

function belongs(lower: string): boolean {
  const word = lower.replace(/,$/u, "");
  return (
    JOINING.has(word) ||
    weekdayOf(word) !== undefined ||
    weekdayOf(word.replace(/s$/u, "")) !== undefined ||
    TABLES.some((table) => lookUp<unknown>(table, word) !== undefined) ||
    [NUMBER, TIME, DATE].some((pattern) => pattern.test(word))
  );
}

function endOfPhrase(words: readonly Word[], from: number): number {
  let end = from;
  for (let at = from; at < words.length; at += 1) {
    const lower = words[at]?.lower ?? "";
    if (belongs(lower)) {
      end = at + 1;
    } else if (!LINKING.has(lower)) {
      break;
    }
  }
  return end;
}

/** "after 3 days": that long after it was completed. */
function isAfterUnits(words: readonly Word[], at: number): boolean {
  const [word, amount, unit] = [0, 1, 2].map((step) => words[at + step]?.lower ?? "");
  return (
    word === "after" &&
    (NUMBER.test(amount ?? "") || lookUp(NUMBERS, amount ?? "") !== undefined) &&
    lookUp(UNITS, unit ?? "") !== undefined
  );
}

/** Where the phrase that the word at `at` opens ends; null where it opens none. */
function phraseEnd(words: readonly Word[], at: number): number | null {
  const word = words[at];
  if (word === undefined || word.isQuoted) {
    return null;
  }
  if (ALONE.has(word.lower) || isAfterUnits(words, at)) {
    return endOfPhrase(words, at + 1);
  }
  const end = OPENING.has(word.lower) ? endOfPhrase(words, at + 1) : at;
  return end > at + 1 ? end : null;
}

/** The stretches of words, from and up to, that say how something repeats. */
export function recurrences(words: readonly Word[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const end = phraseEnd(words, at);
    if (end !== null) {
      found.push([at, end]);
      at = end - 1;
    }
  }
  return found;
}

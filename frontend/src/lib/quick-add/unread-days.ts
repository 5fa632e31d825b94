import { type Candidate, type Entry, lowerAt, withoutSigns } from "./candidate";
import { lookUp, MONTHS, SHORT_WEEKDAYS, WEEKDAYS } from "./vocabulary";

// Words of other languages are not understood, but seen: "Freitag 15:00" is not today.
const WEEKDAYS_ELSEWHERE: ReadonlySet<string> = new Set(
  `montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag morgen übermorgen
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  lundi mardi mercredi jeudi vendredi samedi dimanche demain
  lunes martes miércoles jueves viernes sábado domingo mañana
  lunedì martedì mercoledì giovedì venerdì sabato domenica domani`.split(/\s+/u),
);

/** They count beside a number. */
const MONTHS_ELSEWHERE: ReadonlySet<string> = new Set(
  `januar februar märz mai juni juli oktober okt dezember dez
  janvier février mars avril juin juillet août septembre octobre novembre décembre
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre`.split(/\s+/u),
);

const NUMERIC = /^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})?$|^\d{4}-\d{2}-\d{2}$/u;
const DAY_NUMBER = /^\d{1,2}(?:st|nd|rd|th)?\.?$/u;
const BETWEEN_DAYS = /[/,–-]/u;

function isWeekday(word: string): boolean {
  const single = word.replace(/s$/u, "");
  const isShort = lookUp(SHORT_WEEKDAYS, word) ?? lookUp(WEEKDAYS, word);
  return (isShort ?? lookUp(WEEKDAYS, single)) !== undefined || WEEKDAYS_ELSEWHERE.has(word);
}

function isMonth(word: string): boolean {
  return lookUp(MONTHS, word) !== undefined || MONTHS_ELSEWHERE.has(word);
}

function isDayLike(entry: Entry, at: number): boolean {
  const lower = lowerAt(entry, at);
  const word = withoutSigns(lower).replace(/['’]s$/u, "");
  const isBesideNumber = [at - 1, at + 1].some((next) => DAY_NUMBER.test(lowerAt(entry, next)));
  return (
    word === "tomorrow" ||
    NUMERIC.test(lower.replace(/[,:;]$/u, "")) ||
    word.split(BETWEEN_DAYS).some(isWeekday) ||
    (isBesideNumber && isMonth(word))
  );
}

/** Something that counts alone where it stands well: not "tom", not "15th Street". */
function isWholeDate({ kind, places, day, isSigned }: Candidate, { today }: Entry): boolean {
  const isWhole = isSigned || places.includes("end") || places.includes("anywhere");
  return kind === "date" && isWhole && day !== today;
}

/**
 * Whether a text names a day, understood or not. What is quoted, escaped or was taken back by the
 * person is no day: they have seen it.
 */
export function hasUnreadDay(
  entry: Entry,
  candidates: readonly Candidate[],
  isTaken: readonly boolean[],
): boolean {
  const isFree = (at: number): boolean => isTaken[at] !== true && !entry.settled.has(at);
  return (
    candidates.some((candidate) => isWholeDate(candidate, entry)) ||
    entry.words.some((_, at) => isFree(at) && isDayLike(entry, at))
  );
}

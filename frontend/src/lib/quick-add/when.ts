import { addDays, type Day } from "@/lib/dates/day";
import { type Candidate, type Entry, lowerAt } from "./candidate";
import { resolvedTime } from "./times";
import { LATE_FROM } from "./vocabulary";

const MIDNIGHT = "00:00";

// Nobody has breakfast at half past six in the evening.
const OF_THE_MORNING: ReadonlySet<string> = new Set(["breakfast", "wake", "sunrise", "dawn"]);
const NEVER_LATE = LATE_FROM["morning"] ?? null;

/** What an entry says about its date and time, and the words that say it. */
export type When = {
  readonly day: Day | null;
  readonly time: string | null;
  readonly spoken: readonly { candidate: Candidate; resolved: string }[];
};

function isBeside(one: Candidate, other: Candidate): boolean {
  return one.to === other.from || one.from === other.to;
}

/** The last date and the last time count; a time that needs its date stays with it. */
export function whenOf(accepted: readonly Candidate[], entry: Entry): When {
  const dates = accepted.filter(({ kind }) => kind === "date");
  const date = dates.at(-1);
  const isOfAnother = (candidate: Candidate): boolean =>
    candidate.places.includes("hosted") && !(date !== undefined && isBeside(date, candidate));
  const time = accepted.findLast(
    (candidate) => candidate.kind === "time" && !isOfAnother(candidate),
  );
  const isEarly = entry.words.some((_, at) => OF_THE_MORNING.has(lowerAt(entry, at)));
  const lateFrom = time?.lateFrom ?? date?.lateFrom ?? (isEarly ? NEVER_LATE : null);
  const said = time === undefined ? null : resolvedTime(time, lateFrom);
  const clock = said?.time ?? date?.time ?? null;
  const day = date === undefined ? dayOf(clock, entry) : dayAt(date.day, said, entry);
  const spoken = [
    { candidate: date, resolved: day },
    { candidate: time, resolved: said?.time ?? null },
  ].flatMap(({ candidate, resolved }) =>
    candidate === undefined || resolved === null ? [] : [{ candidate, resolved }],
  );
  return { day, time: clock, spoken };
}

type Said = ReturnType<typeof resolvedTime>;

/** The midnight of today and the small hours of tonight are those to come. */
function dayAt(day: Day | null, said: Said | null, { today }: Entry): Day | null {
  const isOver = day === today && said?.time === MIDNIGHT;
  return day !== null && (said?.isDayAfter === true || isOver) ? addDays(day, 1) : day;
}

/** A time without a date is the next one that the clocks show. */
function dayOf(time: string | null, { today, time: now }: Entry): Day | null {
  if (time === null) {
    return null;
  }
  return time > now ? today : addDays(today, 1);
}

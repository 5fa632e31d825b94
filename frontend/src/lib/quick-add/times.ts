import {
  type Candidate,
  type Entry,
  type Form,
  lowerAt,
  type Place,
  timeCandidate,
} from "./candidate";
import { LATE_FROM, lookUp, NAMED_TIMES, PARTS_OF_DAY } from "./vocabulary";

const TWELVE_HOURS = /^(\d{1,2})(?:[:.]([0-5]\d))?([ap]m)$/u;
const TWELVE_HOURS_APART = /^(\d{1,2})(?:[:.]([0-5]\d))?$/u;
const CLOCK = /^(\d{1,2}):([0-5]\d)$/u;
const BARE_HOUR = /^\d{1,2}$/u;
const HALF_DAY = 12;
const HOURS = 24;
// Nobody who says "at 5" plans for five in the morning.
const LAST_EARLY_HOUR = 6;

const AT_AN_EDGE: readonly Place[] = ["start", "end", "pair"];

function clock(hour: number, minutes: string): string {
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

function ofTwelve(hour: string, minutes: string | undefined, half: string): string | null {
  const number = Number(hour);
  if (number < 1 || number > HALF_DAY) {
    return null;
  }
  return clock((number % HALF_DAY) + (half === "pm" ? HALF_DAY : 0), minutes ?? "00");
}

type Reading = { from: number; isIntroduced: boolean };

/** 5pm, 5:30pm, 5 pm */
function twelveHours(entry: Entry, at: number, reading: Reading): Candidate | null {
  const joined = TWELVE_HOURS.exec(lowerAt(entry, at));
  const half = lowerAt(entry, at + 1);
  const apart = half === "am" || half === "pm" ? TWELVE_HOURS_APART.exec(lowerAt(entry, at)) : null;
  const [, hour, minutes] = joined ?? apart ?? [];
  const time = hour === undefined ? null : ofTwelve(hour, minutes, joined?.[3] ?? half);
  return time === null
    ? null
    : timeCandidate({
        time,
        ...reading,
        core: at,
        to: joined === null ? at + 2 : at + 1,
        places: reading.isIntroduced ? ["anywhere"] : AT_AN_EDGE,
      });
}

/** 15:00 */
function ofClock(entry: Entry, at: number, reading: Reading): Candidate | null {
  const [, hour, minutes = ""] = CLOCK.exec(lowerAt(entry, at)) ?? [];
  if (hour === undefined || Number(hour) >= HOURS) {
    return null;
  }
  // Odd minutes are a verse, a score or a record more often than an appointment.
  const places: readonly Place[] = Number(minutes) % 5 === 0 ? AT_AN_EDGE : ["pair"];
  return timeCandidate({
    time: clock(Number(hour), minutes),
    half: "open",
    ...reading,
    core: at,
    to: at + 1,
    places: reading.isIntroduced ? ["anywhere"] : places,
  });
}

/** noon, midnight */
function namedTime(entry: Entry, at: number, reading: Reading): Candidate | null {
  const time = lookUp(NAMED_TIMES, lowerAt(entry, at));
  return time === undefined
    ? null
    : timeCandidate({
        time,
        ...reading,
        core: at,
        to: at + 1,
        places: reading.isIntroduced ? ["anywhere"] : ["hosted"],
      });
}

/** at 5, beside a date */
function bareHour(entry: Entry, at: number, reading: Reading): Candidate | null {
  const text = lowerAt(entry, at);
  const isHour = BARE_HOUR.test(text) && Number(text) < HOURS;
  return isHour && lowerAt(entry, at - 1) === "at"
    ? timeCandidate({
        time: clock(Number(text), "00"),
        half: "open-hour",
        ...reading,
        core: at,
        to: at + 1,
        places: ["hosted"],
      })
    : null;
}

const clockTime: Form = (entry, at) => {
  const isIntroduced = ["at", "by"].includes(lowerAt(entry, at));
  const start = isIntroduced ? at + 1 : at;
  for (const read of [twelveHours, ofClock, namedTime, bareHour]) {
    const found = read(entry, start, { from: at, isIntroduced });
    if (found !== null) {
      return found;
    }
  }
  return null;
};

/** morning, afternoon, evening, night, with or without its hour; right after a date */
const partOfDay: Form = (entry, at) => {
  const part = lowerAt(entry, at);
  const time = lookUp(PARTS_OF_DAY, part);
  if (time === undefined) {
    return null;
  }
  const exact = clockTime(entry, at + 1);
  return timeCandidate({
    time: exact?.time ?? time,
    half: exact?.half ?? null,
    lateFrom: lookUp(LATE_FROM, part) ?? null,
    from: at,
    to: exact?.to ?? at + 1,
    places: ["hosted"],
    isPlainWord: true,
  });
};

export const TIME_FORMS: readonly Form[] = [clockTime, partOfDay];

/** The time that was meant, where its half of the day was left open. */
export function resolvedTime(candidate: Candidate, lateFrom: number | null): string | null {
  const { time, half } = candidate;
  if (time === null || half === null) {
    return time;
  }
  const hour = Number(time.slice(0, 2));
  const isLate =
    lateFrom === null
      ? half === "open-hour" && hour >= 1 && hour <= LAST_EARLY_HOUR
      : hour >= lateFrom && hour < HALF_DAY;
  return isLate ? clock(hour + HALF_DAY, time.slice(3)) : time;
}

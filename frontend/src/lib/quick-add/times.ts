import {
  type Candidate,
  type Entry,
  type Form,
  lowerAt,
  type Place,
  timeCandidate,
} from "./candidate";
import { LATE, LATE_FROM, lookUp, NAMED_TIMES, PARTS_OF_DAY } from "./vocabulary";

const TWELVE_HOURS = /^(\d{1,2})(?:[:.]([0-5]\d))?([ap])(?:m|\.m\.?)$/u;
const TWELVE_HOURS_APART = /^(\d{1,2})(?:[:.]([0-5]\d))?$/u;
const HALF = /^([ap])(?:m|\.m\.?)$/u;
const CLOCK = /^(\d{1,2}):([0-5]\d)$/u;
const BARE_HOUR = /^\d{1,2}$/u;
const HALF_DAY = 12;
const HOURS = 24;
// Nobody who says "at 5" or "5:30" plans for the morning, whatever the clock on the wall; who does
// writes 05:30, or 5am.
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
  return clock((number % HALF_DAY) + (half === "p" ? HALF_DAY : 0), minutes ?? "00");
}

type Reading = { from: number; introduction: string | undefined };

/** Before a time "by" is often that of another phrase: "Passed by 10am crowd". */
const PLACES_BEHIND: Readonly<Record<string, readonly Place[]>> = {
  at: ["anywhere"],
  "@": ["clause", "pair"],
  um: ["anywhere"],
  by: ["clause", "pair"],
};

function placesOf({ introduction }: Reading, otherwise: readonly Place[]): readonly Place[] {
  return (introduction === undefined ? undefined : PLACES_BEHIND[introduction]) ?? otherwise;
}

/** 5pm, 5:30pm, 5 pm, 5 p.m. */
function twelveHours(entry: Entry, at: number, reading: Reading): Candidate | null {
  const joined = TWELVE_HOURS.exec(lowerAt(entry, at));
  const [, half] = HALF.exec(lowerAt(entry, at + 1)) ?? [];
  const apart = half === undefined ? null : TWELVE_HOURS_APART.exec(lowerAt(entry, at));
  const [, hour, minutes] = joined ?? apart ?? [];
  const time = hour === undefined ? null : ofTwelve(hour, minutes, joined?.[3] ?? half ?? "");
  return time === null
    ? null
    : timeCandidate({
        time,
        from: reading.from,
        isIntroduced: reading.introduction !== undefined,
        core: at,
        to: joined === null ? at + 2 : at + 1,
        places: placesOf(reading, AT_AN_EDGE),
      });
}

/** 15:00 */
function ofClock(entry: Entry, at: number, reading: Reading): Candidate | null {
  const [, hour, minutes = ""] = CLOCK.exec(lowerAt(entry, at)) ?? [];
  if (hour === undefined || Number(hour) >= HOURS) {
    return null;
  }
  // Odd minutes are a verse, a score or a record more often than an appointment; so is a 0:30.
  const isUsual = Number(minutes) % 5 === 0 && hour !== "0";
  const places: readonly Place[] = isUsual ? AT_AN_EDGE : ["pair"];
  return timeCandidate({
    time: clock(Number(hour), minutes),
    half: hour.startsWith("0") ? null : "open",
    from: reading.from,
    isIntroduced: reading.introduction !== undefined,
    core: at,
    to: at + 1,
    places: placesOf(reading, places),
  });
}

/** noon, midnight */
function namedTime(entry: Entry, at: number, reading: Reading): Candidate | null {
  const time = lookUp(NAMED_TIMES, lowerAt(entry, at));
  return time === undefined
    ? null
    : timeCandidate({
        time,
        from: reading.from,
        isIntroduced: reading.introduction !== undefined,
        core: at,
        to: at + 1,
        places: placesOf(reading, ["hosted"]),
      });
}

/** at 5, beside a date */
function bareHour(entry: Entry, at: number, reading: Reading): Candidate | null {
  const text = lowerAt(entry, at);
  const isHour = BARE_HOUR.test(text) && Number(text) < HOURS;
  const isAnnounced = reading.introduction !== undefined && reading.introduction !== "by";
  return isHour && isAnnounced
    ? timeCandidate({
        time: clock(Number(text), "00"),
        half: "open",
        from: reading.from,
        isIntroduced: reading.introduction !== undefined,
        core: at,
        to: at + 1,
        places: ["hosted"],
      })
    : null;
}

const clockTime: Form = (entry, at) => {
  const word = lowerAt(entry, at);
  const introduction = Object.hasOwn(PLACES_BEHIND, word) ? word : undefined;
  const start = introduction === undefined ? at : at + 1;
  for (const read of [twelveHours, ofClock, namedTime, bareHour]) {
    const found = read(entry, start, { from: at, introduction });
    if (found !== null) {
      return withPart(entry, found);
    }
  }
  return null;
};

/** Where a part of the day is named behind something, and where that ends: in the evening. */
function partBehind(entry: Entry, at: number): { part: string; to: number } | null {
  const first = lowerAt(entry, at);
  const part = first === "in" && lowerAt(entry, at + 1) === "the" ? lowerAt(entry, at + 2) : "";
  if (lookUp(PARTS_OF_DAY, part) !== undefined) {
    return { part, to: at + 3 };
  }
  const isAtNight = first === "at" && lowerAt(entry, at + 1) === "night";
  return isAtNight ? { part: "night", to: at + 2 } : null;
}

/** at 7 in the evening: the hour says that it is one */
function withPart(entry: Entry, found: Candidate): Candidate {
  const behind = found.half === "open" ? partBehind(entry, found.to) : null;
  return behind === null
    ? found
    : {
        ...found,
        to: behind.to,
        lateFrom: lookUp(LATE_FROM, behind.part) ?? null,
        places: found.isIntroduced ? ["anywhere"] : found.places,
      };
}

/** morning, in the evening, with or without its hour; right after a date */
const partOfDay: Form = (entry, at) => {
  const behind = partBehind(entry, at);
  const part = behind?.part ?? lowerAt(entry, at);
  const end = behind?.to ?? at + 1;
  const time = lookUp(PARTS_OF_DAY, part);
  if (time === undefined) {
    return null;
  }
  const exact = clockTime(entry, end);
  return timeCandidate({
    time: exact?.time ?? time,
    half: exact?.half ?? null,
    lateFrom: lookUp(LATE_FROM, part) ?? null,
    from: at,
    to: exact?.to ?? end,
    places: ["hosted"],
    isPlainWord: true,
  });
};

export const TIME_FORMS: readonly Form[] = [clockTime, partOfDay];

/**
 * The time that was meant, where its half of the day was left open, and whether it is one of the
 * small hours of the day after: "tonight at 12", "tonight at 1am".
 */
export function resolvedTime(
  { time, half }: Candidate,
  lateFrom: number | null,
): { time: string | null; isDayAfter: boolean } {
  if (time === null) {
    return { time, isDayAfter: false };
  }
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3);
  const isOpen = half === "open";
  if (lateFrom === LATE && (hour < LATE || (isOpen && hour === HALF_DAY))) {
    return { time: clock(hour % HALF_DAY, minutes), isDayAfter: true };
  }
  const isLate =
    lateFrom === null ? hour >= 1 && hour <= LAST_EARLY_HOUR : hour >= lateFrom && hour < HALF_DAY;
  const isSecondHalf = isOpen && isLate;
  return { time: isSecondHalf ? clock(hour + HALF_DAY, minutes) : time, isDayAfter: false };
}

import { useSyncExternalStore } from "react";

/** How soon something is due; `passed` is the only one that asks for attention. */
export type Nearness = "passed" | "today" | "later";

const DAY_MS = 86_400_000;
// A timer longer than this would sleep through a change of the clocks or of the time zone.
const LONGEST_WAIT_MS = 600_000;

/** The calendar day of an instant where the person is, as YYYY-MM-DD. */
export function localDay(instant: Date): string {
  const month = String(instant.getMonth() + 1).padStart(2, "0");
  const day = String(instant.getDate()).padStart(2, "0");
  return `${instant.getFullYear()}-${month}-${day}`;
}

// Dates are compared and counted as UTC midnights: no daylight saving time can come between.
function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function addDays(day: string, days: number): string {
  return new Date(utc(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday after `day`. */
export function nextMonday(day: string): string {
  const weekday = utc(day).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

export function nearness(due: string, today: string): Nearness {
  if (due < today) {
    return "passed";
  }
  return due === today ? "today" : "later";
}

// The interface speaks English; where the person's own English differs, it decides the order.
function language(): string {
  return navigator.languages.find((tag) => tag.startsWith("en")) ?? "en-GB";
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language(), { ...options, timeZone: "UTC" }).format(utc(day));
}

/** A date the way one says it: Today, Friday, 4 December. */
export function dueWords(due: string, today: string): string {
  const distance = Math.round((utc(due).getTime() - utc(today).getTime()) / DAY_MS);
  if (distance === 0) {
    return "Today";
  }
  if (distance === 1) {
    return "Tomorrow";
  }
  if (distance === -1) {
    return "Yesterday";
  }
  if (distance > 1 && distance < 7) {
    return format(due, { weekday: "long" });
  }
  return due.slice(0, 4) === today.slice(0, 4)
    ? format(due, { day: "numeric", month: "short" })
    : format(due, { day: "numeric", month: "short", year: "numeric" });
}

/** A day as the head of the page shows it. */
export function dayName(day: string): string {
  return format(day, { weekday: "long", day: "numeric", month: "long" });
}

/** The day of something past, to stand inside a sentence: today, yesterday, on 4 Dec. */
export function pastDay(instant: Date, today: string): string {
  const words = dueWords(localDay(instant), today);
  return words === "Today" || words === "Yesterday" ? words.toLowerCase() : `on ${words}`;
}

/** A time of day as the person's English writes it. */
export function timeWords(time: string): string {
  const instant = new Date(`1970-01-01T${time}Z`);
  const options = { hour: "numeric", minute: "2-digit", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language(), options).format(instant);
}

function subscribe(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  function wait(): void {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    const rest = midnight.getTime() - now.getTime();
    timer = setTimeout(tick, Math.min(rest, LONGEST_WAIT_MS));
  }
  function tick(): void {
    listener();
    wait();
  }
  wait();
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", listener);
  };
}

/** Today where the person is; changes at local midnight without a reload. */
export function useToday(): string {
  return useSyncExternalStore(
    subscribe,
    () => localDay(new Date()),
    () => localDay(new Date()),
  );
}

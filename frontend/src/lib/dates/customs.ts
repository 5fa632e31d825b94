import type { Settings } from "@/lib/replica/types";

type Customs = Pick<Settings, "date_order" | "week_start">;

/** ECMA-402 (Intl Locale Info); not in the types of the language version that is compiled for. */
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => { firstDay: number } };

const WEEK_STARTS: ReadonlyMap<number, Customs["week_start"]> = new Map([
  [6, "saturday"],
  [7, "sunday"],
]);

/** How the people of a locale (BCP 47) write dates, and where their week starts. */
export function customsOf(locale: string): Customs {
  const parts = new Intl.DateTimeFormat(locale, { calendar: "gregory" }).formatToParts();
  const first = parts.find(({ type }) => type !== "literal")?.type;
  const order = first === "month" ? "mdy" : first === "year" ? "ymd" : "dmy";
  const week = (new Intl.Locale(locale) as LocaleWithWeek).getWeekInfo?.();
  return { date_order: order, week_start: WEEK_STARTS.get(week?.firstDay ?? 1) ?? "monday" };
}

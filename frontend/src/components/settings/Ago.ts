import { type DateOrder, pastDay } from "@/lib/dates/format";
import { deviceZone, today } from "@/lib/dates/zone";

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** How long ago something was, as precisely as people care; by the clock of this device. */
export function ago(instant: Date, now: Date, order: DateOrder): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / MINUTE_MS);
  if (minutes < 2) {
    return "just now";
  }
  if (minutes < HOUR_MINUTES) {
    return `${minutes} minutes ago`;
  }
  const day = pastDay(instant, today(deviceZone(), now), { time_zone: null, date_order: order });
  if (day === "today") {
    const hours = Math.floor(minutes / HOUR_MINUTES);
    return hours === 1 ? "an hour ago" : `${hours} hours ago`;
  }
  return day;
}

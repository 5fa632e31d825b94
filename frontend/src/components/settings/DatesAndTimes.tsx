"use client";

import { ListProblem } from "@/components/ui/ListProblem";
import { useActions, useSnapshot, useSync } from "@/lib/replica/hooks";
import { Segments } from "./Segments";
import styles from "./Settings.module.css";
import { ZoneField } from "./ZoneField";

const WEEK_STARTS = [
  { value: "monday", name: "Monday" },
  { value: "saturday", name: "Saturday" },
  { value: "sunday", name: "Sunday" },
] as const;

const DATE_ORDERS = [
  { value: "dmy", name: "31 Dec" },
  { value: "mdy", name: "Dec 31" },
  { value: "ymd", name: "12-31" },
] as const;

/** How days and times are read and written; the same on all of the person's devices. */
export function DatesAndTimes() {
  const { settings } = useSnapshot();
  const { changeSettings } = useActions();
  const { status, error, retry } = useSync();
  if (status === "failed") {
    return <ListProblem error={error} onRetry={retry} title="Your settings could not be loaded." />;
  }
  return (
    <div className={styles.settings} inert={status === "loading"}>
      <ZoneField
        onChange={(zone) => changeSettings({ time_zone: zone })}
        zone={settings.time_zone}
      />
      <Segments
        legend="The week starts on"
        name="week-start"
        onChange={(value) => changeSettings({ week_start: value })}
        options={WEEK_STARTS}
        value={settings.week_start}
      />
      <Segments
        legend="Dates are written like"
        name="date-order"
        onChange={(value) => changeSettings({ date_order: value })}
        options={DATE_ORDERS}
        value={settings.date_order}
      />
    </div>
  );
}

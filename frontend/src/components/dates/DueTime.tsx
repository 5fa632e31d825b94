"use client";

import { type SubmitEvent, useId } from "react";
import { Button } from "@/components/ui/Button";
import { zoneCity } from "@/lib/dates/zone";
import styles from "./DateMenu.module.css";

export type TimeOfDay = {
  /** HH:MM; null: the whole day. */
  time: string | null;
  /** null: wherever the person is. */
  zone: string | null;
};

type DueTimeProps = {
  /** What is set. */
  value: TimeOfDay;
  /** What is being chosen. */
  draft: TimeOfDay;
  /** Where the person is. */
  zone: string;
  onDraft: (draft: TimeOfDay) => void;
  onSet: () => void;
};

export function isSameTime(one: TimeOfDay, other: TimeOfDay): boolean {
  return one.time === other.time && one.zone === other.zone;
}

type ZoneSelectProps = {
  value: string | null;
  zone: string;
  onChange: (zone: string | null) => void;
};

/** A name of a zone the way people read it: "New York (America)". */
function zoneName(zone: string): string {
  const [region = ""] = zone.split("/");
  const city = zoneCity(zone);
  return region === city ? city : `${city} (${region})`;
}

function otherZones(known: readonly string[]): readonly string[] {
  return Intl.supportedValuesOf("timeZone").filter((zone) => !known.includes(zone));
}

function ZoneSelect({ value, zone, onChange }: ZoneSelectProps) {
  const known = [...new Set([zone, value ?? zone])];
  return (
    <select
      aria-label="Time zone"
      className={styles.zone}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      value={value ?? ""}
    >
      <option value="">Wherever I am</option>
      <optgroup label="Always the time of">
        {known.map((name) => (
          <option key={name} value={name}>
            {zoneName(name)}
          </option>
        ))}
      </optgroup>
      <optgroup label="Elsewhere">
        {otherZones(known).map((name) => (
          <option key={name} value={name}>
            {zoneName(name)}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

/** The time of day, and whether it moves with the person. Nothing changes until it is set. */
export function DueTime({ value, draft, zone, onDraft, onSet }: DueTimeProps) {
  const { time } = draft;
  const id = useId();

  function onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    onSet();
  }

  return (
    <form className={styles.times} onSubmit={onSubmit}>
      <label className={styles.timeLabel} htmlFor={id}>
        Time
      </label>
      <input
        className={styles.time}
        id={id}
        onChange={(event) => onDraft({ ...draft, time: event.currentTarget.value || null })}
        type="time"
        value={time ?? ""}
      />
      {!isSameTime(draft, value) && (
        <Button className={styles.set} type="submit" variant="primary">
          {time === null ? "Remove time" : "Set time"}
        </Button>
      )}
      {time !== null && (
        <ZoneSelect
          onChange={(fixed) => onDraft({ ...draft, zone: fixed })}
          value={draft.zone}
          zone={zone}
        />
      )}
    </form>
  );
}

"use client";

import { useId, useState } from "react";
import fieldStyles from "@/components/ui/Field.module.css";
import { Icon } from "@/components/ui/Icon";
import type { PickerOption } from "@/components/ui/Picker";
import { formatTime } from "@/lib/dates/format";
import { useMinute } from "@/lib/dates/use-today";
import { deviceZone, wallClock, zoneCity } from "@/lib/dates/zone";
import { partOfApp } from "@/lib/part";
import styles from "./ZoneField.module.css";

type PickerModule = typeof import("@/components/ui/Picker");
type Opened = { anchor: HTMLElement; Picker: PickerModule["Picker"] };

const DEVICE = "device";

/** A zone as people look for it: by its city first. */
function zoneName(zone: string): string {
  const region = zone.split("/").slice(0, -1).join(", ").replaceAll("_", " ");
  return region === "" ? zoneCity(zone) : `${zoneCity(zone)}, ${region}`;
}

function deviceName(): string {
  return `As on this device (${zoneCity(deviceZone())})`;
}

function optionsFor(zone: string | null): PickerOption[] {
  const known = Intl.supportedValuesOf("timeZone").map((id) => ({ id, name: zoneName(id) }));
  const all = known.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  return [{ id: DEVICE, name: deviceName() }, ...all].map((option) => ({
    ...option,
    icon: option.id === DEVICE ? "screen" : "today",
    isChecked: option.id === (zone ?? DEVICE),
  }));
}

type ZoneFieldProps = {
  /** null: that of the device, wherever it is. */
  zone: string | null;
  onChange: (zone: string | null) => void;
};

/** The time zone, found by typing a part of its name. */
export function ZoneField({ zone, onChange }: ZoneFieldProps) {
  const labelId = useId();
  const [opened, setOpened] = useState<Opened | null>(null);

  async function open(anchor: HTMLElement): Promise<void> {
    const part = await partOfApp(() => import("@/components/ui/Picker"));
    if (part !== null) {
      setOpened({ anchor, Picker: part.Picker });
    }
  }

  const { time } = wallClock(useMinute(), zone ?? deviceZone());
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label} id={labelId}>
        Time zone
      </span>
      <button
        aria-haspopup="dialog"
        aria-labelledby={`${labelId} ${labelId}-value`}
        className={`${fieldStyles.input} ${styles.button}`}
        onClick={(event) => void open(event.currentTarget)}
        type="button"
      >
        <span id={`${labelId}-value`}>{zone === null ? deviceName() : zoneName(zone)}</span>
        <Icon name="chevron" />
      </button>
      <p className={fieldStyles.hint}>
        It is {formatTime(time)} there now. It decides when a day begins.
      </p>
      {opened !== null && (
        <opened.Picker
          align="start"
          anchor={opened.anchor}
          label="Time zone"
          onClose={() => setOpened(null)}
          onPick={(id) => onChange(id === DEVICE ? null : id)}
          options={optionsFor(zone)}
          placeholder="City or region"
        />
      )}
    </div>
  );
}

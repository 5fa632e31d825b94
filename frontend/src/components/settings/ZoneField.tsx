"use client";

import { useId, useRef, useState } from "react";
import fieldStyles from "@/components/ui/Field.module.css";
import { Icon } from "@/components/ui/Icon";
import { Picker, type PickerOption } from "@/components/ui/Picker";
import { deviceZone, wallClock, zoneCity } from "@/lib/dates/zone";
import styles from "./ZoneField.module.css";

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
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { time } = wallClock(Date.now(), zone ?? deviceZone());
  return (
    <div className={fieldStyles.field}>
      <span className={fieldStyles.label} id={labelId}>
        Time zone
      </span>
      <button
        aria-haspopup="dialog"
        aria-labelledby={`${labelId} ${labelId}-value`}
        className={`${fieldStyles.input} ${styles.button}`}
        onClick={() => setAnchor(button.current)}
        ref={button}
        type="button"
      >
        <span id={`${labelId}-value`}>{zone === null ? deviceName() : zoneName(zone)}</span>
        <Icon name="chevron" />
      </button>
      <p className={fieldStyles.hint}>It is {time} there now. It decides when a day begins.</p>
      {anchor !== null && (
        <Picker
          align="start"
          anchor={anchor}
          label="Time zone"
          onClose={() => setAnchor(null)}
          onPick={(id) => onChange(id === DEVICE ? null : id)}
          options={optionsFor(zone)}
          placeholder="City or region"
        />
      )}
    </div>
  );
}

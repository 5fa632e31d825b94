"use client";

import { Icon } from "@/components/ui/Icon";
import type { UnknownName } from "@/lib/quick-add/completion";
import styles from "./ChipList.module.css";
import type { Chip } from "./Chips";

const WORDS: Readonly<Record<Chip["kind"], string>> = {
  date: "Date",
  time: "Time",
  priority: "",
  list: "List",
  label: "Label",
  notes: "Notes",
};

type ChipListProps = {
  chips: readonly Chip[];
  onDismiss: (chip: Chip) => void;
  offers: readonly UnknownName[];
  onCreate: (offer: UnknownName) => void;
};

/** What is known of the todo so far, where a click takes one back; and what could be made of it. */
export function ChipList({ chips, onDismiss, offers, onCreate }: ChipListProps) {
  return (
    <ul aria-label="Understood" className={styles.chips}>
      {chips.map((chip) => (
        <li key={`${chip.key} ${chip.span === null}`}>
          <button
            className={styles.chip}
            data-quiet={chip.span === null || undefined}
            onClick={() => onDismiss(chip)}
            // The input keeps the focus, and phones their keyboard.
            onPointerDown={(event) => event.preventDefault()}
            type="button"
          >
            <span className={styles.icon} data-color={chip.color ?? undefined}>
              <Icon name={chip.icon} />
            </span>
            <span className="visually-hidden">{WORDS[chip.kind]} </span>
            <span className={styles.text}>{chip.text}</span>
            <span className="visually-hidden">, dismiss</span>
            <Icon className={styles.cross} name="cross" />
          </button>
        </li>
      ))}
      {offers.map((offer) => (
        <li key={`${offer.kind} ${offer.name}`}>
          <button
            className={styles.chip}
            data-quiet
            onClick={() => onCreate(offer)}
            onPointerDown={(event) => event.preventDefault()}
            type="button"
          >
            <Icon className={styles.cross} name="plus" />
            <span className={styles.text}>{`Create ${offer.kind} “${offer.name}”`}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

"use client";

import { keyName } from "@/components/keys/KeyName";
import { Icon } from "@/components/ui/Icon";
import type { Entry } from "./Entries";
import styles from "./Palette.module.css";

type PaletteOptionProps = {
  entry: Entry;
  id: string;
  isActive: boolean;
  onChoose: () => void;
  /** The pointer moves over it. */
  onPoint: () => void;
};

/** Stable, so that it runs when an option becomes the active one. */
function scrollTo(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

export function PaletteOption({ entry, id, isActive, onChoose, onPoint }: PaletteOptionProps) {
  const { name, detail, icon, color, keys } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which has the focus.
    <div
      aria-selected={isActive}
      className={styles.option}
      id={id}
      onClick={onChoose}
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={isActive ? undefined : onPoint}
      ref={isActive ? scrollTo : undefined}
      role="option"
      tabIndex={-1}
    >
      <span className={styles.mark} data-color={color}>
        <Icon name={icon} />
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.detail}>{detail}</span>
      {keys !== undefined && (
        <span aria-hidden="true" className={styles.keys}>
          {keys.split(" ").map(keyName).join(" ")}
        </span>
      )}
    </div>
  );
}

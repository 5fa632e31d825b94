"use client";

import { Icon, type IconName } from "@/components/ui/Icon";
import type { MenuEntry } from "@/components/ui/Menu";
import { MenuButton } from "@/components/ui/MenuButton";
import styles from "./ViewHead.module.css";

type ToolMenuProps = {
  label: string;
  icon: IconName;
  entries: () => readonly MenuEntry[];
  /** Whether something in it is other than it comes. */
  isChanged?: boolean;
};

/** A button in the head of a view, with a menu. */
export function ToolMenu({ label, icon, entries, isChanged = false }: ToolMenuProps) {
  return (
    <MenuButton
      className={styles.tool}
      data-changed={isChanged || undefined}
      entries={entries}
      label={label}
      menuLabel={label}
      title={label}
    >
      <Icon name={icon} />
    </MenuButton>
  );
}

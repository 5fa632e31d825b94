"use client";

import { type ComponentProps, useState } from "react";
import { partOfApp } from "@/lib/part";
import type { MenuEntry } from "./Menu";

type MenuModule = typeof import("./Menu");

export const loadMenu = (): Promise<MenuModule> => import("./Menu");

type MenuButtonProps = Omit<ComponentProps<"button">, "aria-label"> & {
  /** Names the button. */
  label: string;
  /** Names the menu. */
  menuLabel: string;
  entries: () => readonly MenuEntry[];
};

type Opened = { anchor: HTMLElement; Menu: MenuModule["Menu"] };

/** A button that opens a menu; the menu itself is fetched when somebody reaches for it. */
export function MenuButton({ label, menuLabel, entries, ...rest }: MenuButtonProps) {
  const [opened, setOpened] = useState<Opened | null>(null);

  async function open(anchor: HTMLElement): Promise<void> {
    const part = await partOfApp(loadMenu);
    if (part !== null) {
      setOpened({ anchor, Menu: part.Menu });
    }
  }

  return (
    <>
      <button
        aria-expanded={opened !== null}
        aria-haspopup="menu"
        aria-label={label}
        onClick={(event) => void open(event.currentTarget)}
        type="button"
        {...rest}
      />
      {opened !== null && (
        <opened.Menu
          anchor={opened.anchor}
          entries={entries()}
          label={menuLabel}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

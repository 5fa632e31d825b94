"use client";

import type { ReactNode } from "react";
import links from "@/components/frame/NavLink.module.css";
import { Icon } from "@/components/ui/Icon";
import type { MenuEntry } from "@/components/ui/Menu";
import { MenuButton } from "@/components/ui/MenuButton";
import { ViewLink } from "@/components/views/ViewLink";
import type { View } from "@/lib/views/view";
import styles from "./Collections.module.css";

type CollectionRowProps = {
  view: View;
  name: string;
  count: number;
  /** What stands before the name: the colour's dot or tag. */
  mark: ReactNode;
  isCurrent: boolean;
  entries: () => readonly MenuEntry[];
  onFollow?: (() => void) | undefined;
};

/** A list or a label in the navigation: the way there, and everything that can be done with it. */
export function CollectionRow(props: CollectionRowProps) {
  const { view, name, count, mark, isCurrent, entries, onFollow } = props;
  return (
    <div className={styles.row}>
      <ViewLink
        className={`${links.link} ${styles.link}`}
        isCurrent={isCurrent}
        onFollow={onFollow}
        view={view}
      >
        {mark}
        <span className={styles.name} title={name}>
          {name}
        </span>
        {count > 0 && <span className={`${links.count} ${styles.count}`}>{count}</span>}
      </ViewLink>
      <MenuButton
        className={styles.more}
        entries={entries}
        label={`More for ${name}`}
        menuLabel={name}
      >
        <Icon name="more" />
      </MenuButton>
    </div>
  );
}

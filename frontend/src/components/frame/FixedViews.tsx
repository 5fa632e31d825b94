"use client";

import { Icon, type IconName } from "@/components/ui/Icon";
import { ViewLink } from "@/components/views/ViewLink";
import { FIXED_NAMES, type FixedKind } from "@/lib/views/view";
import links from "./NavLink.module.css";
import styles from "./Rail.module.css";
import { ViewCount } from "./ViewCount";

const ICONS: Readonly<Record<FixedKind, IconName>> = {
  inbox: "inbox",
  today: "today",
  upcoming: "upcoming",
  completed: "done",
  trash: "trash",
};

/** The inbox takes a todo out of its list, Today gives it the day. */
function dropTarget(kind: FixedKind): object {
  switch (kind) {
    case "inbox":
      return { "data-drop-list": kind };
    case "today":
      return { "data-drop-view": kind };
    default:
      return {};
  }
}

type FixedViewsProps = {
  kinds: readonly FixedKind[];
  /** The key of the view that is shown. */
  current: string | null;
  onFollow?: (() => void) | undefined;
};

export function FixedViews({ kinds, current, onFollow }: FixedViewsProps) {
  return (
    <ul>
      {kinds.map((kind) => (
        <li {...dropTarget(kind)} key={kind}>
          <ViewLink
            className={`${links.link} ${styles.link}`}
            isCurrent={kind === current}
            onFollow={onFollow}
            view={{ kind }}
          >
            <Icon name={ICONS[kind]} />
            <span className={styles.name}>{FIXED_NAMES[kind]}</span>
            {(kind === "inbox" || kind === "today") && (
              <ViewCount className={`${links.count} ${styles.count}`} kind={kind} />
            )}
          </ViewLink>
        </li>
      ))}
    </ul>
  );
}

"use client";

import { useState } from "react";
import links from "@/components/frame/NavLink.module.css";
import { openOverlay } from "@/components/frame/Overlay";
import { Icon } from "@/components/ui/Icon";
import { useSnapshot } from "@/lib/replica/hooks";
import type { TodoList } from "@/lib/replica/types";
import { shelve } from "@/lib/views/collections";
import { useCounts } from "@/lib/views/use-counts";
import { CollectionGroup } from "./CollectionGroup";
import { CollectionRow } from "./CollectionRow";
import styles from "./Collections.module.css";
import { useListActions } from "./ListActions";
import { useOrderDrag } from "./OrderDrag";

type NavProps = { current: string | null; onFollow?: (() => void) | undefined };

function Dot({ list }: { list: TodoList }) {
  return <span className={styles.dot} data-color={list.color ?? "gray"} />;
}

/** The order as it would be if the drag ended now. */
function preview(lists: readonly TodoList[], drag: { id: string; index: number } | null) {
  const moving = lists.find(({ id }) => id === drag?.id);
  return drag === null || moving === undefined
    ? lists
    : lists.filter((list) => list !== moving).toSpliced(drag.index, 0, moving);
}

function ListRow({ list, current, onFollow }: NavProps & { list: TodoList }) {
  const { lists: counts } = useCounts();
  const { entries } = useListActions();
  return (
    <CollectionRow
      count={counts.get(list.id) ?? 0}
      entries={() => entries(list)}
      isCurrent={current === `list:${list.id}`}
      mark={<Dot list={list} />}
      name={list.name}
      onFollow={onFollow}
      view={{ kind: "list", id: list.id }}
    />
  );
}

function ActiveLists({ lists, current, onFollow }: NavProps & { lists: readonly TodoList[] }) {
  const { move } = useListActions();
  const byId = (id: string): TodoList | undefined => lists.find((list) => list.id === id);
  const { drag, onPointerDown } = useOrderDrag((id, index) => {
    const list = byId(id);
    if (list !== undefined) {
      move(list, index);
    }
  });
  return (
    <ul>
      {preview(lists, drag).map((list, index) => (
        <li
          data-dragged={list.id === drag?.id || undefined}
          data-drop-list={list.id}
          data-order-id={list.id}
          key={list.id}
          onKeyDown={(event) => {
            const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
            if (event.altKey && step !== undefined) {
              event.preventDefault();
              move(list, index + step);
            }
          }}
          onPointerDown={(event) => onPointerDown(list.id, event)}
        >
          <ListRow current={current} list={list} onFollow={onFollow} />
        </li>
      ))}
    </ul>
  );
}

function ArchivedLists({ lists, current, onFollow }: NavProps & { lists: readonly TodoList[] }) {
  const isInside = lists.some(({ id }) => current === `list:${id}`);
  const [isOpen, setOpen] = useState(isInside);
  return (
    <details
      className={styles.archive}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      open={isOpen || isInside}
    >
      <summary className={styles.summary}>
        <Icon name="chevron" />
        Archive
        <span className={links.count}>{lists.length}</span>
      </summary>
      <ul>
        {lists.map((list) => (
          <li key={list.id}>
            <ListRow current={current} list={list} onFollow={onFollow} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The person's lists: in their own order, and those put away below. */
export function ListNav({ current, onFollow }: NavProps) {
  const { active, archived } = shelve(useSnapshot().lists);
  return (
    <CollectionGroup
      newText="New list"
      onNew={() => openOverlay({ kind: "list", id: null })}
      title="Lists"
    >
      {active.length > 0 && <ActiveLists current={current} lists={active} onFollow={onFollow} />}
      {archived.length > 0 && (
        <ArchivedLists current={current} lists={archived} onFollow={onFollow} />
      )}
    </CollectionGroup>
  );
}

"use client";

import { openOverlay } from "@/components/frame/Overlay";
import { CollectionGroup } from "@/components/lists/CollectionGroup";
import { CollectionRow } from "@/components/lists/CollectionRow";
import styles from "@/components/lists/Collections.module.css";
import { Icon } from "@/components/ui/Icon";
import { useSnapshot } from "@/lib/replica/hooks";
import { byName } from "@/lib/views/collections";
import { useCounts } from "@/lib/views/use-counts";
import { useLabelEntries } from "./LabelActions";

type NavProps = { current: string | null; onFollow?: (() => void) | undefined };

/** The person's labels by name. */
export function LabelNav({ current, onFollow }: NavProps) {
  const labels = byName(useSnapshot().labels.values());
  const { labels: counts } = useCounts();
  const entriesOf = useLabelEntries();
  return (
    <CollectionGroup
      newText="New label"
      onNew={() => openOverlay({ kind: "label", id: null })}
      title="Labels"
    >
      {labels.length > 0 && (
        <ul>
          {labels.map((label) => (
            <li key={label.id}>
              <CollectionRow
                count={counts.get(label.id) ?? 0}
                entries={() => entriesOf(label)}
                isCurrent={current === `label:${label.id}`}
                mark={
                  <span className={styles.tag} data-color={label.color ?? "gray"}>
                    <Icon name="tag" />
                  </span>
                }
                name={label.name}
                onFollow={onFollow}
                view={{ kind: "label", id: label.id }}
              />
            </li>
          ))}
        </ul>
      )}
    </CollectionGroup>
  );
}

"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/Dialog";
import { useGoTo } from "@/components/views/CurrentView";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { freshColor } from "./Colors";
import { Gone } from "./Gone";
import { NameAndColor } from "./NameAndColor";
import { changeOf, type NameAndColorValues, valuesOf } from "./NameAndColorValues";

const LONGEST_NAME = 120;

type ListDialogProps = {
  /** null for a new list. */
  listId: string | null;
  onClose: () => void;
};

export function ListDialog({ listId, onClose }: ListDialogProps) {
  const { lists } = useSnapshot();
  const actions = useActions();
  const goTo = useGoTo();
  const [before] = useState(() =>
    valuesOf(
      listId === null ? undefined : lists.get(listId),
      freshColor(Array.from(lists.values(), ({ color }) => color)),
    ),
  );

  function save(values: NameAndColorValues): void {
    if (listId === null) {
      goTo({ kind: "list", id: actions.addList(values) });
    } else {
      actions.changeList(listId, changeOf(before, values));
    }
  }

  if (listId !== null && !lists.has(listId)) {
    return <Gone name={before.name} onClose={onClose} />;
  }
  return (
    <Dialog onClose={onClose} title={listId === null ? "New list" : "List"}>
      <NameAndColor
        before={before}
        check={() => null}
        longest={LONGEST_NAME}
        onSave={save}
        submitText={listId === null ? "Create" : "Save"}
      />
    </Dialog>
  );
}

"use client";

import { Dialog } from "@/components/ui/Dialog";
import { useGoTo } from "@/components/views/CurrentView";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { freshColor } from "./Colors";
import { NameAndColor, type NameAndColorValues } from "./NameAndColor";

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
  const list = listId === null ? undefined : lists.get(listId);

  function save(values: NameAndColorValues): void {
    if (list === undefined) {
      goTo({ kind: "list", id: actions.addList(values) });
    } else if (values.name !== list.name || values.color !== list.color) {
      actions.changeList(list.id, values);
    }
  }

  return (
    <Dialog onClose={onClose} title={list === undefined ? "New list" : "List"}>
      <NameAndColor
        check={() => null}
        color={list?.color ?? freshColor(Array.from(lists.values(), ({ color }) => color))}
        longest={LONGEST_NAME}
        name={list?.name ?? ""}
        onSave={save}
        submitText={list === undefined ? "Create" : "Save"}
      />
    </Dialog>
  );
}

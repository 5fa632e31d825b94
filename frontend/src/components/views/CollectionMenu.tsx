"use client";

import { useLabelEntries } from "@/components/labels/LabelActions";
import { useListActions } from "@/components/lists/ListActions";
import { useSnapshot } from "@/lib/replica/hooks";
import type { Label, TodoList } from "@/lib/replica/types";
import type { View } from "@/lib/views/view";
import { ToolMenu } from "./ToolMenu";

function ListMenu({ list }: { list: TodoList }) {
  const { entries } = useListActions();
  return <ToolMenu entries={() => entries(list)} icon="more" label="This list" />;
}

function LabelMenu({ label }: { label: Label }) {
  const entriesOf = useLabelEntries();
  return <ToolMenu entries={() => entriesOf(label)} icon="more" label="This label" />;
}

/** What can be done with the list or label that is shown. */
export function CollectionMenu({ view }: { view: View }) {
  const { lists, labels } = useSnapshot();
  const list = view.kind === "list" ? lists.get(view.id) : undefined;
  const label = view.kind === "label" ? labels.get(view.id) : undefined;
  return (
    <>
      {list !== undefined && <ListMenu list={list} />}
      {label !== undefined && <LabelMenu label={label} />}
    </>
  );
}

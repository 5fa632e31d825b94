import { notify } from "@/lib/notices";
import { uuidv7 } from "@/lib/uuid";
import type { ActionHost } from "./action-host";
import { lastKey } from "./positions";
import {
  labelIn,
  newValues,
  oldValues,
  takeBackLabelLoss,
  takeBackListRemoval,
  takeBackNewList,
} from "./take-back-collections";
import type { Label, LabelPatch, ListPatch, NewCollection, Settings, TodoList } from "./types";

export type CollectionActions = {
  addList: (list: NewCollection) => string;
  changeList: (id: string, patch: ListPatch) => void;
  /** With its todos, to the trash. */
  removeList: (id: string) => void;
  /** The id of the label with this name, which may be there already. */
  addLabel: (label: NewCollection) => string;
  changeLabel: (id: string, patch: LabelPatch) => void;
  removeLabel: (id: string) => void;
  /** What had the one label has the other, and the first is gone. */
  mergeLabel: (fromId: string, intoId: string) => void;
  changeSettings: (patch: Partial<Settings>) => void;
};

/** What can be done to lists, labels and settings. */
export function collectionActions(host: ActionHost): CollectionActions {
  return {
    addList: (list) => addList(host, list),
    changeList: (id, patch) => changeList(host, id, patch),
    removeList: (id) => removeList(host, id),
    addLabel: (label) => addLabel(host, label),
    changeLabel: (id, patch) => changeLabel(host, id, patch),
    removeLabel: (id) => removeLabel(host, id),
    mergeLabel: (fromId, intoId) => mergeLabel(host, fromId, intoId),
    changeSettings: (patch) => changeSettings(host, patch),
  };
}

function addList(host: ActionHost, { color, name }: NewCollection): string {
  const list = { id: uuidv7(), name, color, position: lastKey() };
  host.commit([{ operation: { op: "list.create", list } }]);
  host.undoStack.push({ subject: name, inverse: takeBackNewList(list.id) });
  return list.id;
}

function changeList(host: ActionHost, id: string, patch: ListPatch): void {
  const before = host.rows().lists.get(id);
  const news = newValues(listFields(before), patch);
  if (before === undefined || news === null) {
    return;
  }
  host.commit([{ operation: { op: "list.update", list_id: id, patch: news } }]);
  const after = host.rows().lists.get(id);
  host.undoStack.push({
    subject: before.name,
    notice: news.archived === true ? `Archived: ${before.name}` : undefined,
    inverse: ({ lists }) => {
      const old = oldValues(listFields(before), listFields(after), listFields(lists.get(id)));
      return old === null ? [] : [{ operation: { op: "list.update", list_id: id, patch: old } }];
    },
  });
}

function removeList(host: ActionHost, id: string): void {
  const before = host.rows();
  const list = before.lists.get(id);
  if (list !== undefined) {
    host.commit([{ operation: { op: "list.delete", list_id: id } }]);
    const inverse = takeBackListRemoval(before, list);
    host.undoStack.push({ subject: list.name, inverse, notice: `List deleted: ${list.name}` });
  }
}

function addLabel(host: ActionHost, { color, name }: NewCollection): string {
  const known = labelIn(host.rows(), name);
  if (known !== undefined) {
    return known.id;
  }
  const label = { id: uuidv7(), name, color, position: lastKey() };
  host.commit([{ operation: { op: "label.create", label } }]);
  host.undoStack.push({
    subject: name,
    inverse: ({ labels }) =>
      labels.has(label.id) ? [{ operation: { op: "label.delete", label_id: label.id } }] : [],
  });
  return label.id;
}

function changeLabel(host: ActionHost, id: string, patch: LabelPatch): void {
  const before = host.rows().labels.get(id);
  const holder = patch.name === undefined ? undefined : labelIn(host.rows(), patch.name);
  const news = newValues(labelFields(before), patch);
  if (before === undefined || news === null) {
    return;
  }
  if (holder !== undefined && holder.id !== id) {
    notify({ kind: "error", text: `There is already a label “${holder.name}”.` });
    return;
  }
  host.commit([{ operation: { op: "label.update", label_id: id, patch: news } }]);
  const after = host.rows().labels.get(id);
  host.undoStack.push({
    subject: before.name,
    inverse: ({ labels }) => {
      const old = oldValues(labelFields(before), labelFields(after), labelFields(labels.get(id)));
      return old === null ? [] : [{ operation: { op: "label.update", label_id: id, patch: old } }];
    },
  });
}

function removeLabel(host: ActionHost, id: string): void {
  const before = host.rows();
  const label = before.labels.get(id);
  if (label !== undefined) {
    host.commit([{ operation: { op: "label.delete", label_id: id } }]);
    const inverse = takeBackLabelLoss(before, label, null);
    host.undoStack.push({ subject: label.name, inverse, notice: `Label deleted: ${label.name}` });
  }
}

function mergeLabel(host: ActionHost, fromId: string, intoId: string): void {
  const before = host.rows();
  const [label, into] = [before.labels.get(fromId), before.labels.get(intoId)];
  if (label !== undefined && into !== undefined && label !== into) {
    host.commit([{ operation: { op: "label.merge", label_id: fromId, into_id: intoId } }]);
    const inverse = takeBackLabelLoss(before, label, intoId);
    const notice = `Merged into ${into.name}: ${label.name}`;
    host.undoStack.push({ subject: label.name, inverse, notice });
  }
}

function changeSettings(host: ActionHost, patch: Partial<Settings>): void {
  const before = host.rows().settings;
  const news = newValues(before, patch);
  if (news === null) {
    return;
  }
  host.commit([{ operation: { op: "settings.update", patch: news } }]);
  const after = host.rows().settings;
  host.undoStack.push({
    subject: "settings",
    inverse: ({ settings }) => {
      const old = oldValues(before, after, settings);
      return old === null ? [] : [{ operation: { op: "settings.update", patch: old } }];
    },
  });
}

function listFields(list: TodoList | undefined): ListPatch {
  if (list === undefined) {
    return {};
  }
  const { archived_at: archivedAt, color, name, position } = list;
  return { name, color, position, archived: archivedAt !== null };
}

function labelFields(label: Label | undefined): LabelPatch {
  if (label === undefined) {
    return {};
  }
  const { color, name, position } = label;
  return { name, color, position };
}

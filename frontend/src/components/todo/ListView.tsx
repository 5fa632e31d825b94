"use client";

import { useCallback, useMemo, useState } from "react";
import { useListKeys } from "@/components/keys/Keys";
import { EmptyView } from "@/components/views/EmptyView";
import { useMoment } from "@/lib/dates/use-today";
import { latePart } from "@/lib/late-part";
import { useActions } from "@/lib/replica/hooks";
import { FIXED_NAMES, type View } from "@/lib/views/view";
import { type ListCommands, listCommands } from "./commands/ListCommands";
import { subjectOf } from "./commands/ListTools";
import { listenForDrags } from "./drag/Dragging";
import { ExtrasContext } from "./ExtrasContext";
import { useLostEditor } from "./editor/LostEditor";
import { withGhosts } from "./Ghosts";
import { ListContext, type ListShared } from "./ListContext";
import { listKeys } from "./ListKeys";
import { idsOf, type ListModel, useLatest, useListModel } from "./ListModel";
import { type ListState, useListState } from "./ListState";
import type { RowStates } from "./SectionRow";
import { stillThere } from "./selection/Selection";
import styles from "./TodoList.module.css";
import { TodoSection } from "./TodoSection";
import { RowHeights } from "./window/RowHeights";

const useExtras = latePart(async () => (await import("./Extras")).extras);

/** The state of a list, without what is selected but not there any more. */
function useStateOf({ sections }: ListModel) {
  const [state, set] = useListState();
  const selection = useMemo(() => {
    if (state.selection.ids.size === 0) {
      return state.selection;
    }
    return stillThere(state.selection, idsOf(sections));
  }, [state.selection, sections]);
  return { state: { ...state, selection }, set };
}

/** The sections as they are drawn, with what has just left them, and what their rows are in. */
function useDrawn({ sections }: ListModel, state: ListState) {
  const { ghosts, selection, openDetails, editingId, addingTo } = state;
  const haunted = useMemo(() => withGhosts(sections, ghosts), [sections, ghosts]);
  const states = useMemo(
    (): RowStates => ({
      selected: selection.ids,
      openDetails,
      leaving: haunted.leaving,
      editingId,
      addingTo,
    }),
    [selection.ids, openDetails, haunted.leaving, editingId, addingTo],
  );
  return { drawn: haunted.sections, states };
}

function nameOf({ view, snapshot }: ListModel): string {
  switch (view.kind) {
    case "list":
      return snapshot.lists.get(view.id)?.name ?? "List";
    case "label":
      return snapshot.labels.get(view.id)?.name ?? "Label";
    case "search":
      return "Results";
    default:
      return FIXED_NAMES[view.kind];
  }
}

/** The commands of a list and the listeners that call them; nothing of it changes by rendering. */
function useCommands(model: ListModel, state: ListState, set: ReturnType<typeof useListState>[1]) {
  const moment = useMoment();
  const actions = useLatest(useActions());
  const latestModel = useLatest(model);
  const latestState = useLatest(state);
  const latestMoment = useLatest(moment);
  const [tools] = useState(() => ({
    model: latestModel,
    state: latestState,
    set,
    actions,
    moment: latestMoment,
  }));
  const [commands] = useState((): ListCommands => listCommands(tools));
  const [runKeys] = useState(() => listKeys({ ...tools, commands }));
  useListKeys(runKeys);
  const dragRoot = useCallback(
    (root: HTMLElement | null) =>
      root === null
        ? undefined
        : listenForDrags(root, {
            ...tools,
            commands,
            subjectOf: (ids) => subjectOf(tools, ids),
          }),
    [tools, commands],
  );
  return { commands, dragRoot, moment };
}

/** The sections of a view with everything that can be done in them. */
export function ListView({ view }: { view: View }) {
  const model = useListModel(view);
  const { state, set } = useStateOf(model);
  const { commands, dragRoot, moment } = useCommands(model, state, set);
  const { drawn, states } = useDrawn(model, state);
  useLostEditor(model, state.editingId);
  const [heights] = useState(() => new RowHeights());
  const { part: extras } = useExtras();
  const { lists, labels, settings } = model.snapshot;
  const isSelecting = state.selection.ids.size > 0;
  const shared = useMemo(
    (): ListShared => ({
      view,
      moment,
      settings,
      lists,
      labels,
      commands,
      heights,
      isSelecting,
    }),
    [view, moment, settings, lists, labels, commands, heights, isSelecting],
  );
  const isEmpty = drawn.every(({ rows, date }) => rows.length === 0 && date === null);
  let before = 0;
  return (
    <ListContext value={shared}>
      <ExtrasContext value={extras}>
        {isEmpty ? (
          <EmptyView view={view} />
        ) : (
          <div className={styles.root} data-selecting={isSelecting || undefined} ref={dragRoot}>
            {drawn.map((section) => {
              const above = before;
              before += section.rows.length;
              return (
                <TodoSection
                  before={Math.min(above, 100)}
                  key={section.key}
                  name={nameOf(model)}
                  section={section}
                  states={states}
                />
              );
            })}
          </div>
        )}
      </ExtrasContext>
      {extras !== null && (
        <>
          <extras.SelectionBar model={model} selection={state.selection.ids} />
          <extras.ListOverlay model={model} overlay={state.overlay} />
        </>
      )}
    </ListContext>
  );
}

import { flushSync } from "react-dom";
import type { Crossing } from "@/components/todo/drag/Crossing";
import { focusRow } from "@/components/todo/Focus";
import { abilitiesOf, idsOf, type ListModel, spotOf } from "@/components/todo/ListModel";
import { type Landing, movedText } from "@/components/todo/order/Landing";
import { outsideOf, withoutParts } from "@/components/todo/order/Levels";
import { type Move, type NoMove, type Step, stepOf } from "@/components/todo/order/Moves";
import { announce } from "@/components/ui/Announcer";
import { movedTo } from "@/lib/dates/reschedule";
import { notify } from "@/lib/notices";
import type { Place } from "@/lib/replica/types";
import { type ListTools, subjectOf } from "./ListTools";

export type MoveCommands = {
  /** One step up, down, in or out; the focus stays with the row. */
  step: (name: Step, ids: readonly string[], fromId: string) => void;
  /** To where something was dropped among the rows. */
  drop: (ids: readonly string[], drop: Drop) => void;
};

type Drop = {
  /** What follows from the heading it was dropped below. */
  crossing: Crossing | null;
  /** Where it lands; null where the section has an order of its own. */
  spot: { place: Place; landing: Landing } | null;
  /** The section's name, for who cannot see it. */
  heading: string | null;
};

const SORTED = "These are sorted. Choose the manual order to move them yourself.";
const FLAT = "Parts are made where their list is shown.";

/** At the end of a list everybody sees why nothing moves; that a view is sorted they have to be told. */
function refuse(reason: string): void {
  if (reason === SORTED || reason === FLAT) {
    notify({ kind: "info", text: reason });
  } else {
    announce(reason);
  }
}

/** What a step would do, or why it does not go. */
export function plannedStep(model: ListModel, name: Step, ids: readonly string[]): Move | NoMove {
  const { canOrder, canNest } = abilitiesOf(model);
  const isLevel = name === "indent" || name === "outdent";
  if (!canOrder) {
    return { reason: SORTED };
  }
  if (isLevel && !canNest) {
    return { reason: FLAT };
  }
  const [first] = ids;
  const spot = first === undefined ? null : spotOf(model.sections, first);
  const { todos } = model.snapshot;
  return spot === null ? { reason: SORTED } : stepOf(name, { rows: spot.section.rows, ids, todos });
}

export function moveCommands(tools: ListTools): MoveCommands {
  function cross(ids: readonly string[], crossing: Crossing): void {
    const actions = tools.actions();
    switch (crossing.kind) {
      case "day":
        actions.change(ids, (todo) =>
          crossing.day === null ? { due_date: null } : movedTo(todo, crossing.day, tools.moment()),
        );
        break;
      case "priority":
        actions.change(ids, { priority: crossing.priority });
        break;
      case "list":
        actions.move(outsideOf(crossing.listId, tools.model().snapshot.todos, ids), {
          listId: crossing.listId,
          parentId: null,
        });
        break;
      case "labels":
        actions.setLabels(ids, crossing.add, crossing.remove);
        break;
      default:
        crossing satisfies never;
    }
  }

  function drop(ids: readonly string[], { crossing, spot, heading }: Drop): void {
    const subject = subjectOf(tools, ids);
    flushSync(() =>
      tools.actions().together(() => {
        if (crossing !== null) {
          cross(ids, crossing);
        }
        if (spot !== null) {
          tools.actions().move(ids, spot.place);
        }
      }, `Moved: ${subject}`),
    );
    if (spot !== null) {
      land(ids, spot.landing);
    } else if (heading !== null) {
      announce(`Moved ${subject} to ${heading}`);
    }
  }

  /** What was put into a todo is to be seen, and where anything has gone is to be heard. */
  function land(ids: readonly string[], landing: Landing): void {
    if (landing.parent?.isCollapsed === true) {
      tools.model().fold(landing.parent.todo.id);
    }
    announce(movedText(subjectOf(tools, ids), landing, ids.length));
  }

  function step(name: Step, ids: readonly string[], fromId: string): void {
    const { sections, snapshot } = tools.model();
    const chosen = new Set(withoutParts(snapshot.todos, ids));
    const inOrder = idsOf(sections).filter((id) => chosen.has(id));
    const planned = plannedStep(tools.model(), name, inOrder);
    if ("reason" in planned) {
      refuse(planned.reason);
      return;
    }
    flushSync(() => tools.actions().move(inOrder, planned.place));
    land(inOrder, planned.landing);
    focusRow(fromId);
  }

  return { step, drop };
}

import type { ListCommands } from "@/components/todo/commands/ListCommands";
import { placeOf, shownParentId } from "@/components/todo/order/Landing";
import type { Section } from "@/lib/views/section";
import { abilitiesOf, type ListModel, type Spot, spotsOf } from "../ListModel";
import { AutoScroll } from "./AutoScroll";
import { crossingOf } from "./Crossing";
import { clearMarks, markPlace, markRows } from "./DropMarks";
import { type Box, type Dragged, type RowsTarget, rowsTarget } from "./DropTarget";
import { Preview } from "./Preview";

const PLACE = "[data-drop-list], [data-drop-view]";
/** How far to the right one level is. */
const LEVEL_PX = 24;

type Point = { x: number; y: number };

export type DragOptions = {
  root: HTMLElement;
  model: () => ListModel;
  commands: ListCommands;
  /** What is dragged, in the order of the page. */
  ids: readonly string[];
  /** The row that was taken hold of. */
  spot: Spot;
  start: Point;
  text: string;
};

type Target = { kind: "rows"; target: RowsTarget } | { kind: "place"; element: HTMLElement } | null;

/** One drag, from the moment something moves until it is let go. */
export class DragSession {
  readonly #options: DragOptions;
  readonly #dragged: Dragged;
  readonly #moved: ReadonlySet<string>;
  readonly #preview: Preview;
  readonly #scroll = new AutoScroll(() => this.#aim());
  #point: Point;
  #target: Target = null;

  constructor(options: DragOptions) {
    const { ids, spot, model, root, start, text } = options;
    this.#options = options;
    this.#point = start;
    this.#dragged = { ids, section: spot.section, depth: spot.row.depth };
    this.#moved = new Set(spotsOf(model().sections, ids).map(({ row }) => row.todo.id));
    this.#preview = new Preview(text);
    document.documentElement.dataset["dragging"] = "";
    for (const row of root.querySelectorAll<HTMLElement>("[data-row]")) {
      row.toggleAttribute("data-dragged", this.#moved.has(row.dataset["row"] ?? ""));
    }
    window.getSelection()?.removeAllRanges();
  }

  moveTo(point: Point): void {
    this.#point = point;
    this.#preview.moveTo(point.x, point.y);
    this.#scroll.pointerAt(point.y);
    this.#aim();
  }

  /** Lets go: does what the place says. */
  drop(): void {
    this.end();
    const target = this.#target;
    if (target?.kind === "place") {
      this.#dropOn(target.element);
    } else if (target?.kind === "rows") {
      this.#dropBetween(target.target);
    }
  }

  /** Back to where everything was. */
  end(): void {
    this.#scroll.stop();
    this.#preview.remove();
    clearMarks();
    delete document.documentElement.dataset["dragging"];
    for (const row of this.#options.root.querySelectorAll("[data-dragged]")) {
      row.removeAttribute("data-dragged");
    }
  }

  #aim(): void {
    const { x, y } = this.#point;
    const place = document.elementFromPoint(x, y)?.closest<HTMLElement>(PLACE) ?? null;
    const target = place === null ? this.#rowsTarget() : null;
    clearMarks();
    if (place !== null) {
      this.#target = { kind: "place", element: place };
      markPlace(place);
    } else if (target !== null) {
      this.#target = { kind: "rows", target };
      markRows(this.#options.root, target);
    } else {
      this.#target = null;
    }
  }

  /** The section at the height of the pointer; between two of them the one above. */
  #sectionAt(y: number): { section: Section; element: HTMLElement } | null {
    const { root, model } = this.#options;
    const elements = [...root.querySelectorAll<HTMLElement>("[data-section]")];
    const element = elements.findLast((one) => one.getBoundingClientRect().top <= y) ?? elements[0];
    const key = element?.dataset["section"];
    const section = model().sections.find((one) => one.key === key);
    return section === undefined || element === undefined ? null : { section, element };
  }

  #boxesIn(element: HTMLElement): Box[] {
    const rows = [...element.querySelectorAll<HTMLElement>("[data-row]:not([inert])")];
    return rows.flatMap((row) => {
      const id = row.dataset["row"] ?? "";
      const { top, bottom } = row.getBoundingClientRect();
      return this.#moved.has(id) ? [] : [{ id, top, bottom }];
    });
  }

  #rowsTarget(): RowsTarget | null {
    const { model, root, start } = this.#options;
    const { left, right } = root.getBoundingClientRect();
    const { x, y } = this.#point;
    const found = x < left || x > right ? null : this.#sectionAt(y);
    if (found === null) {
      return null;
    }
    const target = rowsTarget(this.#dragged, found.section, {
      boxes: this.#boxesIn(found.element),
      y,
      levels: Math.round((x - start.x) / LEVEL_PX),
      todos: model().snapshot.todos,
      abilities: abilitiesOf(model()),
    });
    const isHere = found.section.key === this.#dragged.section.key;
    return isHere || this.#crossing(found.section) !== null ? target : null;
  }

  #crossing(section: Section) {
    const { group } = this.#options.model().options;
    return crossingOf(this.#dragged.section, section, group);
  }

  #dropBetween({ section, landing }: RowsTarget): void {
    const { commands, ids, model, spot } = this.#options;
    const isHere = section.key === this.#dragged.section.key;
    const shownParent = shownParentId(spot.section.rows, spot.index);
    const { todos } = model().snapshot;
    commands.drop(ids, {
      crossing: isHere ? null : this.#crossing(section),
      spot: landing === null ? null : { landing, place: placeOf(landing, shownParent, todos) },
      heading: section.title,
    });
  }

  #dropOn({ dataset }: HTMLElement): void {
    const { commands, ids } = this.#options;
    const [fromId = ""] = ids;
    const listId = dataset["dropList"];
    if (listId !== undefined) {
      commands.moveToList(ids, listId === "inbox" ? null : listId, fromId);
    } else if (dataset["dropView"] === "today") {
      commands.moveToToday(ids);
    }
  }
}

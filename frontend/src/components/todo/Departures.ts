import { useState } from "react";
import type { Todo } from "@/lib/todos";

/** How a row goes: struck through first, or straight away. */
export type Leaving = "settled" | "removed";

export type Row = { todo: Todo; leaving: Leaving | null };

type Departure = { todo: Todo; leaving: Leaving; index: number };

// As long as the animations in TodoItem.module.css.
const LEAVE_MS: Record<Leaving, number> = { settled: 360, removed: 185 };

function withoutMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function forget(departures: Departure[], gone: Departure): Departure[] {
  return departures
    .filter((departure) => departure !== gone)
    .map((departure) =>
      departure.index > gone.index ? { ...departure, index: departure.index - 1 } : departure,
    );
}

function merge(todos: readonly Todo[], departures: readonly Departure[]): Row[] {
  const leavingIds = new Set(departures.map(({ todo }) => todo.id));
  const rows: Row[] = todos
    .filter((todo) => !leavingIds.has(todo.id))
    .map((todo) => ({ todo, leaving: null }));
  for (const { todo, leaving, index } of departures.toSorted((a, b) => a.index - b.index)) {
    rows.splice(index, 0, { todo, leaving });
  }
  return rows;
}

/** The data changes at once; a row that left the list is shown for the moment its animation takes. */
export function useDepartures(todos: readonly Todo[]) {
  const [departures, setDepartures] = useState<Departure[]>([]);
  const rows = merge(todos, departures);

  function depart(todo: Todo, leaving: Leaving): void {
    const index = rows.findIndex((row) => row.todo.id === todo.id);
    if (index === -1 || withoutMotion()) {
      return;
    }
    const shown = leaving === "settled" ? { ...todo, completed: !todo.completed } : todo;
    const departure: Departure = { todo: shown, leaving, index };
    setDepartures((known) => [...known, departure]);
    setTimeout(() => {
      setDepartures((known) => {
        // Others may have gone meanwhile, which renumbered this one.
        const current = known.find(({ todo: { id } }) => id === todo.id);
        return current === undefined ? known : forget(known, current);
      });
    }, LEAVE_MS[leaving]);
  }

  /** For a departure that was taken back while it could still be seen. */
  function arrive(id: string): void {
    setDepartures((known) => known.filter(({ todo }) => todo.id !== id));
  }

  return { rows, depart, arrive };
}

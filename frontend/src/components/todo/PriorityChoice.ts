import type { MenuEntry } from "@/components/ui/Menu";
import type { Todo } from "@/lib/replica/types";
import { PRIORITIES } from "./Priority";

type Choice = Extract<MenuEntry, { kind: "choice" }>;

/** The four priorities as a menu shows them; checked is what all of the todos have. */
export function priorityChoice(
  todos: readonly Pick<Todo, "priority">[],
  choose: (priority: number) => void,
): Choice {
  return {
    kind: "choice",
    label: "Priority",
    layout: "line",
    options: PRIORITIES.map(({ value, name }) => ({
      label: `Priority ${name.toLowerCase()}`,
      isChecked: todos.length > 0 && todos.every(({ priority }) => priority === value),
      icon: "flag",
      tone: String(value),
      run: () => choose(value),
    })),
  };
}

import { useMoment } from "@/lib/dates/use-today";
import { notify } from "@/lib/notices";
import type { Parsed, ParseOptions } from "@/lib/quick-add/types";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { literal, newTodo, parseOptions } from "./Entry";
import { loadTools } from "./Tools";
import { whereTo } from "./WhereTo";

const NOTHING_DISMISSED: ReadonlySet<string> = new Set();

/** A line of nothing but names is what it says. */
async function read(line: string, options: ParseOptions): Promise<Parsed> {
  const tools = await loadTools();
  const parsed = tools?.parse(line, options);
  return parsed === undefined || parsed.title === "" ? literal(line) : parsed;
}

/** Makes a todo of a line, read as in the inbox, and says where it has gone. */
export function useAddLine(): (line: string) => Promise<void> {
  const snapshot = useSnapshot();
  const moment = useMoment();
  const { add } = useActions();
  return async (line) => {
    const todo = newTodo(await read(line, parseOptions(snapshot, moment, NOTHING_DISMISSED)), {});
    add([todo]);
    const known = { snapshot, today: moment.today, order: snapshot.settings.date_order };
    const inbox = todo.list_id == null ? " to the inbox" : "";
    notify({ kind: "info", text: `Added${inbox}${whereTo(todo, known)}: ${todo.title}` });
  };
}

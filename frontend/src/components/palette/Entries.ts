import type { IconName } from "@/components/ui/Icon";
import type { Color } from "@/lib/replica/types";
import { nameScore } from "./Matching";

/** Something that the palette can do or lead to. */
export type Entry = {
  /** The same on the next day, for what was used lately. */
  id: string;
  name: string;
  /** What kind of thing it is, or where it is. */
  detail: string;
  icon: IconName;
  color?: Color | undefined;
  /** As in the table of shortcuts. */
  keys?: string | undefined;
  run: () => void;
};

export type Group = { title: string; entries: readonly Entry[] };

const MOST_COMMANDS = 8;
const MOST_RECENT = 5;

/** The entries whose names fit, the best ones first. */
function matchingEntries(entries: readonly Entry[], query: string): Entry[] {
  return entries
    .map((entry) => ({ entry, score: nameScore(entry.name, query) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_COMMANDS)
    .map(({ entry }) => entry);
}

type Known = {
  /** Everything that can be done, in groups. */
  groups: readonly Group[];
  /** The todos for the query; none for an empty one. */
  todos: readonly Entry[];
  /** Looks up what was used lately. */
  byId: (id: string) => Entry | undefined;
  recent: readonly string[];
  /** What to do with a query that is nothing else. */
  fallback: Entry;
};

/** What the palette shows: with nothing typed what was used lately, then everything it can do. */
export function groupsFor(query: string, known: Known): Group[] {
  const { groups, todos, byId, recent, fallback } = known;
  if (query.trim() === "") {
    const lately = recent.flatMap((id) => byId(id) ?? []).slice(0, MOST_RECENT);
    const isRest = ({ id }: Entry): boolean => !lately.some((entry) => entry.id === id);
    const rest = groups.map(({ title, entries }) => ({ title, entries: entries.filter(isRest) }));
    return [{ title: "Recent", entries: lately }, ...rest].filter(isFilled);
  }
  const commands = groups.flatMap(({ entries }) => entries);
  return [
    { title: "Go and do", entries: matchingEntries(commands, query) },
    { title: "Todos", entries: todos },
    { title: "New", entries: [fallback] },
  ].filter(isFilled);
}

function isFilled({ entries }: Group): boolean {
  return entries.length > 0;
}

import type { Section } from "@/lib/views/section";
import type { Row } from "@/lib/views/tree";
import type { Spot } from "./ListModel";

/** How a row goes: struck through first, or straight away. */
export type Leaving = "settled" | "removed";

/** A row that has left the list and is shown for the moment its animation takes. */
export type Ghost = {
  row: Row;
  leaving: Leaving;
  section: Section;
  /** Where its section stood among the others. */
  sectionIndex: number;
  /** The id of the row it stood behind; null at the top. */
  afterId: string | null;
};

/** The ghosts of rows that are about to leave. */
export function ghostsOf(
  sections: readonly Section[],
  going: readonly Spot[],
  leaving: Leaving,
): Ghost[] {
  return going.map(({ section, index, row }) => ({
    row: lastLook(row, leaving),
    leaving,
    section,
    sectionIndex: sections.indexOf(section),
    afterId: section.rows[index - 1]?.todo.id ?? null,
  }));
}

function lastLook(row: Row, leaving: Leaving): Row {
  return leaving === "settled"
    ? { ...row, todo: { ...row.todo, completed: !row.todo.completed } }
    : row;
}

const NOBODY: ReadonlyMap<string, Leaving> = new Map();

type Haunted = {
  sections: readonly Section[];
  /** How the rows among them leave that are ghosts, by id. */
  leaving: ReadonlyMap<string, Leaving>;
};

/** The rows with the ghosts, each behind the row it stood behind; without that row, at the end. */
function mergedRows(rows: readonly Row[], ghosts: readonly Ghost[]): Row[] {
  const merged = [...rows];
  for (const { row, afterId } of ghosts) {
    const behind = merged.findIndex(({ todo }) => todo.id === afterId);
    const isLost = afterId !== null && behind === -1;
    merged.splice(isLost ? merged.length : behind + 1, 0, row);
  }
  return merged;
}

function isPresent(sections: readonly Section[], id: string): boolean {
  return sections.some(({ rows }) => rows.some(({ todo }) => todo.id === id));
}

/** The sections with what has just left the list; a section that went with its last row stays as
 * long. Untouched sections are the same objects. */
export function withGhosts(sections: readonly Section[], ghosts: readonly Ghost[]): Haunted {
  const gone = ghosts.filter(({ row }) => !isPresent(sections, row.todo.id));
  if (gone.length === 0) {
    return { sections, leaving: NOBODY };
  }
  const haunted = [...sections];
  for (const { section, sectionIndex } of gone) {
    if (!haunted.some(({ key }) => key === section.key)) {
      haunted.splice(sectionIndex, 0, { ...section, rows: [] });
    }
  }
  return {
    leaving: new Map(gone.map(({ row, leaving }) => [row.todo.id, leaving])),
    sections: haunted.map((section) => {
      const own = gone.filter((ghost) => ghost.section.key === section.key);
      return own.length === 0 ? section : { ...section, rows: mergedRows(section.rows, own) };
    }),
  };
}

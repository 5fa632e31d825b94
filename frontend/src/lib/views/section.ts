import type { Row } from "./tree";

/** Rows under a heading, or without one where a view has a single section. */
export type Section = {
  key: string;
  title: string | null;
  /** What stands beside the title, smaller: the date of a weekday. */
  detail: string | null;
  /** The day a todo gets that is dropped here; null where none follows from the place. */
  date: string | null;
  rows: readonly Row[];
};

export function section(key: string, title: string | null, rows: readonly Row[]): Section {
  return { key, title, detail: null, date: null, rows };
}

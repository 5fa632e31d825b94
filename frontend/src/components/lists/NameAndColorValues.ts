import type { Color } from "@/lib/replica/types";
import { colorOf } from "./Colors";

export type NameAndColorValues = { name: string; color: Color };

type Row = { name: string; color: Color | null };

/** What the form begins with; `fresh` is the colour of something new. */
export function valuesOf(row: Row | undefined, fresh: Color): NameAndColorValues {
  return row === undefined
    ? { name: "", color: fresh }
    : { name: row.name, color: colorOf(row.color ?? "") };
}

/** Only what differs, so that nobody's change to the other one is overwritten. */
export function changeOf(
  before: NameAndColorValues,
  { name, color }: NameAndColorValues,
): Partial<NameAndColorValues> {
  return {
    ...(name === before.name ? {} : { name }),
    ...(color === before.color ? {} : { color }),
  };
}

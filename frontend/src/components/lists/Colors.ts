import type { Color } from "@/lib/replica/types";

/** The colours of lists and labels, with their names for people. */
export const COLORS = [
  { value: "gray", name: "Gray" },
  { value: "red", name: "Red" },
  { value: "orange", name: "Orange" },
  { value: "amber", name: "Amber" },
  { value: "green", name: "Green" },
  { value: "teal", name: "Teal" },
  { value: "blue", name: "Blue" },
  { value: "indigo", name: "Indigo" },
  { value: "purple", name: "Purple" },
  { value: "pink", name: "Pink" },
] as const satisfies readonly { value: Color; name: string }[];

/** Good starts for something new, the calm ones first. */
const FIRST_CHOICE: readonly Color[] = [
  "teal",
  "indigo",
  "orange",
  "green",
  "pink",
  "blue",
  "amber",
  "purple",
  "red",
];

/** A colour that nothing has yet, as long as there is one. */
export function freshColor(used: Iterable<Color | null>): Color {
  const taken = new Set(used);
  return FIRST_CHOICE.find((color) => !taken.has(color)) ?? "gray";
}

/** What the server calls a colour; anything else is gray. */
export function colorOf(value: string): Color {
  return COLORS.find((color) => color.value === value)?.value ?? "gray";
}

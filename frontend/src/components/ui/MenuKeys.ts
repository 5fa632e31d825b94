export type MenuStep = "next" | "previous" | "first" | "last";

/** What the keys of a menu mean; arrows to the side are for choices that lie beside each other. */
export const MENU_STEPS: Readonly<Record<string, MenuStep>> = {
  ArrowDown: "next",
  ArrowRight: "next",
  ArrowUp: "previous",
  ArrowLeft: "previous",
  Home: "first",
  PageUp: "first",
  End: "last",
  PageDown: "last",
};

/** The index after a step, round the ends; -1 as `current` means that nothing is chosen yet. */
export function stepOf(step: MenuStep, current: number, count: number): number {
  switch (step) {
    case "next":
      return (current + 1) % count;
    case "previous":
      return current <= 0 ? count - 1 : current - 1;
    case "first":
      return 0;
    case "last":
      return count - 1;
    default:
      return step satisfies never;
  }
}

/** Where typing leads: one letter goes on to the next name that begins with it, several letters
 * to the first that begins with all of them; -1 where none does. */
export function typedIndex(names: readonly string[], typed: string, current: number): number {
  const text = typed.toLowerCase();
  const isRepeated = [...text].every((letter) => letter === text[0]);
  const wanted = isRepeated ? (text[0] ?? "") : text;
  const start = isRepeated ? current + 1 : 0;
  const matches = (index: number): boolean =>
    names[index % names.length]?.toLowerCase().startsWith(wanted) ?? false;
  for (let index = start; index < start + names.length; index += 1) {
    if (matches(index)) {
      return index % names.length;
    }
  }
  return -1;
}

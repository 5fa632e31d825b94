import { fold } from "@/lib/fold";

/** The options a word or letters stand in; those that begin with them come first. */
export function matching<T extends { name: string }>(options: readonly T[], query: string): T[] {
  const wanted = fold(query.trim());
  const found = options.filter(({ name }) => fold(name).includes(wanted));
  const rank = ({ name }: T): number => (fold(name).startsWith(wanted) ? 0 : 1);
  return wanted === "" ? found : found.toSorted((one, other) => rank(one) - rank(other));
}

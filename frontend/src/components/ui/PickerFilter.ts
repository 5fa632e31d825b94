/** A text as it is compared: without case and accents. */
function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** The options a word or letters stand in; those that begin with them come first. */
export function matching<T extends { name: string }>(options: readonly T[], query: string): T[] {
  const wanted = plain(query.trim());
  const found = options.filter(({ name }) => plain(name).includes(wanted));
  const rank = ({ name }: T): number => (plain(name).startsWith(wanted) ? 0 : 1);
  return wanted === "" ? found : found.toSorted((one, other) => rank(one) - rank(other));
}

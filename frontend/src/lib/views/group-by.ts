/** In the order in which the keys come first; Map.groupBy is younger than some browsers in use. */
export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    put(groups, keyOf(one), one);
  }
  return groups;
}

export function put<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, [one]);
  } else {
    group.push(one);
  }
}

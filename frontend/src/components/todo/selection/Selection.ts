/** What is chosen together; `anchorId` is where a range begins. */
export type Selection = { ids: ReadonlySet<string>; anchorId: string | null };

export const NOTHING: Selection = { ids: new Set(), anchorId: null };

/** One more, or one less; a range then goes on from there. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) {
    next.add(id);
  }
  return next.size === 0 ? NOTHING : { ids: next, anchorId: id };
}

/** From the anchor (or `fromId` where there is none yet) to `toId`, in the order of `rows`. What
 * was chosen apart from the anchor's own range stays. */
export function extended(
  selection: Selection,
  { rows, fromId, toId }: { rows: readonly string[]; fromId: string; toId: string },
): Selection {
  const anchorId =
    selection.anchorId !== null && rows.includes(selection.anchorId) ? selection.anchorId : fromId;
  const anchor = rows.indexOf(anchorId);
  const to = rows.indexOf(toId);
  if (anchor === -1 || to === -1) {
    return selection;
  }
  const ids = new Set(selection.ids);
  for (const id of rangeRound(rows, anchor, selection.ids)) {
    ids.delete(id);
  }
  for (const id of rows.slice(Math.min(anchor, to), Math.max(anchor, to) + 1)) {
    ids.add(id);
  }
  return { ids, anchorId };
}

/** The chosen rows that touch the anchor without a gap. */
function rangeRound(rows: readonly string[], at: number, ids: ReadonlySet<string>): string[] {
  const has = (index: number): boolean => ids.has(rows[index] ?? "");
  let from = at;
  let to = at;
  while (has(from - 1)) {
    from -= 1;
  }
  while (has(to + 1)) {
    to += 1;
  }
  return rows.slice(from, to + 1);
}

/** Without what is not there any more. */
export function stillThere(selection: Selection, rows: Iterable<string>): Selection {
  const ids = new Set<string>();
  for (const id of rows) {
    if (selection.ids.has(id)) {
      ids.add(id);
    }
  }
  if (ids.size === selection.ids.size) {
    return selection;
  }
  return ids.size === 0 ? NOTHING : { ids, anchorId: selection.anchorId };
}

export function selectionText(count: number): string {
  return count === 0 ? "Nothing selected" : `${count} selected`;
}

/** Of a long list only the rows near the screen are in the page; gaps as high as the others keep
 * everything in its place. */
export type Range = { from: number; to: number };

export type Stretch = Range & { kind: "rows" | "gap" };

/** Ranges begin and end at multiples of this, so that scrolling a little changes nothing. */
const STEP = 4;

/** How high the row at an index is, as far as that is known. */
export type HeightAt = (index: number) => number;

/** The rows between two distances from the top of the first, and a few more: also more than there
 * are, so that the next one to come is drawn at once. Looks at no row below the screen. */
export function rangeBetween(count: number, heightAt: HeightAt, edges: Edges): Range {
  if (edges.bottom <= 0) {
    return { from: 0, to: 0 };
  }
  let from = 0;
  let end = count === 0 ? 0 : heightAt(0);
  while (from < count && end <= edges.top) {
    from += 1;
    end += from < count ? heightAt(from) : 0;
  }
  if (from === count) {
    return { from, to: from };
  }
  let to = from + 1;
  while (to < count && end < edges.bottom) {
    end += heightAt(to);
    to += 1;
  }
  return { from: Math.floor(from / STEP) * STEP, to: Math.ceil(to / STEP) * STEP };
}

/** The edges of what is to be drawn, from the top of the first row. */
type Edges = { top: number; bottom: number };

export function isSameRange(one: Range, other: Range): boolean {
  return one.from === other.from && one.to === other.to;
}

/** Whether all of another range is in a range. */
export function covers(range: Range, other: Range): boolean {
  return other.from === other.to || (range.from <= other.from && range.to >= other.to);
}

/** All rows as stretches, in order: those in the range or pinned are shown, the others are gaps. */
export function stretchesOf(count: number, range: Range, pinned: readonly number[]): Stretch[] {
  const from = Math.min(range.from, count);
  const to = Math.min(range.to, count);
  const apart = [...new Set(pinned)]
    .filter((index) => index >= 0 && index < count && (index < from || index >= to))
    .map((index) => ({ from: index, to: index + 1 }));
  const shown = [...apart, { from, to }]
    .filter((stretch) => stretch.to > stretch.from)
    .sort((one, other) => one.from - other.from);
  const stretches: Stretch[] = [];
  let done = 0;
  for (const stretch of shown) {
    if (stretch.from > done) {
      stretches.push({ kind: "gap", from: done, to: stretch.from });
    }
    stretches.push({ kind: "rows", ...stretch });
    done = stretch.to;
  }
  if (done < count) {
    stretches.push({ kind: "gap", from: done, to: count });
  }
  return stretches;
}

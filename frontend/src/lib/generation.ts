const COUNT_DIGITS = 15;

/**
 * Names one stretch of being signed in. Names sort by age: the time it began, raised above all that
 * this tab has seen, so that also a wrong clock never makes a new one look old. The random end
 * breaks the tie of two tabs that begin in the same millisecond: all settle on the same one.
 */
export function nextGeneration(newestSeen: string | null): string {
  const seen = newestSeen === null ? 0 : Number.parseInt(newestSeen, 10);
  const count = Math.max(Date.now(), Number.isNaN(seen) ? 0 : seen + 1);
  const random = crypto.getRandomValues(new Uint32Array(2));
  const suffix = Array.from(random, (part) => part.toString(36)).join("");
  return `${String(count).padStart(COUNT_DIGITS, "0")}-${suffix}`;
}

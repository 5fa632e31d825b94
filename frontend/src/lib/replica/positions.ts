/**
 * Keys of the manual order, as backend/core/services/positions.py makes them: strings of base62
 * digits, compared bytewise (`<`, never localeCompare). A key is a fraction; the first ten digits
 * are its whole part. Every key ends in two random digits, so that two devices that insert into the
 * same gap without knowing of each other hardly ever make the same key.
 */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = 62n;
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, BigInt(value)]));
const MAX_LENGTH = 64;
const NOISE_LENGTH = 2;
const WHOLE_LENGTH = 10;
const TIME_LENGTH = 9;
const FIRST_DIGIT = "a";
const LAST_DIGIT = "b";
/** How far the key before the first, or after the last, lies from it. */
const STEP = BASE ** 2n;

/** Anything that has a place in the manual order. */
export type Positioned = { readonly id: string; readonly position: string };

/** The order of the server: by position, equal ones by id. */
export function byPosition(one: Positioned, other: Positioned): number {
  if (one.position !== other.position) {
    return one.position < other.position ? -1 : 1;
  }
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}

/**
 * A key before all that were made earlier.
 * @internal exported for the test that holds it to the backend's
 */
export function firstKey(microseconds = now()): string {
  const time = BASE ** BigInt(TIME_LENGTH) - 1n - microseconds;
  return FIRST_DIGIT + encoded(time, TIME_LENGTH) + noise();
}

/** A key after all that were made earlier. */
export function lastKey(microseconds = now()): string {
  return LAST_DIGIT + encoded(microseconds, TIME_LENGTH) + noise();
}

/** Keys in order, before all that were made earlier and before `first`, whatever its clock was. */
export function keysOnTop(first: string | null, count: number, microseconds = now()): string[] {
  const newest = prefixOf(firstKey(microseconds), WHOLE_LENGTH);
  const known = first === null ? newest + STEP : prefixOf(first, WHOLE_LENGTH);
  const top = newest < known ? newest : known - STEP;
  return wholeKeys(top - BigInt(count - 1) * STEP, count) ?? spreadKeys(count, microseconds);
}

/**
 * Keys between two neighbours (null: there is none on that side), in order and evenly spread. Null
 * when there is no room: the neighbours are equal, or their keys have grown too long.
 */
export function keysBetween(
  before: string | null,
  after: string | null,
  count: number,
): string[] | null {
  if (before === null) {
    return after === null
      ? keysOnTop(null, count)
      : wholeKeys(prefixOf(after, WHOLE_LENGTH) - BigInt(count) * STEP, count);
  }
  if (after === null) {
    return wholeKeys(prefixOf(before, WHOLE_LENGTH) + STEP, count);
  }
  return before < after ? keysWithin(before, after, count) : null;
}

/** Keys for rows that are numbered anew, in order, with room between them. */
export function spreadKeys(count: number, microseconds = now()): string[] {
  const start = prefixOf(firstKey(microseconds), WHOLE_LENGTH);
  return Array.from({ length: count }, (_, index) => wholeKey(start + BigInt(index) * STEP));
}

function keysWithin(before: string, after: string, count: number): string[] | null {
  const parts = BigInt(count) + 1n;
  let length = 1;
  while (prefixOf(after, length) - prefixOf(before, length) < parts) {
    length += 1;
    if (length > MAX_LENGTH - NOISE_LENGTH) {
      return null;
    }
  }
  const start = prefixOf(before, length);
  const gap = prefixOf(after, length) - start;
  return Array.from(
    { length: count },
    (_, index) => encoded(start + (gap * BigInt(index + 1)) / parts, length) + noise(),
  );
}

function wholeKeys(start: bigint, count: number): string[] | null {
  const end = start + BigInt(count - 1) * STEP;
  return start > 0n && end < BASE ** BigInt(WHOLE_LENGTH)
    ? Array.from({ length: count }, (_, index) => wholeKey(start + BigInt(index) * STEP))
    : null;
}

function wholeKey(value: bigint): string {
  return encoded(value, WHOLE_LENGTH) + noise();
}

/** The first digits as a number; missing ones count as zero. */
function prefixOf(key: string, length: number): bigint {
  let value = 0n;
  for (const digit of key.slice(0, length).padEnd(length, DIGITS[0])) {
    value = value * BASE + (VALUES.get(digit) ?? 0n);
  }
  return value;
}

function encoded(value: bigint, length: number): string {
  let rest = value;
  let digits = "";
  for (let index = 0; index < length; index += 1) {
    digits = DIGITS.charAt(Number(rest % BASE)) + digits;
    rest /= BASE;
  }
  return digits;
}

/** Never zero at the end: there would be no key right before. */
function noise(): string {
  const [first = 0, last = 0] = crypto.getRandomValues(new Uint32Array(NOISE_LENGTH));
  return DIGITS.charAt(first % DIGITS.length) + DIGITS.charAt(1 + (last % (DIGITS.length - 1)));
}

function now(): bigint {
  return BigInt(Date.now()) * 1000n;
}

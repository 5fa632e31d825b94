const LONGEST_WAIT_MS = 5 * 60_000;

/** How long the server asks to wait (`Retry-After` in seconds or as a date); null if it does not. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const value = headers.get("Retry-After")?.trim();
  if (value === undefined || value === "") {
    return null;
  }
  const seconds = Number(value);
  const wait = Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1000;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

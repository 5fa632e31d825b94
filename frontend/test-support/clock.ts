import { vi } from "vitest";

/** Lets everything happen that takes less than a second. The clock is vitest's. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1000);
}

/** What becomes of it within the time, be it the error's text. */
export async function resolved(promise: Promise<string>, waitMs = 2000): Promise<string> {
  const result = outcome(promise);
  await vi.advanceTimersByTimeAsync(waitMs);
  return result;
}

/** The outcome without an unhandled rejection while the clock is moved. */
export async function outcome(promise: Promise<string>): Promise<string> {
  try {
    return await promise;
  } catch (error) {
    return String(error);
  }
}

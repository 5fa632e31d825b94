import { notifyManager, onlineManager, QueryClient } from "@tanstack/react-query";
import { ApiError, isTransient } from "@/lib/api-error";
import { online } from "@/lib/online";

const MOST_RETRIES = 3;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/** Refusals are final; a failure is tried again, and without a network it waits for one instead. */
function shouldRetry(failures: number, error: unknown): boolean {
  return isTransient(error) && (failures < MOST_RETRIES || isOffline(error));
}

function retryDelay(failures: number, error: unknown): number {
  const wish = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS), wish);
}

/** One cache per person: nobody ever sees rows that were read for somebody else. */
export function createQueryClient(): QueryClient {
  connectToPage();
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, retryDelay, staleTime: 10_000 },
      mutations: { retry: shouldRetry, retryDelay },
    },
  });
}

let isConnected = false;

function connectToPage(): void {
  if (isConnected || typeof window === "undefined") {
    return;
  }
  isConnected = true;
  // With the default (a timer) a controlled checkbox shows its old state for one task.
  notifyManager.setScheduler(queueMicrotask);
  onlineManager.setEventListener((setOnline) =>
    online.subscribe(() => setOnline(online.isOnline())),
  );
  // The library takes every page for online at the start.
  onlineManager.setOnline(online.isOnline());
}

function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.code === "offline";
}

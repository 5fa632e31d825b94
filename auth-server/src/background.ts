/** Work that goes on after the answer, such as sending mail; a stop waits for it. */
import { errorFields, type Log } from "./log.ts";

export type Background = {
  readonly run: (work: Promise<unknown>) => void;
  readonly finished: () => Promise<void>;
};

export function createBackground(log: Log): Background {
  const running = new Set<Promise<unknown>>();
  return {
    run: (work) => {
      const watched = work
        .catch((error: unknown) => log.error("background_task_failed", errorFields(error)))
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    finished: async () => {
      await Promise.all(running);
    },
  };
}

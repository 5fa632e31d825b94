import { ApiError } from "@/lib/api-error";
import { NO_ROWS, type Page, type Rows, withPage } from "./rows";
import type { ReplicaServer } from "./server";

/** Where what was read goes. Every method throws once the replica has been closed. */
type PullTarget = {
  cursor: () => number;
  /** Whether nothing of the server can be seen yet. */
  isEmpty: () => boolean;
  /** Writes a page down; with `isStart` in place of everything that was kept before. */
  keep: (page: Page, isStart: boolean) => void;
  show: (pages: readonly Page[]) => void;
  /** Shows what was read from the start, in place of everything else. */
  replace: (pages: readonly Page[]) => void;
};

/**
 * Reads what has changed on the server until there is no more. Where nothing can be seen yet, every
 * page shows at once; otherwise all show together, because between two pages the rows need not fit.
 */
export async function pull(server: ReplicaServer, target: PullTarget): Promise<void> {
  try {
    await pullSince(server, target);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "sync_cursor_expired")) {
      throw error;
    }
    await pullAnew(server, target);
  }
}

/** The rows that pages from the start on add up to. */
export function rowsOf(pages: readonly Page[], now: string): Rows {
  return pages.reduce((rows, page) => withPage(rows, page, now), NO_ROWS);
}

async function pullSince(server: ReplicaServer, target: PullTarget): Promise<void> {
  const isFirst = target.isEmpty();
  const held: Page[] = [];
  for await (const page of pagesSince(server, target.cursor())) {
    target.keep(page, false);
    if (isFirst) {
      target.show([page]);
    } else {
      held.push(page);
    }
  }
  if (held.length > 0) {
    target.show(held);
  }
}

async function pullAnew(server: ReplicaServer, target: PullTarget): Promise<void> {
  const pages: Page[] = [];
  for await (const page of pagesSince(server, 0)) {
    target.keep(page, pages.length === 0);
    pages.push(page);
  }
  target.replace(pages);
}

async function* pagesSince(server: ReplicaServer, start: number): AsyncGenerator<Page> {
  let since = start;
  let begun = 0;
  let hasMore = true;
  while (hasMore) {
    const { has_more, settings_changed, ...changes } = await server.changes(since, begun);
    // Nobody who has set nothing has a row of settings that could have changed.
    const settings = settings_changed || since === 0 ? await server.settings() : null;
    yield { ...changes, since, settings };
    hasMore = has_more && changes.seq > since;
    since = changes.seq;
    begun = changes.begun;
  }
}

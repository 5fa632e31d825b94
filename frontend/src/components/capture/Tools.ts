import { useSyncExternalStore } from "react";

type Tools = {
  parse: typeof import("@/lib/quick-add/parse").parse;
  PasteDialog: typeof import("./PasteDialog").PasteDialog;
};

const listeners = new Set<() => void>();
let tools: Tools | null = null;
let loading: Promise<Tools | null> | null = null;

async function load(): Promise<Tools | null> {
  try {
    const [{ parse }, { PasteDialog }] = await Promise.all([
      import("@/lib/quick-add/parse"),
      import("./PasteDialog"),
    ]);
    tools = { parse, PasteDialog };
  } catch {
    // No network: until it is back a text is taken as it is.
    loading = null;
  }
  for (const listener of [...listeners]) {
    listener();
  }
  return tools;
}

/** What reads an entry comes when somebody begins to write one; null where it cannot be had. */
export async function loadTools(): Promise<Tools | null> {
  loading ??= load();
  return loading;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** null until they have come. */
export function useTools(): Tools | null {
  return useSyncExternalStore(
    subscribe,
    () => tools,
    () => null,
  );
}

import { localData, tabData } from "@/lib/local-data";

/** As in public/sw.js. */
const SHELL_PREFIX = "daymark.shell.";

/** What this tab alone keeps. */
export function wipeTab(): void {
  tabData.clear();
}

/** Everything the app keeps on this device; nobody else's app lives on this origin. */
export function wipeDevice(): void {
  localData.clear();
  wipeTab();
  void deleteDatabases();
  void deleteCaches();
}

async function deleteDatabases(): Promise<void> {
  try {
    for (const { name } of await indexedDB.databases()) {
      if (name !== undefined) {
        indexedDB.deleteDatabase(name);
      }
    }
  } catch {
    // Blocked by the browser's settings: then nothing was kept either.
  }
}

/** The service worker's own hold nothing of a person, and open the login form without a network. */
async function deleteCaches(): Promise<void> {
  try {
    const names = (await caches.keys()).filter((name) => !name.startsWith(SHELL_PREFIX));
    await Promise.all(names.map(async (name) => caches.delete(name)));
  } catch {
    // Insecure contexts have no caches.
  }
}

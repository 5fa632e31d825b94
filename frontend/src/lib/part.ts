import { notify } from "@/lib/notices";

/**
 * A part of the app that comes when it is first needed. Null where it cannot be had, as without a
 * network: then the person is told, and the next time it is tried again.
 */
export async function partOfApp<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch {
    notify({
      kind: "error",
      text: "This part of the app could not be loaded. Check your connection and try again.",
    });
    return null;
  }
}

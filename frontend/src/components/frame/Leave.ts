import { notify } from "@/lib/notices";
import { useSync } from "@/lib/replica/hooks";
import { keeper } from "@/lib/session";

/** How many changes are on this device alone: not sent yet, or refused by the server. */
export function useUnsaved(): number {
  const { unsent, refused } = useSync();
  return unsent + refused.length;
}

/** Ends the session: here and in every tab at once. Says so where the server does not know it yet. */
export async function leave(): Promise<void> {
  if (!(await keeper.signOut())) {
    notify({
      kind: "error",
      text: "You are signed out on this device. The server hears of it by itself, later.",
    });
  }
}

import { notify } from "@/lib/notices";
import { partOfApp } from "@/lib/part";

export const loadAuth = () => import("@/lib/auth");

/** Ends the session; says so where that did not work. */
export async function leave(): Promise<void> {
  const auth = await partOfApp(loadAuth);
  const result = await auth?.signOut();
  if (result?.ok === false) {
    notify({ kind: "error", text: result.message });
  }
}

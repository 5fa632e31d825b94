import type { View } from "@/lib/views/view";

export const SEARCH_ID = "search";

/** Into the search field; where the page does not show it, to the view that has it. */
export function startSearch(goTo: (view: View) => void): void {
  const input = document.getElementById(SEARCH_ID);
  if (input instanceof HTMLInputElement) {
    input.focus();
    input.select();
  } else {
    goTo({ kind: "search", query: "" });
  }
}

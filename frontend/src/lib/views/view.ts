import type { NewTodo } from "@/lib/replica/types";

/** The views that everybody has. */
export type FixedKind = "inbox" | "today" | "upcoming" | "completed" | "trash";

/** One way to look at the todos; where one is lives in the address and nowhere else. */
export type View =
  | { kind: FixedKind }
  | { kind: "list" | "label"; id: string }
  | { kind: "search"; query: string };

export const FIXED_NAMES: Readonly<Record<FixedKind, string>> = {
  inbox: "Inbox",
  today: "Today",
  upcoming: "Upcoming",
  completed: "Completed",
  trash: "Trash",
};

const PAGE = "/todos";

type Parameters = { get: (name: string) => string | null };

function isFixed(kind: string | null): kind is FixedKind {
  return kind !== null && Object.hasOwn(FIXED_NAMES, kind);
}

/** What the address says; anything unknown is the inbox. */
export function viewFrom(parameters: Parameters): View {
  const query = parameters.get("q");
  if (query !== null) {
    return { kind: "search", query };
  }
  for (const kind of ["list", "label"] as const) {
    const id = parameters.get(kind);
    if (id !== null && id !== "") {
      return { kind, id };
    }
  }
  const kind = parameters.get("view");
  return { kind: isFixed(kind) ? kind : "inbox" };
}

export function viewHref(view: View): string {
  switch (view.kind) {
    case "inbox":
      return PAGE;
    case "search":
      return `${PAGE}?${new URLSearchParams({ q: view.query }).toString()}`;
    case "list":
    case "label":
      return `${PAGE}?${new URLSearchParams({ [view.kind]: view.id }).toString()}`;
    case "today":
    case "upcoming":
    case "completed":
    case "trash":
      return `${PAGE}?view=${view.kind}`;
    default:
      return view satisfies never;
  }
}

/** Equal for equal views; a search is one view, whatever it looks for. */
export function viewKey(view: View): string {
  return view.kind === "list" || view.kind === "label" ? `${view.kind}:${view.id}` : view.kind;
}

/** Whether parts stand below what they are a part of; elsewhere every todo is a row of its own. */
export function isTree(view: View): boolean {
  return view.kind === "inbox" || view.kind === "list";
}

/** Whether a todo can be written here. */
export function canAdd(view: View): boolean {
  return view.kind !== "completed" && view.kind !== "trash" && view.kind !== "search";
}

/** What a todo gets that is added in this view; `today` is the person's own day. */
export function defaultsFor(view: View, today: string): Partial<NewTodo> {
  switch (view.kind) {
    case "today":
    case "upcoming":
      return { due_date: today };
    case "list":
      return { list_id: view.id };
    case "label":
      return { label_ids: [view.id] };
    case "inbox":
    case "completed":
    case "trash":
    case "search":
      return {};
    default:
      return view satisfies never;
  }
}

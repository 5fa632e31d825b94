import type { Input, Result } from "@/lib/api-types";

/** A todo outside the trash, as the server stores it. */
export type Todo = Result<"get", "/api/v1/todos">["data"][number];

export type TodoList = Result<"get", "/api/v1/lists">["data"][number];

export type Label = Result<"get", "/api/v1/labels">["data"][number];

export type TrashedTodo = Result<"get", "/api/v1/trash">["data"][number];

export type Color = NonNullable<TodoList["color"]>;

export type Settings = Pick<
  Result<"get", "/api/v1/me">,
  "time_zone" | "week_start" | "date_order" | "theme"
>;

/** What the person should see now: the server's rows with what is not sent yet on top. */
export type Snapshot = {
  readonly todos: ReadonlyMap<string, Todo>;
  readonly lists: ReadonlyMap<string, TodoList>;
  readonly labels: ReadonlyMap<string, Label>;
  readonly settings: Settings;
};

/** A change that the server has refused; it stays here until the person has decided. */
export type RefusedChange = {
  id: string;
  /** What did not happen and why, in a sentence. */
  text: string;
  discard: () => void;
  tryAgain: () => void;
};

export type SyncState = {
  /** "ready" as soon as there is something to show, be it yesterday's; "failed": there is nothing. */
  status: "loading" | "ready" | "failed";
  /** Why the server's rows could not be read; also set while older ones are shown ("ready"). */
  error: unknown;
  retry: () => void;
  /** How many changes the server does not have yet. */
  unsent: number;
  refused: readonly RefusedChange[];
};

/** What a person gives when adding a todo; its parts, if it has any, come with it. */
export type NewTodo = Omit<
  Input<"post", "/api/v1/todos">["body"],
  "id" | "position" | "label_ids"
> & {
  label_ids?: readonly string[];
  parts?: readonly NewTodo[];
};

/** Fields to set; what is left out stays. Labels are added and removed, see `setLabels`. */
export type TodoPatch = Partial<
  Pick<
    Todo,
    | "title"
    | "notes"
    | "completed"
    | "priority"
    | "due_date"
    | "due_time"
    | "due_timezone"
    | "list_id"
    | "parent_id"
    | "position"
  >
>;

/**
 * Where todos go. Left-out fields stay: without `listId` and `parentId` a todo only changes its
 * place in the order. A part belongs to the list of its parent; in another list it stands alone.
 */
export type Place = {
  /** null: the inbox. */
  listId?: string | null;
  /** null: part of nothing. */
  parentId?: string | null;
  /** Right before this todo. */
  beforeId?: string;
  /** Right after this todo. */
  afterId?: string;
};

export type NewCollection = { name: string; color: Color | null };

export type ListPatch = Input<"patch", "/api/v1/lists/{list_id}">["body"];

export type LabelPatch = Input<"patch", "/api/v1/labels/{label_id}">["body"];

export type Trash = {
  /** The latest deletion first. */
  todos: readonly TrashedTodo[];
  status: "loading" | "ready" | "failed";
  /** Also set while older rows are still shown ("ready"). */
  error: unknown;
  retry: () => void;
  hasMore: boolean;
  loadMore: () => void;
  isLoadingMore: boolean;
};

import type { Input } from "@/lib/api-types";
import type { LabelPatch, ListPatch, NewCollection, Settings, Todo, TodoPatch } from "./types";

type NewRow = NewCollection & { id: string; position: string };

/** What one mutation does, as POST /api/v1/mutations takes it. */
export type Operation =
  | { op: "todo.create"; todo: Input<"post", "/api/v1/todos">["body"] & { id: string } }
  | { op: "todo.update"; todo_id: string; patch: TodoPatch }
  | { op: "todo.delete"; todo_id: string }
  | { op: "todo.restore"; todo_id: string }
  | { op: "todo.label"; todo_id: string; add: string[]; remove: string[] }
  | { op: "list.create"; list: NewRow }
  | { op: "list.update"; list_id: string; patch: ListPatch }
  | { op: "list.delete"; list_id: string }
  | { op: "label.create"; label: NewRow }
  | { op: "label.update"; label_id: string; patch: LabelPatch }
  | { op: "label.delete"; label_id: string }
  | { op: "label.merge"; label_id: string; into_id: string }
  | { op: "settings.update"; patch: Partial<Settings> };

export type OperationOf<Op extends Operation["op"]> = Extract<Operation, { op: Op }>;

/** An operation with what it takes to show it here. */
export type Step = {
  operation: Operation;
  /** What comes out of the trash, as it went there; the server knows for itself. */
  restored?: readonly Todo[];
};

/** A mutation in the outbox. Ids sort in the order in which the person did these things. */
export type Entry = {
  id: string;
  operation: Operation;
  restored: readonly Todo[];
  /** When the person did it. */
  at: string;
  /** The change number that covers it, once the server has it; it is shown from here until then. */
  seq: number | null;
};

/** A mutation that the server does not take, and why. */
export type Refusal = { entry: Entry; text: string };

import { dismiss, notify } from "@/lib/notices";
import { type Inverse, inTurn } from "./in-turn";
import type { Step } from "./mutations";
import type { Rows } from "./rows";

export type Undoable = {
  /** What it was about, for the notice that it has been taken back. */
  subject: string;
  inverse: Inverse;
  /** Offers the undo in a notice with this text. */
  notice?: string | undefined;
};

type Action = Undoable & { noticeId: number | null };

const MOST_ACTIONS = 50;

/** The actions of this tab, the last on top; each can be taken back once, in whatever order. */
export class UndoStack {
  readonly #rows: () => Rows;
  readonly #commit: (steps: readonly Step[]) => void;
  #actions: readonly Action[] = [];
  #group: Undoable[] | null = null;

  constructor(rows: () => Rows, commit: (steps: readonly Step[]) => void) {
    this.#rows = rows;
    this.#commit = commit;
  }

  push(undoable: Undoable): void {
    if (this.#group !== null) {
      this.#group.push(undoable);
      return;
    }
    const action: Action = { ...undoable, noticeId: null };
    this.#actions = [...this.#actions, action].slice(-MOST_ACTIONS);
    if (undoable.notice !== undefined) {
      const undo = (): void => this.#takeBack(action);
      action.noticeId = notify({ kind: "undo", text: undoable.notice, undo });
    }
  }

  /** Everything that `work` pushes is one action, with one notice: this one, else the last of it. */
  together(work: () => void, notice?: string): void {
    const group: Undoable[] = [];
    const outer = this.#group;
    this.#group = group;
    try {
      work();
    } finally {
      this.#group = outer;
    }
    const [first] = group;
    if (first !== undefined) {
      this.push({
        subject: first.subject,
        inverse: inTurn(group.toReversed().map(({ inverse }) => inverse)),
        notice: notice ?? group.findLast((one) => one.notice !== undefined)?.notice,
      });
    }
  }

  canUndo(): boolean {
    return this.#actions.length > 0;
  }

  undo(): void {
    const action = this.#actions.at(-1);
    if (action === undefined) {
      return;
    }
    if (action.noticeId !== null) {
      dismiss(action.noticeId);
    }
    this.#takeBack(action);
  }

  #takeBack(action: Action): void {
    if (!this.#actions.includes(action)) {
      return;
    }
    this.#actions = this.#actions.filter((other) => other !== action);
    const steps = action.inverse(this.#rows());
    if (steps.length === 0) {
      const text = `There is nothing left to undo: ${action.subject} has changed since.`;
      notify({ kind: "info", text });
      return;
    }
    this.#commit(steps);
    notify({ kind: "info", text: `Undone: ${action.subject}` });
  }
}

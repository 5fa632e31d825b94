/** What the keyboard can ask for; the list's own commands concern the row that has the focus. */
export type GlobalCommand =
  | "capture"
  | "search"
  | "palette"
  | "help"
  | "undo"
  | "go-inbox"
  | "go-today"
  | "go-upcoming"
  | "go-completed";

export type ListCommand =
  | "next"
  | "previous"
  | "first"
  | "last"
  | "select"
  | "select-next"
  | "select-previous"
  | "select-all"
  | "clear"
  | "complete"
  | "edit"
  | "date"
  | "move"
  | "labels"
  | "menu"
  | "priority-1"
  | "priority-2"
  | "priority-3"
  | "priority-4"
  | "move-up"
  | "move-down"
  | "indent"
  | "outdent"
  | "fold"
  | "unfold"
  | "delete";

export type Command = GlobalCommand | ListCommand;

/** Pressed after `g`. */
const GO: Readonly<Record<string, GlobalCommand>> = {
  i: "go-inbox",
  t: "go-today",
  u: "go-upcoming",
  c: "go-completed",
};

/** Keys that do something by themselves; these are the ones that can be switched off. */
const SINGLE: Readonly<Record<string, Command>> = {
  n: "capture",
  q: "capture",
  "/": "search",
  "?": "help",
  j: "next",
  k: "previous",
  x: "complete",
  v: "select",
  e: "edit",
  t: "date",
  m: "move",
  l: "labels",
  "1": "priority-1",
  "2": "priority-2",
  "3": "priority-3",
  "4": "priority-4",
  Delete: "delete",
  Backspace: "delete",
};

/** Keys that move and choose, as in any list. */
const PLAIN: Readonly<Record<string, ListCommand>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  ArrowRight: "unfold",
  ArrowLeft: "fold",
  Home: "first",
  End: "last",
  Enter: "edit",
  " ": "complete",
  Escape: "clear",
  ContextMenu: "menu",
};

const WITH_SHIFT: Readonly<Record<string, ListCommand>> = {
  ArrowDown: "select-next",
  ArrowUp: "select-previous",
  F10: "menu",
};

const WITH_ALT: Readonly<Record<string, ListCommand>> = {
  ArrowUp: "move-up",
  ArrowDown: "move-down",
  ArrowRight: "indent",
  ArrowLeft: "outdent",
};

const WITH_CONTROL: Readonly<Record<string, Command>> = {
  k: "palette",
  z: "undo",
  a: "select-all",
};

export type Pressed = {
  key: string;
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
};

function lookUp<T>(keys: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** The Latin letter at the place of the key where the keyboard has those of another script. */
export function latinKey({ key, code }: Pick<Pressed, "key" | "code">): string {
  const isOther = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  const [, letter] = /^Key([A-Z])$/u.exec(code) ?? [];
  if (!isOther || letter === undefined) {
    return key;
  }
  return key === key.toLowerCase() ? letter.toLowerCase() : letter;
}

function withModifier(key: string, pressed: Pressed): Command | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey } = pressed;
  if (altKey) {
    return ctrlKey || metaKey || shiftKey ? undefined : lookUp(WITH_ALT, key);
  }
  return ctrlKey !== metaKey && !shiftKey ? lookUp(WITH_CONTROL, key.toLowerCase()) : undefined;
}

/** `afterG`: g was pressed right before. `single`: keys without Ctrl, Cmd or Alt do something. */
export function commandOf(
  pressed: Pressed,
  { afterG, single }: { afterG: boolean; single: boolean },
): Command | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey } = pressed;
  const latin = latinKey(pressed);
  if (altKey || ctrlKey || metaKey) {
    return withModifier(latin, pressed);
  }
  // With the capitals locked a letter is the same key as without.
  const isLocked = !shiftKey && latin.length === 1;
  const key = isLocked ? latin.toLowerCase() : latin;
  // A question mark or a slash needs the shift key on many keyboards, so it does not exclude these.
  const found = single
    ? ((afterG ? lookUp(GO, key) : undefined) ?? lookUp(SINGLE, key))
    : undefined;
  return found ?? lookUp(shiftKey ? WITH_SHIFT : PLAIN, key);
}

const GLOBAL: ReadonlySet<Command> = new Set<GlobalCommand>([
  "capture",
  "search",
  "palette",
  "help",
  "undo",
  "go-inbox",
  "go-today",
  "go-upcoming",
  "go-completed",
]);

const REPEATED: ReadonlySet<Command> = new Set<ListCommand>([
  "next",
  "previous",
  "select-next",
  "select-previous",
  "move-up",
  "move-down",
]);

/** Whether a key that is held down does it again and again. */
export function isRepeated(command: Command): boolean {
  return REPEATED.has(command);
}

export function isGlobal(command: Command): command is GlobalCommand {
  return GLOBAL.has(command);
}

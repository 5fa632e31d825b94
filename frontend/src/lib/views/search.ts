import { findWord, fold, wordsOf } from "@/lib/fold";
import type { Snapshot, Todo } from "@/lib/replica/types";

export type Found = {
  /** The best ones first. */
  open: readonly Todo[];
  completed: readonly Todo[];
  /** How many there are, of which no more than the first few hundred are given. */
  total: number;
};

const MOST_SHOWN = 200;

// What a word is worth, by where it stands.
const TITLE_START = 8;
const IN_TITLE = 5;
const IN_NAMES = 3;
const IN_NOTES = 1;
const WHOLE_PHRASE = 6;

type Text = { title: string; notes: string };
type Hit = { todo: Todo; score: number };

const texts = new WeakMap<Todo, Text>();

/** Folded once for each state of a todo: from the second letter on a search only compares. */
function textOf(todo: Todo): Text {
  let text = texts.get(todo);
  if (text === undefined) {
    text = { title: fold(todo.title), notes: fold(todo.notes) };
    texts.set(todo, text);
  }
  return text;
}

function scoreOfWord(word: string, text: Text, names: string): number {
  const at = findWord(text.title, word);
  if (at !== -1) {
    return at === 0 ? TITLE_START : IN_TITLE;
  }
  if (findWord(names, word) !== -1) {
    return IN_NAMES;
  }
  return findWord(text.notes, word) === -1 ? 0 : IN_NOTES;
}

/** Zero where one of the words is nowhere. */
function scoreOf(words: readonly string[], text: Text, names: string): number {
  let score = 0;
  for (const word of words) {
    const worth = scoreOfWord(word, text, names);
    if (worth === 0) {
      return 0;
    }
    score += worth;
  }
  return words.length > 1 && text.title.includes(words.join(" ")) ? score + WHOLE_PHRASE : score;
}

function bestFirst(one: Hit, other: Hit): number {
  if (one.todo.completed !== other.todo.completed) {
    return one.todo.completed ? 1 : -1;
  }
  if (one.score !== other.score) {
    return other.score - one.score;
  }
  if (one.todo.updated_at !== other.todo.updated_at) {
    return one.todo.updated_at > other.todo.updated_at ? -1 : 1;
  }
  return one.todo.id < other.todo.id ? -1 : 1;
}

type Names = { lists: ReadonlyMap<string, string>; labels: ReadonlyMap<string, string> };

function namesOf({ lists, labels }: Snapshot): Names {
  const foldAll = (all: Iterable<{ id: string; name: string }>): Map<string, string> =>
    new Map(Array.from(all, ({ id, name }) => [id, fold(name)]));
  return { lists: foldAll(lists.values()), labels: foldAll(labels.values()) };
}

function namesOfTodo(todo: Todo, { lists, labels }: Names): string {
  const list = todo.list_id === null ? "" : (lists.get(todo.list_id) ?? "");
  return todo.label_ids.length === 0
    ? list
    : [list, ...todo.label_ids.map((id) => labels.get(id) ?? "")].join(" ");
}

let last: { query: string; snapshot: Snapshot; found: Found } | undefined;

/**
 * The todos in which every word of `query` is a word or the beginning of one: in the title, the
 * notes, or the names of its list and labels. Looked for once, whoever asks.
 */
export function searchTodos(query: string, snapshot: Snapshot): Found {
  if (last?.query !== query || last.snapshot !== snapshot) {
    last = { query, snapshot, found: findAll(query, snapshot) };
  }
  return last.found;
}

function findAll(query: string, snapshot: Snapshot): Found {
  const words = wordsOf(query);
  if (words.length === 0) {
    return { open: [], completed: [], total: 0 };
  }
  const names = namesOf(snapshot);
  const hits: Hit[] = [];
  for (const todo of snapshot.todos.values()) {
    const score = scoreOf(words, textOf(todo), namesOfTodo(todo, names));
    if (score > 0) {
      hits.push({ todo, score });
    }
  }
  hits.sort(bestFirst);
  const shown = hits.slice(0, MOST_SHOWN).map(({ todo }) => todo);
  return {
    open: shown.filter(({ completed }) => !completed),
    completed: shown.filter(({ completed }) => completed),
    total: hits.length,
  };
}

/** A title as it is sorted by. */
export function sortTitle(todo: Todo): string {
  return textOf(todo).title;
}

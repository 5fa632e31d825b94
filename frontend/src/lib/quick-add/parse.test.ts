import { describe, expect, test } from "vitest";
import contract from "../../../../tests/contract/quick-add-vectors.json";
import { parse } from "./parse";
import { dismissalOf, type Parsed, type ParseOptions } from "./types";

type Vector = {
  text: string;
  title?: string;
  notes?: string;
  priority?: number;
  due_date?: string;
  due_time?: string;
  list?: string;
  labels?: string[];
};

type Options = {
  now?: string;
  zone?: string;
  week_start?: string;
  date_order?: string;
  dismissed?: string[];
};

function optionsOf(own: Options): ParseOptions {
  const { now, zone, week_start, date_order, lists, labels, dismissed } = {
    ...contract.options,
    ...own,
  };
  const named = (name: string) => ({ id: name, name });
  return {
    now: Date.parse(now),
    zone,
    weekStart: week_start as ParseOptions["weekStart"],
    dateOrder: date_order as ParseOptions["dateOrder"],
    lists: lists.map(named),
    labels: labels.map(named),
    dismissed: new Set(dismissed),
  };
}

function fieldsOf({ title, notes, priority, due_date, due_time, list, labels }: Parsed) {
  return { title, notes, priority, due_date, due_time, list, labels };
}

function expected({ text, ...fields }: Vector) {
  const nothing = { notes: "", priority: null, due_date: null, due_time: null, list: null };
  return { title: text, ...nothing, labels: [], ...fields };
}

type Group = { name: string; options?: Options; vectors: Vector[] };

// The compiler sees a type of its own in each line of the file.
const groups = contract.groups as unknown as readonly Group[];

describe.each(groups)("$name", ({ options = {}, vectors }) => {
  test.each(vectors)("$text", (vector) => {
    expect(fieldsOf(parse(vector.text, optionsOf(options)))).toEqual(expected(vector));
  });
});

describe("spans", () => {
  const spansOf = (text: string) => parse(text, optionsOf({})).spans;

  test("say where in the text each thing was understood", () => {
    const text = "Call mum tomorrow at 5pm p1 #home @phone // the blue one";

    const spans = spansOf(text);

    expect(spans.map(({ kind, resolved }) => [kind, resolved])).toEqual([
      ["date", "2026-11-24"],
      ["time", "17:00"],
      ["priority", "1"],
      ["list", "Home"],
      ["label", "phone"],
      ["notes", "the blue one"],
    ]);
    for (const { start, end, text: words } of spans) {
      expect(text.slice(start, end)).toBe(words);
    }
  });

  test("what is dismissed by its span is gone from the next reading", () => {
    for (const { text } of groups.flatMap(({ vectors }) => vectors)) {
      const before = parse(text, optionsOf({}));
      const dismissed = before.spans.map(dismissalOf);
      const after = parse(text, optionsOf({ dismissed }));
      for (const span of after.spans) {
        expect(dismissed).not.toContain(dismissalOf(span));
      }
    }
  });

  test("never overlap and never reach past the text", () => {
    for (const { text } of groups.flatMap(({ vectors }) => vectors)) {
      let reached = 0;
      for (const { start, end } of spansOf(text)) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(end).toBeGreaterThan(start);
        reached = end;
      }
      expect(reached).toBeLessThanOrEqual(text.length);
    }
  });
});

test("no text makes it fail, and none of it is lost", () => {
  const words = groups.flatMap(({ vectors }) => vectors.flatMap(({ text }) => text.split(" ")));
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 3000; round += 1) {
    const text = Array.from({ length: random(9) }, () => words[random(words.length)]).join(" ");
    const { title, spans } = parse(text, optionsOf({}));
    const kept = [title, ...spans.map((span) => span.text)].join("").replaceAll(/[\s\\]/gu, "");
    expect([...kept].toSorted().join(""), text).toBe(
      [...text.replaceAll(/[\s\\]/gu, "")].toSorted().join(""),
    );
  }
});

test("a long entry is read within a few milliseconds", () => {
  const text = "call mum tomorrow or friday at 5pm every monday #home @phone ".repeat(8);
  const options = optionsOf({});
  parse(text, options);

  const started = performance.now();
  for (let round = 0; round < 20; round += 1) {
    parse(text, options);
  }

  expect((performance.now() - started) / 20).toBeLessThan(25);
});

test.each(['"a ', "a ", "in 1 ", "every ", "\\a ", ".", "@a ", "a, "])(
  "what is pasted does not keep the page waiting: %o",
  (words) => {
    const text = `${words.repeat(9000 / words.length)}x`;
    const options = optionsOf({});
    const times = Array.from({ length: 3 }, () => {
      const start = process.cpuUsage();
      parse(text, options);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });

    expect(Math.min(...times)).toBeLessThan(200);
  },
);

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TabLeader } from "@/lib/leader";

type Waiting = { start: () => void; end: (error: unknown) => void };

/** Web Locks of one name, as all tabs of a browser see them. */
class FakeLocks {
  #holder: Waiting | null = null;
  readonly #queue: Waiting[] = [];

  async request(_: string, options: LockOptions, work: () => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        start: () => {
          this.#holder = waiting;
          void work().then((result) => {
            if (this.#holder === waiting) {
              this.#next();
            }
            resolve(result);
          });
        },
        end: reject,
      };
      options.signal?.addEventListener("abort", () => {
        const place = this.#queue.indexOf(waiting);
        if (place !== -1) {
          this.#queue.splice(place, 1);
          reject(options.signal?.reason);
        }
      });
      if (options.steal === true) {
        this.#holder?.end(new DOMException("stolen", "AbortError"));
        waiting.start();
      } else if (this.#holder === null) {
        waiting.start();
      } else {
        this.#queue.push(waiting);
      }
    });
  }

  #next(): void {
    this.#holder = null;
    this.#queue.shift()?.start();
  }
}

let leading: string[] = [];

beforeEach(() => {
  leading = [];
  vi.stubGlobal("navigator", { locks: new FakeLocks() });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function openTab(name: string): TabLeader {
  const leader = new TabLeader("test");
  leader.lead(async (signal) => {
    leading.push(name);
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve());
    });
    leading = leading.filter((other) => other !== name);
  });
  return leader;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test("one tab leads, and the next one when it closes", async () => {
  const [one, other] = [openTab("one"), openTab("other")];
  await settle();
  expect(leading).toEqual(["one"]);

  one.resign();
  await settle();
  expect(leading).toEqual(["other"]);

  other.resign();
  await settle();
  expect(leading).toEqual([]);
});

test("a tab that is taken over from ends its work, and leads again when the other closes", async () => {
  const [one, other] = [openTab("one"), openTab("other")];
  await settle();

  other.takeOver();
  await settle();
  expect(leading).toEqual(["other"]);

  other.resign();
  await settle();
  expect(leading).toEqual(["one"]);
  one.resign();
});

test("whoever resigns while waiting never leads", async () => {
  const [one, other] = [openTab("one"), openTab("other")];
  other.resign();
  one.resign();
  await settle();

  expect(leading).toEqual([]);
});

test("without locks every tab leads itself", async () => {
  vi.stubGlobal("navigator", {});
  const [one, other] = [openTab("one"), openTab("other")];
  await settle();

  expect(leading).toEqual(["one", "other"]);
  one.resign();
  other.resign();
});

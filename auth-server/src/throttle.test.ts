import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import { setStage } from "./testing/stage.ts";
import { createThrottle, type Throttle, withoutLimits } from "./throttle.ts";

const stage = setStage();

let database: Database;
let throttle: Throttle;

beforeAll(() => {
  database = openDatabase(stage.database.url, () => undefined);
  throttle = createThrottle(database);
});
afterAll(() => database.end());

const LIMIT = { max: 2, seconds: 60 };

test("tries that are given back can be used again", async () => {
  const admit = () => throttle.admit("back", LIMIT);
  expect([await admit(), await admit()]).toEqual([null, null]);

  await throttle.giveBack(["back", "never-used"]);

  expect(await admit()).toBeNull();
  expect(await admit()).toBeGreaterThan(0);
});

test("what happens once happens once, however many ask at the same moment", async () => {
  const asked = Array.from({ length: 20 }, () => throttle.once("one", 60));

  expect((await Promise.all(asked)).filter((isFirst) => isFirst)).toHaveLength(1);
  expect(await withoutLimits(throttle).once("one", 60)).toBe(false);
});

test("without limits nothing is counted", async () => {
  const unlimited = withoutLimits(throttle);
  for (let turn = 0; turn < 5; turn += 1) {
    expect(await unlimited.admit("free", LIMIT)).toBeNull();
  }

  expect(await throttle.admit("free", LIMIT)).toBeNull();
});

test("parallel tries and returns of many keys wait for nobody for ever", async () => {
  const keys = Array.from({ length: 6 }, (_, index) => `busy-${index}`);
  const work = Array.from({ length: 30 }, async (_, turn) => {
    const order = turn % 2 ? keys : keys.toReversed();
    for (const key of order) {
      await throttle.admit(key, { max: 1000, seconds: 60 });
    }
    await throttle.giveBack(order);
  });

  await Promise.all(work);

  const rows = await stage.database.query(
    "select count(*)::int as count from auth.throttle where tries < 0",
  );
  expect(rows).toEqual([{ count: 0 }]);
});

import { describe, expect, test } from "vitest";
import { BusyError, createGate } from "./gate.ts";
import { createHashGate, createPasswordHasher } from "./password.ts";

const hasher = createPasswordHasher(createHashGate(2));

describe("a password hash", () => {
  test("verifies its password and no other", async () => {
    const hash = await hasher.hash("brass-lantern-42");

    expect(await hasher.verify({ hash, password: "brass-lantern-42" })).toBe(true);
    expect(await hasher.verify({ hash, password: "brass-lantern-43" })).toBe(false);
  });

  test("is argon2id with OWASP's parameters and a salt of its own", async () => {
    const hashes = await Promise.all([hasher.hash("same"), hasher.hash("same")]);

    for (const hash of hashes) {
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    }
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test("is interoperable: a hash of the reference implementation verifies", async () => {
    const hash =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    expect(await hasher.verify({ hash, password: "password" })).toBe(true);
  });

  test("takes the composed and the decomposed spelling for the same", async () => {
    const hash = await hasher.hash("r\u00e9sum\u00e9 \u00e9t\u00e9");

    expect(await hasher.verify({ hash, password: "re\u0301sume\u0301 e\u0301te\u0301" })).toBe(
      true,
    );
  });

  test.each(["", "plain", "salt:hash", "$argon2i$v=19$m=16,t=2,p=1$c29tZXNhbHQ$AAAA"])(
    "that is not ours (%j) verifies nothing",
    async (hash) => {
      expect(await hasher.verify({ hash, password: "plain" })).toBe(false);
    },
  );
});

describe("the gate", () => {
  const blocked = () => Promise.withResolvers<string>();

  test("lets so many run, keeps so many waiting and refuses the next", async () => {
    const gate = createGate(1, 1);
    const first = blocked();
    const order: string[] = [];
    const running = gate(() => first.promise);
    const waiting = gate(async () => order.push("second"));

    await expect(gate(async () => order.push("third"))).rejects.toThrow(BusyError);
    expect(order).toEqual([]);
    first.resolve("done");

    expect(await running).toBe("done");
    await waiting;
    expect(order).toEqual(["second"]);
  });

  test("gives the place back after a failure", async () => {
    const gate = createGate(1, 0);

    await expect(gate(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");

    expect(await gate(async () => "next")).toBe("next");
  });

  test("serves those who wait in their order", async () => {
    const gate = createGate(2, 10);
    const order: number[] = [];

    await Promise.all([0, 1, 2, 3, 4].map((number) => gate(async () => order.push(number))));

    expect(order).toEqual([0, 1, 2, 3, 4]);
  });
});

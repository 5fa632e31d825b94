import { describe, expect, test } from "vitest";
import { newEmail, PASSWORD } from "./testing/client.ts";
import { refused, setStage } from "./testing/stage.ts";

const stage = setStage();

describe("sign-up", () => {
  test("signs in at once and answers the user without a token", async () => {
    const browser = stage.open();

    const answer = await browser.signUp("Grace@Example.org", PASSWORD, "  Grace Hopper ");

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      token: null,
      user: { name: "Grace Hopper", email: "grace@example.org", emailVerified: false },
    });
    expect((await browser.send("/get-session")).body).toMatchObject({
      user: { email: "grace@example.org" },
    });
  });

  test("stores an argon2id hash and never the password", async () => {
    const { email } = await stage.signedUp();

    const [row] = await stage.database.query(
      'select password from auth.account join auth."user" u on u.id = "userId" where email = $1',
      [email],
    );

    expect(row?.["password"]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("refuses an address that has an account, in any spelling", async () => {
    const { email } = await stage.signedUp();

    const answer = await stage.open().signUp(email.toUpperCase());

    expect([answer.status, answer.body]).toEqual(
      refused(422, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL"),
    );
  });

  test("makes one account of parallel attempts with one address", async () => {
    const email = newEmail();

    const answers = await Promise.all(Array.from({ length: 6 }, () => stage.open().signUp(email)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422, 422, 422]);
    expect(await stage.sessionCount(email)).toBe(1);
  });

  test.each([
    ["no name", { name: " " }, "INVALID_NAME"],
    ["a name of 101 characters", { name: "x".repeat(101) }, "INVALID_NAME"],
    ["a name with a line break", { name: "a\nb" }, "INVALID_NAME"],
    ["a name with NUL", { name: "a\0b" }, "VALIDATION_ERROR"],
    ["a name with a lone surrogate", { name: "a\ud800b" }, "VALIDATION_ERROR"],
    ["an address without @", { email: "nobody" }, "VALIDATION_ERROR"],
    ["an address of 255 characters", { email: `${"a".repeat(243)}@example.org` }, "INVALID_EMAIL"],
    ["a short password", { password: "lamp-4x" }, "PASSWORD_TOO_SHORT"],
    ["a password of 129 characters", { password: "ab-7".repeat(33) }, "PASSWORD_TOO_LONG"],
    ["a common password", { password: "Password123!" }, "PASSWORD_TOO_COMMON"],
    ["a picture that is a script", { image: "javascript:alert(1)" }, "INVALID_IMAGE"],
    ["a number as password", { password: 12_345_678 }, "VALIDATION_ERROR"],
    ["a nested value", { name: { first: "a" } }, "VALIDATION_ERROR"],
  ])("refuses %s and stores nothing", async (_, change, code) => {
    const email = newEmail();

    const answer = await stage.open().send("/sign-up/email", {
      json: { name: "Ada", email, password: PASSWORD, ...change },
    });

    expect([answer.status, answer.body]).toEqual(refused(400, code));
    expect(
      await stage.database.query('select 1 from auth."user" where email = $1', [email]),
    ).toEqual([]);
  });

  test("ignores fields that only the server may set", async () => {
    const email = newEmail();

    const answer = await stage.open().send("/sign-up/email", {
      json: { name: "Ada", email, password: PASSWORD, emailVerified: true, role: "admin" },
    });

    expect(answer.body).toMatchObject({ user: { emailVerified: false } });
  });
});

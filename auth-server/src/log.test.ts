import { describe, expect, test } from "vitest";
import { createLog, errorFields, redact } from "./log.ts";

function linesOf(format: "console" | "json", level: "debug" | "warning" = "debug") {
  const lines: string[] = [];
  return { lines, log: createLog({ format, level }, (line) => lines.push(line)) };
}

describe("a log line", () => {
  test("is one JSON object", () => {
    const { lines, log } = linesOf("json");

    log.info("sign_in", { request_id: "r1", status: 200 });

    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      event: "sign_in",
      service: "auth-server",
      request_id: "r1",
      status: 200,
    });
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
  });

  test.each(["console", "json"] as const)("cannot be forged by a value (%s)", (format) => {
    const { lines, log } = linesOf(format);

    log.info("request", { route: "a\r\n12:00:00 ERROR forged \u001b[31m" });

    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u);
  });

  test("below the level is not written", () => {
    const { lines, log } = linesOf("json", "warning");

    log.info("quiet");
    log.error("loud");

    expect(lines).toHaveLength(1);
  });

  test("leaves out what is not known", () => {
    const { lines, log } = linesOf("console");

    log.info("request", { user_id: undefined, status: 200 });

    expect(lines[0]).toMatch(/ INFO {4}request status=200\n$/);
  });

  test("carries an error with its code and cause", () => {
    const error = Object.assign(new Error("no", { cause: "why" }), { code: "23505" });

    expect(errorFields(error)).toMatchObject({ message: "no", error_code: "23505", cause: "why" });
    expect(errorFields("text")).toEqual({ error: "text" });
  });
});

describe("what could be used to sign in", () => {
  test.each([
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "[token]"],
    [`${"a".repeat(32)}.${"b".repeat(43)}=`, "[token]"],
    [`${"a".repeat(32)}.${"b".repeat(43)}%3D`, "[token]"],
    ["$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA", "[hash]"],
    ["postgresql://auth:s3cr3t@db/daymark", "postgresql://auth:[password]@db/daymark"],
  ])("%s is not written", (text, expected) => {
    expect(redact(`before ${text} after`)).toBe(`before ${expected} after`);
  });
});

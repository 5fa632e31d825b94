import { describe, expect, test } from "vitest";
import { safeNext } from "@/lib/safe-next";

describe("a page of this app is kept", () => {
  test.each([
    ["/todos", "/todos"],
    ["/todos?view=completed", "/todos?view=completed"],
    ["/settings#devices", "/settings#devices"],
    ["/todos/../settings", "/settings"],
    ["/todos?next=//evil.example", "/todos?next=//evil.example"],
  ])("%s", (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });
});

describe("anything else leads to the dashboard", () => {
  test.each([
    null,
    "",
    "todos",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/todos\u0000",
    " /todos",
    "https://evil.example/todos",
    "javascript:alert(1)",
    "/..//evil.example",
    "/./\\evil.example",
    "/%5cevil\\",
    "/tödos",
    "/api/auth/sign-out",
    "/todos/../api/v1/todos",
    "/login",
    "/register?next=/login",
    `/${"a".repeat(600)}`,
  ])("%j", (next) => {
    expect(safeNext(next)).toBe("/todos");
  });
});

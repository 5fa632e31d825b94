import { expect, test } from "vitest";
import { isCommonPassword } from "./common-password.ts";

test.each([
  "password",
  "Password1",
  "P@ssw0rd",
  "Password123!",
  "sunshine",
  "drowssap",
  "liverpoo",
  "blackcat",
  "michael1",
  "12345678",
  "987654321",
  "123456789a",
  "qwertyuiop",
  "1qaz2wsx",
  "1q2w3e4r",
  "q1w2e3r4t5",
  "asdfasdf",
  "11223344",
  "147258369",
  "aaaaaaaa",
  "abcabcabc",
  "01011990",
  "1990-12-31",
  "daymark1",
  "kangaroo",
  "usuckballz1",
  "3l3phant",
])("%s is common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each([
  "brass-lantern-42",
  "correct horse battery staple",
  "SecurePass123!",
  "83926175",
  "kV9#pQ2mXw",
  "Sommerregen im Gebirge",
  "my first bike was from 01011990",
  "ünïcödé wörds here",
  "🔑🌵🛶🎷🧵🪁🦔🍉",
])("%s is not", (password) => {
  expect(isCommonPassword(password)).toBe(false);
});

test.each(["lovelace1815", "ada.lovelace@example.org", "Lovelace!"])(
  "%s is, for the person of that name",
  (password) => {
    expect(isCommonPassword(password, ["ada.lovelace@example.org", "Ada Lovelace"])).toBe(true);
    expect(isCommonPassword("violet-anvil-9", ["ada.lovelace@example.org", "Ada"])).toBe(false);
  },
);

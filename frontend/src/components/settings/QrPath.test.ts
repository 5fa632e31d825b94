import { expect, test } from "vitest";
import { qrPath } from "./QrPath";

test("a code is drawn inside its quiet zone, with the three corners that cameras look for", () => {
  const { path, size } = qrPath("otpauth://totp/Daymark:ada?secret=ABCDEFGH&issuer=Daymark");
  const last = size - 4 - 7;

  for (const [x, y] of [
    [4, 4],
    [last, 4],
    [4, last],
  ]) {
    expect(path).toContain(`M${x} ${y}h7v1h-7z`);
  }
  expect(path).toMatch(/^(?:M\d+ \d+h\d+v1h-\d+z)+$/);
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
});

import { expect, test } from "vitest";
import { groupsOf, secretIn } from "./TwoFactorSecret";

test("the secret is read out of the address, in groups of four", () => {
  const uri = "otpauth://totp/Daymark:ada%40example.org?secret=ABCDEFGHIJ&issuer=Daymark";

  expect(secretIn(uri)).toBe("ABCDEFGHIJ");
  expect(groupsOf(secretIn(uri))).toBe("ABCD EFGH IJ");
});

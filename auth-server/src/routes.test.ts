import { expect, test } from "vitest";
import { createRouteTable } from "./routes.ts";
import { send } from "./testing/client.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage();

const USED = [
  "/change-password",
  "/delete-user",
  "/email-change/confirm",
  "/email-change/request",
  "/get-session",
  "/list-sessions",
  "/passkey/delete-passkey",
  "/passkey/generate-authenticate-options",
  "/passkey/generate-register-options",
  "/passkey/list-user-passkeys",
  "/passkey/update-passkey",
  "/passkey/verify-authentication",
  "/passkey/verify-registration",
  "/request-password-reset",
  "/reset-password",
  "/reset-password/:token",
  "/revoke-other-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/sign-in/email",
  "/sign-out",
  "/sign-up/email",
  "/token",
  "/two-factor/disable",
  "/two-factor/enable",
  "/two-factor/generate-backup-codes",
  "/two-factor/verify-backup-code",
  "/two-factor/verify-totp",
  "/update-user",
];

test("the product's endpoints are these, and the keys where there are key pairs", () => {
  const table = createRouteTable({ jwks: false });

  for (const path of USED.filter((used) => !used.includes(":"))) {
    expect(table.find(path)?.path).toBe(path);
  }
  expect(table.find("/reset-password/abcDEF123")?.path).toBe("/reset-password/:token");
  expect(table.find("/jwks")).toBeUndefined();
  expect(createRouteTable({ jwks: true }).find("/jwks")?.method).toBe("GET");
});

test.each([
  "/sign-in/social",
  "/change-email",
  "/set-password",
  "/verify-password",
  "/verify-email",
  "/send-verification-email",
  "/link-social",
  "/list-accounts",
  "/unlink-account",
  "/refresh-token",
  "/get-access-token",
  "/account-info",
  "/delete-user/callback",
  "/callback/google",
  "/update-session",
  "/sign-jwt",
  "/verify-jwt",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/error",
  "/ok",
  "/reference",
])("Better Auth's %s is closed", async (path) => {
  for (const method of ["GET", "POST"]) {
    expect((await send(stage.server.address, path, { method })).status).toBe(404);
  }
});

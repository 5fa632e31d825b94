/** Hashing for Better Auth: full queues become 503, and guessing is limited on every way to a password. */
import { createHash } from "node:crypto";
import { BusyError } from "./gate.ts";
import type { PasswordHasher } from "./password.ts";
import { busy, tooManyTries } from "./refusal.ts";
import { currentRequest } from "./request-context.ts";
import type { Limit, Throttle } from "./throttle.ts";

/** With a session that is open: whoever tries has a device of the owner in their hands. */
const CHECK_LIMIT: Limit = { max: 10, seconds: 60, longest: 3600 };

const orBusy = (error: unknown) => {
  throw error instanceof BusyError ? busy() : error;
};

export function passwordOptions(hasher: PasswordHasher, throttle: Throttle): PasswordHasher {
  return {
    hash: async (password) => {
      const prepared = currentRequest()?.preparedHash;
      return prepared?.password === password ? prepared.hash : hasher.hash(password).catch(orBusy);
    },
    verify: async (attempt) => {
      // Sign-in counts by e-mail before it looks anybody up; here it is whoever owns the stored hash.
      if (currentRequest()?.route === "/sign-in/email") {
        return hasher.verify(attempt).catch(orBusy);
      }
      const key = `password:${createHash("sha256").update(attempt.hash).digest("hex")}`;
      const wait = await throttle.admit(key, CHECK_LIMIT);
      if (wait !== null) {
        throw tooManyTries(wait);
      }
      const isRight = await hasher.verify(attempt).catch(orBusy);
      if (isRight) {
        await throttle.forget(key);
      }
      return isRight;
    },
  };
}

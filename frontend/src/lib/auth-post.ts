import { type AuthAnswer, callAuth } from "@/lib/auth-call";
import { about, type Known } from "@/lib/auth-errors";

const START_AGAIN = "This sign-in has run out. Start again with your password.";

/** The codes of the endpoints that few pages use, apart from the others: they come with those pages. */
const KNOWN: ReadonlyMap<string, Known> = new Map([
  ["INVALID_CODE", about("code", "This code is wrong or was used already. Wait for the next one.")],
  ["INVALID_BACKUP_CODE", about("code", "This is none of your unused recovery codes.")],
  ["INVALID_TWO_FACTOR_COOKIE", about(null, START_AGAIN)],
  ["TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE", about(null, START_AGAIN)],
  [
    "PASSKEY_REFUSED",
    about(null, "This passkey was not accepted. Use another one, or your password."),
  ],
  ["PASSKEY_KNOWN", about(null, "This device has a passkey for Daymark already.")],
  ["PASSKEY_NOT_FOUND", about(null, "This passkey is not there any more.")],
  ["PASSKEY_CANCELLED", about(null, "No passkey was used. Try again, or use your password.")],
  ["TOO_MANY_PASSKEYS", about(null, "There are twenty passkeys. Remove one you do not need.")],
  ["CHALLENGE_NOT_FOUND", about(null, "This took too long. Try again.")],
  ["EMAIL_IS_THE_SAME", about("newEmail", "This is your address already.")],
  ["EMAIL_TAKEN", about(null, "There is an account with this address by now.")],
]);

/** One call of an endpoint that the Better Auth client has no function for. */
export async function postAuth(path: string, body: object = {}): Promise<AuthAnswer> {
  return inWords(
    await callAuth((client, listener) =>
      client.$fetch(path, { method: "POST", body, ...listener }),
    ),
  );
}

export async function getAuth(path: string): Promise<AuthAnswer> {
  return inWords(
    await callAuth((client, listener) => client.$fetch(path, { method: "GET", ...listener })),
  );
}

/** What did not even reach the server. */
export function failedHere(code: string): AuthAnswer {
  return inWords({
    ok: false,
    failure: { code, status: 0, serverMessage: "", retryAfterMs: null },
  });
}

function inWords(answer: AuthAnswer): AuthAnswer {
  return answer.ok
    ? answer
    : { ok: false, failure: { ...answer.failure, known: KNOWN.get(answer.failure.code) } };
}

/** Refusals in Better Auth's own form, for the rules that it does not have. */
import { APIError } from "better-auth/api";

type Status = ConstructorParameters<typeof APIError>[0];

export function refusal(
  status: Status,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): APIError {
  return new APIError(status, { code, message }, headers);
}

export const tooManyTries = (seconds: number) =>
  refusal("TOO_MANY_REQUESTS", "RATE_LIMITED", "Too many tries. Please wait a moment.", {
    "Retry-After": String(seconds),
  });

export const busy = () =>
  refusal("SERVICE_UNAVAILABLE", "BUSY", "Too many people are signing in right now. Try again.", {
    "Retry-After": "2",
  });

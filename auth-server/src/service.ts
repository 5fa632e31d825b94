/** What happens to one request below /api/auth, from its route to the finished answer. */
import type { IncomingMessage } from "node:http";
import { APIError } from "better-auth/api";
import { type Answer, completedError, DATABASE_UNAVAILABLE, errorAnswer } from "./answer.ts";
import type { Auth } from "./auth.ts";
import { unpackChallenge } from "./challenge-token.ts";
import { clientAddress, isBrowser, readBody, toRequest } from "./incoming.ts";
import { errorFields, type Log } from "./log.ts";
import { currentRequest } from "./request-context.ts";
import type { Route } from "./routes.ts";
import { disclosedAnswer } from "./session-token.ts";
import type { Renew } from "./signature.ts";

export type AuthService = {
  readonly appUrl: string;
  readonly renew: Renew;
  readonly auth: Pick<Auth, "handler">;
  readonly log: Log;
  /** Called when going on makes no sense: the tables are not those that this version needs. */
  readonly onFatal: () => void;
};

function isSchemaMismatch(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SCHEMA_MISMATCH";
}

function thrownAnswer(error: unknown, { log, onFatal }: AuthService): Answer {
  if (error instanceof APIError) {
    const { message = "", code = "" } = error.body ?? {};
    return errorAnswer(error.statusCode, { message, code });
  }
  log.error("request_failed", errorFields(error));
  if (isSchemaMismatch(error)) {
    // Better Auth keeps this verdict until it is started again.
    onFatal();
    return errorAnswer(503, DATABASE_UNAVAILABLE);
  }
  return errorAnswer(500);
}

async function handledAnswer(
  message: IncomingMessage,
  route: Route,
  service: AuthService,
): Promise<Answer> {
  const body = route.method === "POST" ? await readBody(message, route) : undefined;
  const challenge = unpackChallenge(route.path, message, body, service.appUrl);
  const { headers } = challenge ?? message;
  const { method, url } = message;
  const response = await service.auth.handler(
    toRequest({ method, url, headers }, clientAddress(message), service, challenge?.body ?? body),
  );
  if (response.status >= 400) {
    return completedError(response.status, await response.text(), response.headers);
  }
  const isScript = challenge !== null || !isBrowser(message);
  return disclosedAnswer(route.path, response, { appUrl: service.appUrl, isScript });
}

/**
 * Better Auth's answer, corrected. It takes a session that could not be read for "no session" and a sign-out
 * that failed for a success: whatever it said, a request in which the database failed is answered by 503, and
 * none of its cookies is changed.
 */
export async function authAnswer(
  message: IncomingMessage,
  route: Route,
  service: AuthService,
): Promise<Answer> {
  const answer = await handledAnswer(message, route, service).catch((error: unknown) =>
    thrownAnswer(error, service),
  );
  const failure = currentRequest()?.databaseFailure;
  if (failure === undefined) {
    return answer;
  }
  service.log.error("database_failed", errorFields(failure));
  return errorAnswer(503, DATABASE_UNAVAILABLE);
}

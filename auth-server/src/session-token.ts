/** Who gets to see a session token: a browser never (it has the cookie), another client only signed. */
import type { Answer } from "./answer.ts";
import { challengeToken } from "./challenge-token.ts";

const HIDDEN_HEADERS = ["set-auth-token", "access-control-expose-headers", "content-length"];

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The body with the token replaced by its signed form (or null), and without `session.token`. */
function withoutRawToken(path: string, body: unknown, signed: string | null): unknown {
  if (!isObject(body)) {
    return body;
  }
  if (path === "/get-session" && isObject(body["session"])) {
    const { token: _hidden, ...session } = body["session"];
    return { ...body, session };
  }
  // GET /token answers an access token, which is what its caller came for.
  return path !== "/token" && "token" in body ? { ...body, token: signed } : body;
}

/** The body with what a script needs for the second step, where the sign-in asks for one. */
function withChallenge(body: unknown, token: string | null): unknown {
  const isPending = isObject(body) && body["twoFactorRedirect"] === true;
  return isPending && token !== null ? { ...body, twoFactorToken: token } : body;
}

/** The list of devices with ids where the tokens were: POST /revoke-session takes either. */
const withIdsForTokens = (sessions: readonly unknown[]) =>
  sessions.map((session) => (isObject(session) ? { ...session, token: session["id"] } : session));

type Client = {
  readonly appUrl: string;
  /** Whether it lives without cookies. */
  readonly isScript: boolean;
};

/** A successful answer of Better Auth, with session tokens as the kind of client may have them. */
export async function disclosedAnswer(
  path: string,
  response: Response,
  { appUrl, isScript }: Client,
): Promise<Answer> {
  const signed = isScript ? response.headers.get("set-auth-token") : null;
  const challenge = isScript ? challengeToken(response.headers, appUrl) : null;
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true && text !== "";
  const headers = [...response.headers].filter(
    // Better Auth calls the empty body of a redirect JSON.
    ([name]) => !HIDDEN_HEADERS.includes(name) && (name !== "content-type" || text !== ""),
  );
  const disclosed = (body: unknown) =>
    Array.isArray(body) && path === "/list-sessions" && !isScript
      ? withIdsForTokens(body)
      : withChallenge(withoutRawToken(path, body, signed), challenge);
  if (signed !== null) {
    headers.push(["set-auth-token", signed]);
  }
  return {
    status: response.status,
    headers,
    body: isJson ? JSON.stringify(disclosed(JSON.parse(text))) : text,
  };
}

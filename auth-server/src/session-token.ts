/** Who gets to see a session token: a browser never (it has the cookie), another client only signed. */
import type { Answer } from "./answer.ts";

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

/** A successful answer of Better Auth, with session tokens as the kind of client may have them. */
export async function disclosedAnswer(
  path: string,
  response: Response,
  isBrowser: boolean,
): Promise<Answer> {
  const signed = isBrowser ? null : response.headers.get("set-auth-token");
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true && text !== "";
  const headers = [...response.headers].filter(
    // Better Auth calls the empty body of a redirect JSON.
    ([name]) => !HIDDEN_HEADERS.includes(name) && (name !== "content-type" || text !== ""),
  );
  if (signed !== null) {
    headers.push(["set-auth-token", signed]);
  }
  return {
    status: response.status,
    headers,
    body: isJson ? JSON.stringify(withoutRawToken(path, JSON.parse(text), signed)) : text,
  };
}

/** Turns what Node received into the request that Better Auth sees, and nothing more than it needs. */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { type Body, requirePlainBody } from "./guards.ts";
import { refusal } from "./refusal.ts";
import type { Route } from "./routes.ts";
import type { Renew } from "./signature.ts";

const BODY_LIMIT = 64 * 1024;
const USER_AGENT_LIMIT = 400;

// What names another client, host or scheme is not passed on: only the front door may say such things.
const FORWARDED_HEADERS = [
  "accept",
  "accept-language",
  "authorization",
  "cookie",
  "origin",
  "referer",
];

// Browsers send these three together or not at all. Node's fetch sends the mode alone, which Better Auth
// would take for a browser that hides its origin.
const FETCH_METADATA = ["sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site"];

const RENEWED_HEADERS = ["authorization", "cookie"];

const payloadTooLarge = () =>
  refusal("PAYLOAD_TOO_LARGE", "PAYLOAD_TOO_LARGE", "The request is larger than 64 KB.");

async function readBytes(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the socket, which still has to carry the answer.
  for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) {
      throw payloadTooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readText(message: IncomingMessage): Promise<string> {
  if (Number(message.headers["content-length"] ?? 0) > BODY_LIMIT) {
    throw payloadTooLarge();
  }
  const bytes = await readBytes(message).catch((error: unknown) => {
    // The client went away, so nobody will read this.
    throw message.readableAborted ? refusal("BAD_REQUEST", "BAD_REQUEST", "Aborted.") : error;
  });
  return decode(bytes);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal("BAD_REQUEST", "BAD_REQUEST", "The body is not UTF-8.");
  }
}

/** The JSON object in the body; undefined where there is none. Throws a refusal for anything else. */
export async function readBody(
  message: IncomingMessage,
  { bodyDepth = 0 }: Pick<Route, "bodyDepth">,
): Promise<Body | undefined> {
  const text = await readText(message);
  if (text === "") {
    return undefined;
  }
  // A form of another site can send text/plain or form data without asking, but never JSON.
  if (!/^application\/json\s*(;|$)/i.test(message.headers["content-type"] ?? "")) {
    throw refusal(
      "UNSUPPORTED_MEDIA_TYPE",
      "UNSUPPORTED_MEDIA_TYPE",
      "Send the body as application/json.",
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal("BAD_REQUEST", "BAD_REQUEST", "The body is not JSON.");
  }
  return requirePlainBody(value, bodyDepth);
}

/** The client's address as the front door states it; without one, whoever is connected. */
export function clientAddress(message: IncomingMessage): string {
  const stated = message.headers["x-client-ip"];
  return typeof stated === "string" && isIP(stated) !== 0
    ? stated
    : (message.socket.remoteAddress ?? "");
}

/** A browser keeps its session in the cookie; every other client needs it in the answer. */
export function isBrowser({ headers }: IncomingMessage): boolean {
  return [headers.origin, headers["sec-fetch-site"], headers.cookie].some(
    (value) => value !== undefined,
  );
}

type Incoming = {
  readonly headers: IncomingHttpHeaders;
  readonly method: string | undefined;
  readonly url: string | undefined;
};

/** The request for Better Auth. Its origin is fixed, so a forged Host header reaches no link. */
export function toRequest(
  { headers: given, ...message }: Incoming,
  address: string,
  { appUrl, renew }: { readonly appUrl: string; readonly renew: Renew },
  body: Body | undefined,
): Request {
  const headers = new Headers({ "x-client-ip": address });
  const metadata = given["sec-fetch-site"] === undefined ? [] : FETCH_METADATA;
  for (const name of [...FORWARDED_HEADERS, ...metadata]) {
    const value = given[name];
    if (typeof value === "string") {
      headers.set(name, RENEWED_HEADERS.includes(name) ? renew(value) : value);
    }
  }
  headers.set("user-agent", (given["user-agent"] ?? "").slice(0, USER_AGENT_LIMIT));
  const url = new URL(message.url ?? "/", appUrl);
  const method = message.method ?? "GET";
  if (body === undefined) {
    return new Request(url, { method, headers });
  }
  headers.set("content-type", "application/json");
  return new Request(url, { method, headers, body: JSON.stringify(body) });
}

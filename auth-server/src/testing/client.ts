/** Clients of the server: one like a browser (cookies, Origin), one like a script (bearer token). */
import { randomUUID } from "node:crypto";
import { APP_URL } from "./server.ts";

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined where there is none. */
  readonly body: unknown;
  readonly text: string;
};

type Call = {
  readonly method?: string;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
};

export const PASSWORD = "brass-lantern-42";

export const newEmail = () => `${randomUUID()}@example.org`;

async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  const { status, headers } = response;
  return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** One request as it is written, without cookies or redirects. */
export async function send(address: string, path: string, call: Call = {}): Promise<Answer> {
  const { json, headers = {} } = call;
  const method = call.method ?? (json === undefined ? "GET" : "POST");
  const contentType = json === undefined ? {} : { "content-type": "application/json" };
  return toAnswer(
    await fetch(`${address}/api/auth${path}`, {
      method,
      headers: { ...contentType, ...headers },
      body: json === undefined ? null : JSON.stringify(json),
      redirect: "manual",
    }),
  );
}

export class Browser {
  readonly #address: string;
  readonly #headers: Record<string, string>;
  readonly cookies = new Map<string, string>();

  constructor(address: string, headers: Record<string, string> = {}) {
    this.#address = address;
    this.#headers = { origin: APP_URL, "sec-fetch-site": "same-origin", ...headers };
  }

  async send(path: string, call: Call = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...this.#headers, ...(cookie === "" ? {} : { cookie }), ...call.headers };
    const answer = await send(this.#address, path, { ...call, headers });
    for (const line of answer.headers.getSetCookie()) {
      this.#store(line);
    }
    return answer;
  }

  #store(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    if (attributes.includes("Max-Age=0")) {
      this.cookies.delete(name);
    } else {
      this.cookies.set(name, pair.slice(name.length + 1));
    }
  }

  signUp(email = newEmail(), password = PASSWORD, name = "Ada"): Promise<Answer> {
    return this.send("/sign-up/email", { json: { name, email, password } });
  }

  signIn(email: string, password = PASSWORD): Promise<Answer> {
    return this.send("/sign-in/email", { json: { email, password } });
  }
}

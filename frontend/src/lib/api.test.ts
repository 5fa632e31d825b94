import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "@/lib/api";
import { ApiError } from "@/lib/api-error";
import { session } from "@/lib/session";
import { ADA, BOB, FakeAuthServer } from "../../test-support/fake-auth-server";

type Handler = (request: Request, count: number) => Response | Promise<Response>;

const auth = new FakeAuthServer();
const EMPTY_PAGE = { data: [], next_cursor: null };
let requests: Request[] = [];

/** The network: the auth server's two questions, and a backend that answers as given. */
function serve(backend: Handler): void {
  vi.stubGlobal("fetch", async (address: string, init?: RequestInit) => {
    const request = new Request(new URL(address, "https://app.example"), init);
    if (address.endsWith("/token")) {
      const answer = await auth.fetchToken();
      return answer.kind === "token" ? Response.json({ token: answer.token }) : refusal();
    }
    if (address.endsWith("/get-session")) {
      return Response.json(auth.user === null ? null : { session: { id: "s" }, user: auth.user });
    }
    requests.push(request);
    return backend(request, requests.length);
  });
}

function refusal(): Response {
  return Response.json({ code: "invalid_token", detail: "no" }, { status: 401 });
}

function tokenOf(request: Request | undefined): string {
  return request?.headers.get("Authorization") ?? "";
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof ApiError)) {
    throw new Error(`expected an ApiError, got ${String(error)}`);
  }
  return error;
}

beforeEach(() => {
  vi.stubGlobal("document", { visibilityState: "hidden" });
  auth.answerDelayMs = 0;
  auth.user = ADA;
  requests = [];
  session.begin(ADA);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a request carries the token, no cookie, and comes from no cache", async () => {
  serve(() => Response.json(EMPTY_PAGE));

  const page = await api("get", "/api/v1/todos", { query: { limit: 50, completed: "false" } });

  expect(page).toEqual(EMPTY_PAGE);
  const [request] = requests;
  expect(new URL(request?.url ?? "").search).toBe("?limit=50&completed=false");
  expect(tokenOf(request)).toMatch(/^Bearer .+\..+\..+$/);
  expect(request?.credentials).toBe("omit");
  expect(request?.cache).toBe("no-store");
});

test("a refused token is replaced once, and the request repeated once", async () => {
  serve((_, count) => (count === 1 ? refusal() : Response.json(EMPTY_PAGE)));

  await api("get", "/api/v1/todos", {});

  expect(requests).toHaveLength(2);
  expect(tokenOf(requests[0])).not.toBe(tokenOf(requests[1]));
});

test("a second refusal ends the session here, without a third try", async () => {
  serve(refusal);

  const error = await failure(api("get", "/api/v1/todos", {}));

  expect(error.code).toBe("session_expired");
  expect(requests).toHaveLength(2);
  expect(session.state()).toEqual({ status: "signed-out", reason: "expired" });
});

test("a session that the server has ended ends here", async () => {
  serve(refusal);
  auth.user = null;

  expect((await failure(api("get", "/api/v1/todos", {}))).code).toBe("session_expired");
  expect(session.state().status).toBe("signed-out");
});

test("a change is never repeated as somebody else", async () => {
  serve(() => {
    auth.user = BOB;
    session.begin(BOB);
    return refusal();
  });

  const error = await failure(api("post", "/api/v1/todos", { body: { title: "Ada's" } }));

  expect(error.code).toBe("session_expired");
  expect(requests).toHaveLength(1);
  expect(session.state()).toEqual({ status: "signed-in", user: BOB });
});

test("a problem document becomes an error with its code and its fields", async () => {
  const errors = [{ pointer: "/title", code: "too_long", detail: "May have 500 characters." }];
  const problem = { code: "validation", detail: "Not valid.", errors, request_id: "r1" };
  serve(() => Response.json(problem, { status: 422, headers: { "Retry-After": "3" } }));

  const error = await failure(api("post", "/api/v1/todos", { body: { title: "" } }));

  expect(error).toMatchObject({
    status: 422,
    code: "validation",
    detail: "Not valid.",
    errors,
    requestId: "r1",
    retryAfterMs: 3000,
  });
});

test("a page of a proxy becomes an error too", async () => {
  serve(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));

  const error = await failure(api("get", "/api/v1/todos", {}));

  expect(error).toMatchObject({ status: 502, code: "unexpected_answer" });
});

test("no network is an error of its own, and signs nobody out", async () => {
  serve(() => {
    throw new TypeError("Failed to fetch");
  });

  const error = await failure(api("get", "/api/v1/todos", {}));

  expect(error).toMatchObject({ status: 0, code: "offline" });
  expect(session.state().status).toBe("signed-in");
});

test("a cancelled request throws the cancellation", async () => {
  serve(async (request) => {
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    throw new DOMException("aborted", "AbortError");
  });
  const controller = new AbortController();

  const promise = api("get", "/api/v1/todos", { signal: controller.signal });
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  controller.abort();

  await expect(promise).rejects.toThrow(DOMException);
});

test("what has no content answers with nothing", async () => {
  serve(() => new Response(null, { status: 204 }));

  const path = { todo_id: "a/b" };
  expect(await api("delete", "/api/v1/todos/{todo_id}", { path })).toBeUndefined();
  expect(new URL(requests[0]?.url ?? "").pathname).toBe("/api/v1/todos/a%2Fb");
});

/** The HTTP server: health, routing, limits, one log line per request. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { isLoopback, networkOf } from "./address.ts";
import { type Answer, errorAnswer, jsonAnswer } from "./answer.ts";
import { BASE_PATH } from "./auth.ts";
import type { LogLevel } from "./config.ts";
import { clientAddress, isBrowser } from "./incoming.ts";
import { errorFields } from "./log.ts";
import { keptMails } from "./mail.ts";
import { type RequestContext, runInRequest } from "./request-context.ts";
import type { Route, RouteTable } from "./routes.ts";
import { type AuthService, authAnswer } from "./service.ts";

export type ServerOptions = AuthService & {
  readonly routes: RouteTable;
  /** The folder whose mails are shown; null where that would show them to the world. */
  readonly devMailFolder: string | null;
  readonly isReady: () => Promise<boolean>;
  /** From the signal to the end: who asks for health hears it, and connections are given up. */
  readonly isStopping: () => boolean;
};

// Far above what one process can work on at once; beyond it, waiting would only add to the load.
const IN_FLIGHT_LIMIT = 500;

const LINGER_MS = 1_000;

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the front door keeps a connection, so that it never writes into one that just closed.
  keepAliveTimeout: 130_000,
  maxHeaderSize: 16 * 1024,
};

const COMMON_HEADERS: Answer["headers"] = [
  ["cache-control", "no-store"],
  ["x-content-type-options", "nosniff"],
  ["cross-origin-resource-policy", "same-origin"],
  ["referrer-policy", "no-referrer"],
];

type Outcome = {
  readonly answer: Answer;
  readonly context: RequestContext;
  readonly event: string;
};

const pathOf = (message: IncomingMessage) => (message.url ?? "").split("?", 1)[0] ?? "";

function requestIdOf(message: IncomingMessage): string {
  const given = message.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Whoever reads the mails of development can act as anybody: only on this machine, whoever else may come in. */
function isFromHere(message: IncomingMessage): boolean {
  return isLoopback(clientAddress(message)) && isLoopback(message.socket.remoteAddress ?? "");
}

async function fixedAnswer(
  message: IncomingMessage,
  options: ServerOptions,
): Promise<Answer | null> {
  const path = pathOf(message);
  if (path === "/healthz") {
    return options.isStopping() ? errorAnswer(503) : jsonAnswer(200, { status: "live" });
  }
  if (path === "/readyz") {
    return (await options.isReady()) ? jsonAnswer(200, { status: "ready" }) : errorAnswer(503);
  }
  const folder = path === `${BASE_PATH}/dev-mail` ? options.devMailFolder : null;
  if (folder !== null && isFromHere(message)) {
    return jsonAnswer(200, { mails: await keptMails(folder) });
  }
  return null;
}

function routeOf(path: string, routes: RouteTable): Route | undefined {
  return path.startsWith(`${BASE_PATH}/`) ? routes.find(path.slice(BASE_PATH.length)) : undefined;
}

async function routedAnswer(
  message: IncomingMessage,
  route: Route | undefined,
  options: ServerOptions,
): Promise<Answer> {
  const fixed = message.method === "GET" ? await fixedAnswer(message, options) : null;
  if (fixed !== null) {
    return fixed;
  }
  if (route === undefined) {
    return errorAnswer(404);
  }
  return message.method === route.method
    ? authAnswer(message, route, options)
    : errorAnswer(405, undefined, [["allow", route.method]]);
}

async function outcomeOf(message: IncomingMessage, options: ServerOptions): Promise<Outcome> {
  const route = routeOf(pathOf(message), options.routes);
  const context: RequestContext = {
    requestId: requestIdOf(message),
    route: route?.path ?? "",
    network: networkOf(clientAddress(message)),
    isBrowser: isBrowser(message),
  };
  const answer = await runInRequest(context, () =>
    routedAnswer(message, route, options).catch((error: unknown) => {
      options.log.error("request_failed", errorFields(error));
      return errorAnswer(500);
    }),
  );
  return { answer, context, event: route?.event ?? "request" };
}

function levelOf(status: number, event: string): LogLevel {
  if (status >= 500) {
    return "error";
  }
  return event === "request" || event === "session_read" ? "debug" : "info";
}

function send(
  response: ServerResponse,
  { status, headers, body }: Answer,
  requestId: string,
): void {
  for (const [name, value] of [...COMMON_HEADERS, ["x-request-id", requestId] as const]) {
    response.setHeader(name, value);
  }
  for (const [name, value] of headers) {
    if (name === "set-cookie") {
      response.appendHeader(name, value);
    } else if (!response.hasHeader(name)) {
      response.setHeader(name, value);
    }
  }
  response.statusCode = status;
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

/**
 * Reads past the rest of a refused body for a moment, so that the client sees the answer (closing at once
 * would reset the connection under it), and hangs up on whoever goes on sending.
 */
function readPast(message: IncomingMessage): void {
  const limit = setTimeout(() => message.socket.destroy(), LINGER_MS);
  message.once("close", () => clearTimeout(limit));
  message.resume();
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  const started = performance.now();
  const { answer, context, event } = await outcomeOf(message, options);
  if (!message.complete) {
    readPast(message);
  }
  if (options.isStopping()) {
    response.setHeader("connection", "close");
  }
  send(response, answer, context.requestId);
  options.log[levelOf(answer.status, event)](event, {
    request_id: context.requestId,
    method: message.method,
    route: context.route,
    status: answer.status,
    code: answer.code,
    duration_ms: Math.round(performance.now() - started),
    client_ip: clientAddress(message),
    user_id: context.userId,
    account: context.account,
    limit: context.limit,
    second_step: context.isSecondStepNext === true ? "next" : undefined,
  });
}

/** Bytes that are no HTTP request get an answer too, where the socket still takes one. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const byCode: Record<string, [number, string]> = {
    HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
    ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
  };
  const [status, reason] = byCode[error.code ?? ""] ?? [400, "Bad Request"];
  const { body } = errorAnswer(status);
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json; charset=utf-8\r\nCache-Control: no-store\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

export function createHttpServer(options: ServerOptions): Server {
  let inFlight = 0;
  const server = createServer(LIMITS, (message, response) => {
    if (inFlight >= IN_FLIGHT_LIMIT) {
      response.setHeader("connection", "close");
      send(response, errorAnswer(503), requestIdOf(message));
      return;
    }
    inFlight += 1;
    // `serve` answers every error itself; nothing is left that could be rejected.
    void serve(message, response, options).finally(() => {
      inFlight -= 1;
    });
  });
  server.on("clientError", refuseConnection);
  return server;
}

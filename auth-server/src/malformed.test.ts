import { once } from "node:events";
import { connect } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { send } from "./testing/client.ts";
import { refused, setStage } from "./testing/stage.ts";

const stage = setStage();

const post = (body: string | Uint8Array<ArrayBuffer> | ReadableStream) =>
  fetch(`${stage.server.address}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    duplex: "half",
  });

describe("what is no proper request", () => {
  test.each([
    ["an unknown path", "/nothing", "GET", 404, "NOT_FOUND"],
    ["an endpoint that the product does not use", "/change-email", "POST", 404, "NOT_FOUND"],
    ["a trailing slash", "/token/", "GET", 404, "NOT_FOUND"],
    ["a doubled slash", "//token", "GET", 404, "NOT_FOUND"],
    ["another spelling", "/%74oken", "GET", 404, "NOT_FOUND"],
    ["the keys in HS256 mode", "/jwks", "GET", 404, "NOT_FOUND"],
    ["a wrong method", "/sign-out", "GET", 405, "METHOD_NOT_ALLOWED"],
    ["a preflight", "/token", "OPTIONS", 405, "METHOD_NOT_ALLOWED"],
  ])("%s is answered in JSON", async (_, path, method, status, code) => {
    const answer = await send(stage.server.address, path, { method });

    expect([answer.status, answer.body]).toEqual(refused(status, code));
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test.each([
    ["broken JSON", "{", 400, "BAD_REQUEST"],
    ["an array", "[]", 400, "VALIDATION_ERROR"],
    ["a deep nesting", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, 400, "VALIDATION_ERROR"],
    ["more than 64 KB", JSON.stringify({ email: "a".repeat(66_000) }), 413, "PAYLOAD_TOO_LARGE"],
    ["10 MB", " ".repeat(10_000_000), 413, "PAYLOAD_TOO_LARGE"],
    ["a missing password", '{"email":"a@example.org"}', 400, "VALIDATION_ERROR"],
  ])("a body that is %s is refused", async (_, body, status, code) => {
    const response = await post(body);

    expect([response.status, await response.json()]).toEqual(refused(status, code));
  });

  test("a body that is not UTF-8 is refused", async () => {
    const response = await post(new Uint8Array([0x7b, 0xff, 0x7d]));

    expect([response.status, await response.json()]).toEqual(refused(400, "BAD_REQUEST"));
  });

  test("a body of unknown length that does not end is cut off", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: async (controller) => {
        await nextTurn();
        sent += 1;
        controller.enqueue(new Uint8Array(16_384).fill(0x20));
      },
    });

    const response = await post(endless);

    expect(response.status).toBe(413);
    const sentUntil = await vi.waitUntil(
      async () => {
        const before = sent;
        await nextTurn();
        return sent === before && before;
      },
      { interval: 500, timeout: 10_000 },
    );
    expect(sentUntil).toBeGreaterThan(4);
  });

  test.each([
    ["bytes that are no HTTP", "nonsense\r\n\r\n", "400", "BAD_REQUEST"],
    [
      "a header of 20 KB",
      `GET /healthz HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`,
      "431",
      "HEADERS_TOO_LARGE",
    ],
  ])("%s are answered in JSON", async (_, bytes, status, code) => {
    const { hostname, port } = new URL(stage.server.address);
    const socket = connect(Number(port), hostname);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });

    socket.write(bytes);
    await once(socket, "close");

    expect(text).toContain(`HTTP/1.1 ${status} `);
    expect(text).toContain(`"code":"${code}"`);
  });
});

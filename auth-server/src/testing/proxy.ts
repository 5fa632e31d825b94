/** A connection to the database that a test can cut or freeze. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type DatabaseProxy = {
  /** The address of the database through the proxy. */
  readonly url: string;
  /** Ends every connection and refuses new ones. */
  readonly cut: () => void;
  /** Accepts and keeps connections, but passes nothing on. */
  readonly freeze: () => void;
  readonly restore: () => void;
  readonly close: () => Promise<void>;
};

export async function startDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let mode: "open" | "cut" | "frozen" = "open";
  const server = createServer((client) => {
    if (mode === "cut") {
      client.destroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => mode === "open" && to.write(chunk));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const destroyAll = () => {
    for (const socket of sockets) {
      socket.destroy();
    }
  };
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port); // A listening TCP server has a port.
  return {
    url: url.href,
    cut: () => {
      mode = "cut";
      destroyAll();
    },
    freeze: () => {
      mode = "frozen";
    },
    restore: () => {
      mode = "open";
    },
    close: async () => {
      destroyAll();
      server.close();
      await once(server, "close");
    },
  };
}

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo, Socket } from "node:net";
import { defineError } from "@hob/errors";
import type { FastifyInstance } from "fastify";

// An import of node:http reads each of its exports, and with WebSocket comes Node's fetch: 12 MB that a server has no
// use for. A require does not.
const { createServer } = createRequire(import.meta.url)("node:http") as typeof import("node:http");

/** Another program has the port. */
export const PortInUse = defineError("server.port-in-use", {
  kind: "conflict",
  message: (d: { address: string; port: number }) => `Port ${d.port} of ${d.address} is in use by another program.`,
  hint: "Choose another one with --port, or stop the other program.",
});

/** The address cannot be listened on. */
export const AddressUnusable = defineError("server.address-unusable", {
  kind: "invalid",
  message: (d: { address: string; port: number; reason: string }) =>
    `The server cannot listen on ${d.address} port ${d.port}: ${d.reason}.`,
  hint: "Choose an address of this machine and a port above 1023.",
});

const unusable: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: "this machine does not have the address",
  ENOTFOUND: "it is not an address",
  EAI_AGAIN: "it is not an address",
  EACCES: "that is not permitted",
};

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The listening server, whose application can be replaced while it runs. */
export class HttpFront {
  readonly server: Server;
  #app: FastifyInstance | undefined;
  /** Connections without a request: Node's own closeIdleConnections passes over those that never had one. */
  readonly #idle = new Set<Socket>();
  #closing = false;

  constructor() {
    this.server = createServer((request, response) => {
      this.#occupy(request.socket, response);
      const handle = this.#app?.routing as Handler | undefined;
      if (handle) handle(request, response);
      else response.writeHead(503).end();
    });
    this.server.keepAliveTimeout = 72_000;
    this.server.on("connection", (socket) => {
      this.#idle.add(socket);
      socket.once("close", () => this.#idle.delete(socket));
    });
    this.server.on("upgrade", (_request, socket) => this.#idle.delete(socket as Socket));
  }

  /** Puts an application in place of the one before. */
  serve(app: FastifyInstance): void {
    this.#app = app;
  }

  /**
   * @param onError told what the server itself fails at while it runs, such as too many open files.
   * @throws PortInUse, AddressUnusable
   */
  async listen(address: string, port: number, onError: (error: Error) => void): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", (cause: NodeJS.ErrnoException) => {
        if (cause.code === "EADDRINUSE") reject(new PortInUse({ address, port }, { cause }));
        else
          reject(
            new AddressUnusable({ address, port, reason: unusable[cause.code ?? ""] ?? cause.message }, { cause }),
          );
      });
      this.server.listen(port, address, resolve);
    });
    // Without a listener the second one would end the process.
    this.server.on("error", onError);
    return (this.server.address() as AddressInfo).port;
  }

  /** Accepts no more connections; those that are open end when they are idle, at the latest after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    if (!this.server.listening) return;
    this.#closing = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.#idle) socket.destroy();
    const late = setTimeout(() => this.server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(late);
  }

  #occupy(socket: Socket, response: ServerResponse): void {
    this.#idle.delete(socket);
    response.once("close", () => {
      if (this.#closing) socket.end();
      else if (!socket.destroyed) this.#idle.add(socket);
    });
  }
}

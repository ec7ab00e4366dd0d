import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { defineError } from "@hob/errors";
import type { FastifyInstance } from "fastify";

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

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The listening server, whose application can be replaced while it runs. */
export class HttpFront {
  readonly server: Server;
  #app: FastifyInstance | undefined;

  constructor() {
    this.server = createServer((request, response) => {
      const handle = this.#app?.routing as Handler | undefined;
      if (handle) handle(request, response);
      else response.writeHead(503).end();
    });
    this.server.keepAliveTimeout = 72_000;
    this.server.requestTimeout = 300_000;
  }

  /** Puts an application in place of the one before. */
  serve(app: FastifyInstance): void {
    this.#app = app;
  }

  /** @throws PortInUse, AddressUnusable */
  async listen(address: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", (cause: NodeJS.ErrnoException) => {
        if (cause.code === "EADDRINUSE") reject(new PortInUse({ address, port }, { cause }));
        else reject(new AddressUnusable({ address, port, reason: cause.code ?? cause.message }, { cause }));
      });
      this.server.listen(port, address, resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  /** Accepts no more connections; those that are open end when they are idle, at the latest after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    // A connection whose answer ends only now stays open for the next request: it is idle, but nobody closes it.
    const idle = setInterval(() => this.server.closeIdleConnections(), 20);
    const late = setTimeout(() => this.server.closeAllConnections(), graceMs);
    await closed;
    clearInterval(idle);
    clearTimeout(late);
  }
}

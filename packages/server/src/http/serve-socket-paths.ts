import type { FastifyInstance } from "fastify";
import { UpgradeNeeded } from "../sockets/socket-errors.ts";

/** Answers a plain request to a web socket's address; the sockets themselves are opened before it gets here. */
export function serveSocketPaths(app: FastifyInstance): void {
  app.get("/api/sockets/:name", (request) => {
    throw new UpgradeNeeded({ path: request.url.split("?", 1)[0] ?? "" });
  });
}

import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { Store } from "../store/open-store.ts";

/** Serves `GET /healthz` for supervisors: 200 while requests are answered and the database can be read. */
export function serveHealth(app: FastifyInstance, store: Store): void {
  app.get("/healthz", async (_request, reply) => {
    await sql`SELECT 1 FROM hob_users LIMIT 1`.execute(store);
    return reply.header("cache-control", "no-store").send({ status: "ok" });
  });
}

import * as resources from "@hob/resources";
import type { FastifyInstance } from "fastify";
import type { Framework } from "../framework/framework.ts";

/** Serves `GET /api/openapi.json`: what is mounted now, made when it is first asked for. */
export function serveOpenApi(app: FastifyInstance, framework: Framework): void {
  let document: string | undefined;
  app.get("/api/openapi.json", async (_request, reply) => {
    const declared = framework.table.resources.map(({ resource }) => resource);
    document ??= JSON.stringify(
      resources.openApiDocument(declared, { title: "Hob", version: framework.environment.version }),
    );
    return reply.type("application/json; charset=utf-8").send(document);
  });
}

import type { FastifyInstance } from "fastify";
import type { Framework } from "../framework/framework.ts";
import "./request-fields.ts";

/** Failures that whoever is locked out could fill the disk with; the failures that led there are kept. */
const unrecorded = new Set(["server.locked-out", "server.too-many-log-ins"]);

/**
 * Writes down every change that is asked for before it is answered: who, what, on which object, how it ended, from where.
 * Strangers are written down only where they try to log in.
 */
export function auditChanges(app: FastifyInstance, framework: Framework): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const { operation } = request.routeOptions.config;
    if (!operation || operation.method === "GET") return payload;
    const { caller, failureCode } = request;
    if (!caller || (caller.user === null && operation.allow !== "anyone")) return payload;
    if (failureCode !== null && unrecorded.has(failureCode)) return payload;
    const { username } = (request.body ?? {}) as { username?: unknown };
    const claimed = operation.allow === "anyone" && typeof username === "string" ? username.slice(0, 100) : null;
    await framework.store
      .insertInto("hob_audit")
      .values({
        at: framework.now(),
        user_id: caller.user?.id ?? null,
        user_name: caller.user?.name ?? claimed,
        address: caller.address,
        operation: operation.id,
        target: (request.params as { id?: string }).id ?? null,
        status: reply.statusCode,
        code: failureCode,
        request_id: request.id,
      })
      .execute();
    return payload;
  });
}

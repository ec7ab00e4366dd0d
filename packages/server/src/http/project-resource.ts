import type { Asked } from "@hob/plugin-api";
import { type Operation, operationsOf, type ResourceDeclaration } from "@hob/resources";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { handlerOf } from "../plugins/handler-of.ts";
import type { MountedResource } from "../plugins/mount-table.ts";
import { answerSerialiser } from "./answer-serialiser.ts";
import { type Identity, identify } from "./identify.ts";
import { type Validate, validator } from "./validator.ts";
import "./request-fields.ts";

/** Serves a resource: one route an operation, with its permission, validation, handler and answer. */
export function projectResource(app: FastifyInstance, mounted: MountedResource, identity: Identity): void {
  for (const operation of operationsOf(mounted.resource)) {
    const handler = handlerOf(operation, mounted);
    const ask = asker(operation);
    const serialise = operation.returns && answerSerialiser(operation.returns);
    app.route({
      method: operation.method,
      url: operation.path.replace("{id}", ":id"),
      config: { operation },
      onRequest: async (request, reply) => {
        await identify(identity, request, reply, operation.allow);
      },
      handler: async (request, reply) => {
        const answer = await handler(ask(request));
        reply.status(operation.status);
        if (!serialise) return reply.send();
        locate(reply, mounted.resource, operation, answer);
        return reply.type("application/json; charset=utf-8").send(serialise(answer));
      },
    });
  }
}

/** Reads and checks what a request says. Schemas are compiled when they are first needed. */
function asker(operation: Operation): (request: FastifyRequest) => Asked<unknown, unknown> {
  let checkQuery: Validate | undefined;
  let checkBody: Validate | undefined;
  return (request) => {
    const query = { ...(request.query as object) };
    checkQuery ??= validator(operation.query ?? { type: "object", properties: {} }, "query");
    checkQuery(query);
    let body: unknown;
    if (operation.body) {
      // A body whose every field is optional may be left out.
      body = request.body ?? {};
      checkBody ??= validator(operation.body, "body");
      checkBody(body);
    }
    if (!request.caller) throw new Error("A request reached its handler before it was identified.");
    return { caller: request.caller, id: (request.params as { id?: string }).id ?? "", query, body };
  };
}

/** Says where what was made can be got. */
function locate(reply: FastifyReply, resource: ResourceDeclaration, operation: Operation, answer: unknown): void {
  const id = (answer as { id?: unknown } | null)?.id;
  if (operation.status === 202 && typeof id === "string")
    reply.header("location", `/api/tasks/${encodeURIComponent(id)}`);
  if (operation.status !== 201) return;
  if (resource.singleton) reply.header("location", `/api/${resource.name}`);
  else if (typeof id === "string") reply.header("location", `/api/${resource.name}/${encodeURIComponent(id)}`);
}

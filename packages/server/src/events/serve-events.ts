import type { Caller } from "@hob/plugin-api";
import { positionHeader } from "@hob/resources";
import { NotSignedIn } from "../identity/identity-errors.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Identity, identify } from "../http/identify.ts";
import { type Validate, validator } from "../http/validator.ts";
import { connectionOf } from "../identity/connection.ts";
import type { Principal } from "../identity/principal.ts";
import type { MountTable } from "../plugins/mount-table.ts";
import type { EventHub } from "./event-hub.ts";
import { startEventStream } from "./event-stream.ts";
import type { OpenConnections } from "../identity/open-connections.ts";

/** What the stream needs of the server. */
export interface EventRoute {
  readonly hub: EventHub;
  readonly table: MountTable;
  readonly identity: Identity;
  readonly open: OpenConnections;
  isAlive(principal: Principal): Promise<boolean>;
  readonly heartbeatMs?: number;
}

const query = {
  type: "object",
  properties: {
    resources: { type: "string", description: "Names with commas between; default all that may be read." },
    samples: { type: "string", description: "Resources whose live figures are wanted." },
    lastEventId: { type: "string", description: "As the header Last-Event-ID, which wins." },
  },
};

/** Serves `GET /api/events`, the stream of changes as server-sent events. */
export function serveEvents(app: FastifyInstance, route: EventRoute): void {
  let check: Validate | undefined;
  // Taken before the answer is made: a change in between may be heard twice, but is never missed.
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith("/api/")) reply.header(positionHeader, `${route.hub.epoch}-${route.hub.sequence}`);
  });
  app.get("/api/events", {
    onRequest: async (request, reply) => {
      await identify(route.identity, request, reply, "signed-in");
    },
    handler: (request, reply) => {
      const asked = { ...(request.query as { resources?: string; samples?: string; lastEventId?: string }) };
      check ??= validator(query, "query");
      check(asked);
      const { caller } = request;
      if (!caller) throw new NotSignedIn({ reason: "the request was not identified" });
      open(route, request, reply, caller, asked);
    },
  });
}

function open(
  route: EventRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller,
  asked: { resources?: string; samples?: string; lastEventId?: string },
): void {
  const { principal } = connectionOf(caller);
  if (!principal) throw new NotSignedIn({ reason: "the request was not identified" });
  const resources = asked.resources === undefined ? undefined : new Set(asked.resources.split(","));
  const samples = new Set(asked.samples?.split(",").filter((name) => mayRead(route.table, name, caller)));
  const header = request.headers["last-event-id"];

  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  raw.socket?.setNoDelay(true);
  const end = startEventStream(route.hub, raw, {
    wants: (resource) => (resources?.has(resource) ?? true) && mayRead(route.table, resource, caller),
    samples,
    lastEventId: typeof header === "string" ? header : asked.lastEventId,
    isAlive: () => route.isAlive(principal),
    ...(route.heartbeatMs === undefined ? {} : { heartbeatMs: route.heartbeatMs }),
  });
  const forget = route.open.add(principal, end);
  raw.on("close", forget);
}

/** Who may list a resource (or get it, where it has no list) may see its changes. */
function mayRead(table: MountTable, name: string, caller: Caller): boolean {
  const resource = table.resource(name)?.resource;
  const allow = (resource?.list ?? resource?.get)?.allow;
  if (allow === undefined) return false;
  return allow === "anyone" || allow === "signed-in" || caller.can(allow);
}

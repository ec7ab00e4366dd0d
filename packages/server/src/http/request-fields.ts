import type { Operation } from "@hob/resources";
import type { Caller } from "@hob/plugin-api";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; null until the request has been identified, and on routes that need no caller. */
    caller: Caller | null;
    /** The code of the failure that is being answered. */
    failureCode: string | null;
  }
  interface FastifyContextConfig {
    /** The operation behind a route. */
    operation?: Operation;
  }
}

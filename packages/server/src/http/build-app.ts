import fastify, { type FastifyInstance, LogController } from "fastify";
import { type EventRoute, serveEvents } from "../events/serve-events.ts";
import type { Framework } from "../framework/framework.ts";
import { makeId } from "../identity/secret.ts";
import { loggableUrl } from "../log.ts";
import { answerFailure } from "./answer-failure.ts";
import { auditChanges } from "./audit-changes.ts";
import { compressAnswers } from "./compress-answers.ts";
import type { Identity } from "./identify.ts";
import { parseJsonBody } from "./json-body.ts";
import { projectResource } from "./project-resource.ts";
import { NoSuchRoute } from "./request-errors.ts";
import { noSchemaCompilers } from "./schema-compilers.ts";
import { secureHeaders } from "./secure-headers.ts";
import { serveHealth } from "./serve-health.ts";
import { serveOpenApi } from "./serve-open-api.ts";
import { serveSocketPaths } from "./serve-socket-paths.ts";
import { serveWeb } from "./serve-web.ts";
import "./request-fields.ts";

/** What an app is built with, besides the framework whose table it projects. */
export interface AppOptions {
  readonly identity: Identity;
  readonly events: EventRoute;
  readonly trustedProxies: readonly string[];
  readonly webRoot: string | undefined;
}

/** The largest body that is read, in bytes. */
const bodyLimit = 1024 * 1024;

/**
 * Builds the HTTP application from what is mounted now. It is a projection: when the table changes another one is built
 * and takes its place, while requests that have begun end in the old one.
 */
export async function buildApp(framework: Framework, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: framework.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: makeId,
    bodyLimit,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    // A volume's id holds a path: the router's own limit of 100 characters would turn it into "not found".
    routerOptions: { maxParamLength: 4096 },
    schemaController: noSchemaCompilers,
    // A path that cannot be decoded never reaches the error handler.
    frameworkErrors: answerFailure as never,
  }) as unknown as FastifyInstance;
  app.decorateRequest("caller", null);
  app.decorateRequest("failureCode", null);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, async (_request: unknown, body: string) =>
    parseJsonBody(body),
  );
  app.setErrorHandler(answerFailure);
  app.addHook("onResponse", async (request, reply) => {
    const { method, url, id, ip } = request;
    const level = method === "GET" && reply.statusCode < 400 ? "debug" : "info";
    framework.log[level](
      {
        requestId: id,
        method,
        url: loggableUrl(url),
        status: reply.statusCode,
        address: ip,
        user: request.caller?.user?.name,
        code: request.failureCode ?? undefined,
        ms: Math.round(reply.elapsedTime),
      },
      "request",
    );
  });

  secureHeaders(app);
  await compressAnswers(app);
  auditChanges(app, framework);
  serveHealth(app, framework.store);
  serveEvents(app, options.events);
  serveSocketPaths(app);
  serveOpenApi(app, framework);
  for (const mounted of framework.table.resources) projectResource(app, mounted, options.identity);
  const page = await serveWeb(app, options.webRoot);
  app.setNotFoundHandler(async (request, reply) => {
    const { method } = request;
    const path = request.url.split("?", 1)[0] ?? "/";
    const isApi = path === "/api" || path.startsWith("/api/");
    if (page && !isApi && (method === "GET" || method === "HEAD") && !path.startsWith("/assets/")) return page(reply);
    throw new NoSuchRoute({ method, path });
  });
  await app.ready();
  return app;
}

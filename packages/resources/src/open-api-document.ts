import type { ResourceDeclaration } from "./define-resource.ts";
import { type Operation, operationsOf } from "./operation.ts";
import { problemShape } from "./problem-shape.ts";
import { schemaComponents, type SchemaComponents } from "./schema-components.ts";

/** What the document says about the whole API. */
export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** The session cookie's name; default `hob-session`. */
  readonly sessionCookie?: string;
}

/** An OpenAPI 3.1 document; plain data, ready to be sent. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: object;
  readonly tags: readonly object[];
  /** Path, then method in lower case. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: Readonly<Record<"schemas" | "responses" | "securitySchemes", Readonly<Record<string, object>>>>;
  readonly security: readonly object[];
}

/**
 * Describes resources as OpenAPI 3.1: what `GET /api/openapi.json` answers. Schemas that have an `$id` become components;
 * every failure is a problem of RFC 9457; an operation says which permission it needs in `x-permission`.
 */
export function openApiDocument(resources: readonly ResourceDeclaration[], info: OpenApiInfo): OpenApiDocument {
  const components = schemaComponents();
  const paths: Record<string, Record<string, object>> = {};
  for (const resource of resources) {
    for (const operation of operationsOf(resource)) {
      const methods = (paths[operation.path] ??= {});
      methods[operation.method.toLowerCase()] = describe(operation, resource, components);
    }
  }
  const problem = {
    description: "What failed, and what to do next.",
    content: { "application/problem+json": { schema: components.refer(problemShape) } },
  };
  const { sessionCookie = "hob-session", ...rest } = info;
  return {
    openapi: "3.1.0",
    info: rest,
    tags: resources.map(({ title }) => ({ name: title.many })),
    paths,
    components: {
      schemas: components.schemas,
      responses: { Problem: problem },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookie,
          description:
            "The browser's log-in. Requests that change something also send the header `X-Requested-By`, of any value.",
        },
        token: { type: "http", scheme: "bearer", description: "An API token." },
      },
    },
    security: [{ session: [] }, { token: [] }],
  };
}

function describe(operation: Operation, { title }: ResourceDeclaration, { refer }: SchemaComponents): object {
  const { id, summary, allow, path, query, body, status, returns } = operation;
  const key = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const filters = Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: query?.required?.includes(name) ?? false,
    schema: refer(schema),
  }));
  const parameters = [...(path.includes("{id}") ? [key] : []), ...filters];
  return {
    operationId: id,
    tags: [title.many],
    summary,
    ...(allow === "anyone" ? { security: [] } : {}),
    ...(allow.includes(":") ? { "x-permission": allow } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: (body.required?.length ?? 0) > 0,
            content: { "application/json": { schema: refer(body) } },
          },
        }
      : {}),
    responses: {
      [status]: {
        description: descriptions[status],
        ...(returns ? { content: { "application/json": { schema: refer(returns) } } } : {}),
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

const descriptions: Readonly<Record<Operation["status"], string>> = {
  200: "Done.",
  201: "Created.",
  202: "Accepted: the task says how it goes.",
  204: "Done; there is nothing to say.",
};

import { defineError } from "@hob/errors";

/** Nothing is served under a method and a path. */
export const NoSuchRoute = defineError("server.no-such-route", {
  kind: "not-found",
  message: (d: { method: string; path: string }) => `Nothing is served at ${d.method} ${d.path}.`,
  hint: "`GET /api/openapi.json` lists what is.",
});

/** The body is no JSON at all. */
export const MalformedBody = defineError("server.malformed-body", {
  kind: "invalid",
  message: (d: { reason: string }) => `The body is not valid JSON: ${d.reason}.`,
});

/** The body is not said to be JSON. */
export const BodyTypeUnsupported = defineError("server.body-type-unsupported", {
  kind: "invalid",
  message: (d: { type: string }) => `A body of the type '${d.type}' is not read.`,
  hint: "Send JSON with `content-type: application/json`.",
});

/** The body is larger than is read. */
export const BodyTooLarge = defineError("server.body-too-large", {
  kind: "invalid",
  message: (d: { limit: number }) => `The body is larger than ${d.limit} bytes.`,
});

/** The request is broken in another way that the HTTP server found. */
export const BadRequest = defineError("server.bad-request", {
  kind: "invalid",
  message: (d: { reason: string }) => `The request cannot be understood: ${d.reason}.`,
});

/** A part of the request does not fit its schema. */
export const InvalidRequest = defineError("server.invalid-request", {
  kind: "invalid",
  message: (d: { place: string; field: string; problem: string; accepted?: string }) =>
    `${d.field === "" ? `The ${d.place}` : `'${d.field}'${d.place === "body" ? "" : ` in the ${d.place}`}`} ${d.problem}.`,
  hint: (d) => d.accepted,
});

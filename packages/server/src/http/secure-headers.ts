import type { FastifyInstance } from "fastify";

const self = "'self'";

/** What a page of ours may load. No inline scripts; inline styles, because the terminal writes its own style sheet. */
const contentSecurityPolicy = Object.entries({
  "default-src": [self],
  "script-src": [self],
  "style-src": [self, "'unsafe-inline'"],
  "img-src": [self, "data:", "blob:"],
  "font-src": [self, "data:"],
  "connect-src": [self],
  "worker-src": [self, "blob:"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": [self],
  "frame-ancestors": ["'none'"],
})
  .map(([directive, sources]) => [directive, ...sources].join(" "))
  .join("; ");

const headers: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/**
 * Adds the headers that keep a page of ours from running what is not ours and from standing inside another. Under TLS
 * browsers are also told to come back only so; over plain HTTP in a local network nothing here gets in the way.
 */
export function secureHeaders(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(headers);
    if (request.protocol === "https") reply.header("strict-transport-security", "max-age=31536000");
    // What the API answers is nobody's to keep; files say for themselves how long they last.
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });
}

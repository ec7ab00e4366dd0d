import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply } from "fastify";

/**
 * Serves the web interface's files. Those under `assets/` carry their content's hash in their name and are kept by the
 * browser for ever; the others are asked for anew each time.
 *
 * @param root the folder with `index.html`; undefined where the product has none.
 * @returns how to answer any other path with the page, whose own router knows what it means; undefined without a page.
 */
export async function serveWeb(
  app: FastifyInstance,
  root: string | undefined,
): Promise<((reply: FastifyReply) => FastifyReply) | undefined> {
  if (root === undefined || !existsSync(join(root, "index.html"))) return undefined;
  const { default: staticFiles } = await import("@fastify/static");
  await app.register(staticFiles, {
    root,
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = path.slice(root.length).startsWith("/assets/");
      response.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  return (reply) => reply.sendFile("index.html");
}

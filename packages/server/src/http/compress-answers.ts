import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { FastifyInstance } from "fastify";

/** Compresses JSON and text of more than 1 KiB, at levels where the time spent is less than the wire saved. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    threshold: 1024,
    encodings: ["br", "gzip"],
    requestEncodings: ["identity"],
    customTypes: /^(?:application\/(?:json|problem\+json)|text\/(?:html|css|javascript|plain)|image\/svg\+xml)\b/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    zlibOptions: { level: 1 },
  });
}

import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a file is served. */
export interface ServedFile {
  bytes: Buffer;
  /** The connection breaks after so many bytes of each answer; the last number stays. */
  breaksAfter?: number[];
  /** Nothing more comes after so many bytes, and the connection stays. */
  stallsAfter?: number[];
  /** Whether parts are answered. Default true. */
  hasRanges?: boolean;
  /** Whether it says how long it is. Default true. */
  hasLength?: boolean;
  /** Statuses of the next answers. */
  statuses?: number[];
  /** Bytes a second. Default as fast as can be. */
  speed?: number;
}

/** A server that does wrong on command. */
export interface MisbehavingServer extends AsyncDisposable {
  readonly url: string;
  readonly files: Map<string, ServedFile>;
  /** `GET /a.img bytes=5-`, in order. */
  readonly requests: string[];
}

/** Serves files on this machine, and does wrong where its files say so. */
export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const files = new Map<string, ServedFile>();
  const requests: string[] = [];
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { range } = request.headers;
    requests.push([request.method, request.url, range].filter(Boolean).join(" "));
    const file = files.get(new URL(request.url ?? "/", "http://localhost").pathname);
    if (!file) return response.writeHead(404).end();
    const status = file.statuses?.shift();
    if (status !== undefined) return response.writeHead(status).end();
    const { bytes, hasRanges = true, hasLength = true, speed } = file;
    const [, first = "", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
    const isPart = hasRanges && first !== "";
    const from = isPart ? Number(first) : 0;
    const to = isPart && last !== "" ? Math.min(Number(last) + 1, bytes.length) : bytes.length;
    if (isPart && from >= bytes.length) return response.writeHead(416).end();
    // What only looks at the beginning is served well.
    const isLook = isPart && last !== "";
    response.writeHead(isPart ? 206 : 200, {
      etag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`,
      ...(isPart ? { "content-range": `bytes ${from}-${to - 1}/${hasLength ? bytes.length : "*"}` } : {}),
      ...(hasLength ? { "content-length": to - from } : {}),
    });
    const next = (list: number[] | undefined) => (list && list.length > 1 ? list.shift() : list?.[0]);
    const cut = isLook ? undefined : next(file.breaksAfter);
    const stall = isLook ? undefined : next(file.stallsAfter);
    const part = bytes.subarray(from, Math.min(to, from + Math.min(cut ?? Infinity, stall ?? Infinity)));
    for (let at = 0; at < part.length && !response.destroyed; at += 65_536) {
      const chunk = part.subarray(at, at + 65_536);
      // Whether it arrived or the connection is gone.
      await new Promise<void>((resolve) => response.write(chunk, () => resolve()));
      if (speed !== undefined) await new Promise((resolve) => setTimeout(resolve, (chunk.length / speed) * 1000));
    }
    if (cut !== undefined && cut < to - from) return response.destroy();
    if (stall !== undefined && stall < to - from) return undefined;
    return response.end();
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    files,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

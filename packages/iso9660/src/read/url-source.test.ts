import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { RangesRefused, SourceUnreadable } from "./source-errors.ts";
import { openUrlSource } from "./url-source.ts";

const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => index % 251));
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Serves the bytes at `/file`; with or without ranges. Notes what was asked for. */
async function serve(hasRanges: boolean): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.headers.range ?? "");
    if (request.url === "/silent") return;
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "");
    if (request.url !== "/file") answer.writeHead(404).end();
    else if (!hasRanges || !range) answer.writeHead(200, { "content-length": bytes.length }).end(bytes);
    else {
      const part = bytes.subarray(Number(range[1]), Number(range[2]) + 1);
      const end = Number(range[1]) + part.length - 1;
      if (part.length === 0) answer.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
      else answer.writeHead(206, { "content-range": `bytes ${range[1]}-${end}/${bytes.length}` }).end(part);
    }
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

it("fetches only the parts that are wanted, and small ones near each other once", async () => {
  const { url, asked } = await serve(true);
  const source = await openUrlSource(`${url}/file`);
  expect(source.size).toBe(bytes.length);
  expect(Buffer.from(await source.read(32_768, 2048)).equals(bytes.subarray(32_768, 34_816))).toBe(true);
  expect(Buffer.from(await source.read(65_000, 2000)).equals(bytes.subarray(65_000, 67_000))).toBe(true);
  expect(Buffer.from(await source.read(34_000, 10)).equals(bytes.subarray(34_000, 34_010))).toBe(true);
  expect(asked).toEqual(["bytes=0-0", "bytes=0-65535", "bytes=65536-131071"]);
  expect(Buffer.from(await source.read(1000, 2_000_000)).equals(bytes.subarray(1000, 2_001_000))).toBe(true);
  expect((await source.read(bytes.length - 5, 100)).length).toBe(5);
  expect((await source.read(bytes.length + 70_000, 100)).length).toBe(0);
});

it("reads the beginning of a file whose server gives no ranges, and says so beyond it", async () => {
  const { url } = await serve(false);
  const source = await openUrlSource(`${url}/file`);
  expect(Buffer.from(await source.read(32_768, 2048)).equals(bytes.subarray(32_768, 34_816))).toBe(true);
  await expect(source.read(2_000_000, 10)).rejects.toThrow(RangesRefused);
});

it("says why an address gives nothing", async () => {
  const { url } = await serve(true);
  await expect(openUrlSource(`${url}/other`)).rejects.toThrow(
    `'${url}/other' cannot be read: the server answers 404 Not Found.`,
  );
  await expect(openUrlSource(`${url}/silent`, { timeoutMs: 100 })).rejects.toThrow("there was no answer within 0.1 s");
  await expect(openUrlSource("http://127.0.0.1:1/file")).rejects.toThrow(SourceUnreadable);
});

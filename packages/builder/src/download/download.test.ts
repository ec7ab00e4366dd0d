import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type MisbehavingServer, type ServedFile, startMisbehavingServer } from "../testing/misbehaving-server.ts";
import { findChecksum } from "./find-checksum.ts";
import { probeUrl } from "./probe-url.ts";
import { readUrl, type ReadUrlOptions } from "./read-url.ts";

let server: MisbehavingServer;
const bytes = randomBytes(1_000_000);
let gone: string;
beforeAll(async () => {
  server = await startMisbehavingServer();
  await using ended = await startMisbehavingServer();
  gone = `${ended.url}/a`;
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  server.files.clear();
  server.requests.length = 0;
});

const never = new AbortController().signal;
const serve = (file: Omit<ServedFile, "bytes"> = {}) => {
  server.files.set("/a.img", { bytes, ...file });
  return `${server.url}/a.img`;
};

async function fetched(url: string, options: Partial<ReadUrlOptions> & { etag?: string } = {}): Promise<Buffer> {
  const { length, etag } = await probeUrl(url);
  const download = { url, length, etag: options.etag ?? etag, compression: null, checksum: null };
  const chunks: Buffer[] = [];
  for await (const chunk of readUrl(download, { signal: never, pauseMs: 1, ...options }))
    chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

it("looks at a file without fetching all of it", async () => {
  const { length, head, etag } = await probeUrl(serve());
  expect([length, head.equals(bytes.subarray(0, 65_536)), etag]).toEqual([
    1_000_000,
    true,
    expect.stringMatching(/^"/),
  ]);
  expect((await probeUrl(serve({ hasRanges: false }))).head).toHaveLength(65_536);
  expect((await probeUrl(serve({ hasRanges: false, hasLength: false }))).length).toBeNull();
});

it.each<[string, Omit<ServedFile, "bytes">]>([
  ["that ends well", {}],
  ["that breaks half way, and again", { breaksAfter: [300_000, 10, 500_000, 1e9] }],
  ["that breaks, of a server without ranges", { breaksAfter: [300_000, 700_000, 1e9], hasRanges: false }],
  ["whose server says nothing of its length", { hasLength: false }],
  ["whose server says nothing of its length and breaks", { hasLength: false, breaksAfter: [300_000, 1e9] }],
  ["whose server fails for a moment", { breaksAfter: [300_000, 1e9], statuses: [] }],
])("reads a file %s", async (_what, file) => {
  expect((await fetched(serve(file))).equals(bytes)).toBe(true);
});

it("asks for the rest only, and says so", async () => {
  const said: string[] = [];
  await fetched(serve({ breaksAfter: [300_000, 1e9] }), { log: (message) => said.push(message) });
  // How much arrives before a connection breaks is the system's affair.
  const [look, whole, rest, ...more] = server.requests;
  expect([look, whole, more]).toEqual(["GET /a.img bytes=0-65535", "GET /a.img", []]);
  expect(Number(/^GET \/a\.img bytes=(\d+)-$/.exec(rest ?? "")?.[1])).toBeLessThanOrEqual(300_000);
  expect(said).toEqual([
    expect.stringMatching(/^The download broke after [\d.]+ KiB \(.+\); it is gone on with from there\.$/),
  ]);
});

it("gives up a server that is silent, and asks anew", async () => {
  expect((await fetched(serve({ stallsAfter: [500_000, 1e9] }), { stallMs: 200 })).equals(bytes)).toBe(true);
  await expect(fetched(serve({ stallsAfter: [0] }), { stallMs: 50, attempts: 2 })).rejects.toThrow(
    /a\.img' cannot be fetched: the server was silent for 0\.05 s\.$/,
  );
});

it("goes on where an earlier life of the program was", async () => {
  expect((await fetched(serve(), { from: 999_000 })).equals(bytes.subarray(999_000))).toBe(true);
  expect(await fetched(serve(), { from: 1_000_000 })).toHaveLength(0);
});

it("does not go on with a file that has changed", async () => {
  await expect(fetched(serve(), { from: 10, etag: '"old"' })).rejects.toThrow(
    /has changed since the plan was made: its mark/,
  );
});

it.each([
  [
    "a file that is not there",
    () => `${server.url}/nope`,
    /nope' cannot be fetched: the server answers 404 Not Found\.$/,
  ],
  ["a server that is not there", () => gone, /^'http:\/\/127\.0\.0\.1:\d+\/a' cannot be fetched: connect ECONNREFUSED/],
  ["a name that nobody has", () => "http://nobody.invalid/a", /cannot be fetched: getaddrinfo/],
  ["another protocol", () => "ftp://x/a", /^URL 'ftp:\/\/x\/a' is refused: 'ftp:' is none of 'http:', 'https:'\.$/],
  ["what is no URL", () => "http://", /^URL 'http:\/\/' is refused: it is not a URL\.$/],
  [
    "a password, which it does not repeat",
    () => "http://me:secret@x/a",
    /^URL 'http:\/\/x\/a' is refused: it has a name and password in it/,
  ],
])("refuses %s", async (_what, url, message) => {
  await expect(probeUrl(url())).rejects.toThrow(message);
});

it("stops when it is told to", async () => {
  const stop = new AbortController();
  const reading = fetched(serve({ speed: 100_000 }), { signal: stop.signal });
  setTimeout(() => stop.abort(new Error("enough")), 100);
  await expect(reading).rejects.toThrow("enough");
});

const sha256 = createHash("sha256").update("a").digest("hex");
const sha512 = createHash("sha512").update("a").digest("hex");

it("reads digests in each way that they are written", async () => {
  const list = `# a list\n${"0".repeat(64)}  other.img\n${sha256} *./a.img\n`;
  server.files.set("/SHA256SUMS", { bytes: Buffer.from(list) });
  server.files.set("/BSD", { bytes: Buffer.from(`SHA512 (a.img) = ${sha512}\n`) });
  const of = `${server.url}/a.img?x=1`;
  expect(await findChecksum(sha256, of)).toEqual({ algorithm: "sha256", hex: sha256 });
  expect(await findChecksum(`sha512:${sha512.toUpperCase()}`, of)).toEqual({ algorithm: "sha512", hex: sha512 });
  expect(await findChecksum(`${server.url}/SHA256SUMS`, of)).toEqual({ algorithm: "sha256", hex: sha256 });
  expect(await findChecksum(`${server.url}/BSD`, of)).toEqual({ algorithm: "sha512", hex: sha512 });
});

it.each([
  ["md5:0123", "'md5' is none of 'sha256', 'sha512'"],
  ["abc", "it has 3 digits, and a sha256 has 64, a sha512 128"],
  ["sha512:" + "0".repeat(64), "it has 64 digits, and a sha256 has 64, a sha512 128"],
  ["what?", "it is not a digest in hexadecimal digits"],
])("refuses the checksum '%s'", async (checksum, reason) => {
  await expect(findChecksum(checksum, "http://x/a")).rejects.toThrow(`Checksum '${checksum}' is refused: ${reason}.`);
});

it("refuses a list without the file", async () => {
  server.files.set("/SUMS", { bytes: Buffer.from(`${sha256}  b.img\n`) });
  await expect(findChecksum(`${server.url}/SUMS`, "http://x/a.img")).rejects.toThrow(
    "there is no digest of 'a.img' in it",
  );
});

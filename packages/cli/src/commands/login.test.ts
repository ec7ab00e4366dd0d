import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fakeServer, runCommandLine } from "../testing/index.ts";

let config: string;
beforeEach(async () => {
  config = await mkdtemp(join(tmpdir(), "hob-config-"));
});
afterEach(() => rm(config, { recursive: true }));

const saved = async () => JSON.parse(await readFile(join(config, "hob", "credentials.json"), "utf8"));
const hob = (argv: string[], stdin?: string) =>
  runCommandLine([], argv, { env: { XDG_CONFIG_HOME: config }, ...(stdin === undefined ? {} : { stdin }) });
const answers = {
  "GET /api/setup": { needed: true, version: "1" },
  "POST /api/setup": undefined,
  "POST /api/session": { user: { id: "u1", name: "ann" }, permissions: ["*"], expiresAt: 1 },
  "DELETE /api/session": undefined,
  "POST /api/tokens": { id: "k1", name: "x", secret: "hob_t0ken", createdAt: 1, expiresAt: null, lastUsedAt: null },
  "DELETE /api/tokens/k1": undefined,
  "GET /api/plugins": { items: [], total: 0 },
};

it("makes the first administrator with the set-up link, and keeps a token, not the password", async () => {
  await using server = await fakeServer(answers);
  const link = `${server.url}/setup#token=0nce`;
  const { code, stdout, stderr } = await hob(
    ["login", link, "--username", "ann", "--password-stdin"],
    "correct horse\n",
  );
  expect([code, stdout, stderr]).toEqual([0, `Logged in to ${server.url} as ann.\n`, ""]);
  expect(server.asked.map(({ line, body }) => [line, body])).toEqual([
    ["GET /api/setup", undefined],
    ["POST /api/setup", { token: "0nce", username: "ann", password: "correct horse" }],
    ["POST /api/session", { username: "ann", password: "correct horse" }],
    ["POST /api/tokens", { name: expect.stringMatching(/^hob on /) }],
    ["DELETE /api/session", undefined],
  ]);
  // The log-in itself is made as a browser makes it: by the cookie that the server has set.
  expect(server.asked[3]?.headers).toMatchObject({ cookie: "hob-session=s3cret", "x-requested-by": "hob" });
  expect(await saved()).toEqual({
    current: server.url,
    servers: { [server.url]: { user: "ann", token: "hob_t0ken", tokenId: "k1" } },
  });
});

it("keeps the saved log-ins from everyone but their owner", async () => {
  await using server = await fakeServer(answers);
  await hob(["login", server.url, "--username", "ann", "--password-stdin"], "x");
  expect((await stat(join(config, "hob", "credentials.json"))).mode & 0o777).toBe(0o600);
  expect((await stat(join(config, "hob"))).mode & 0o077).toBe(0);
});

it("uses the saved token from then on, and only at the server that gave it", async () => {
  await using server = await fakeServer(answers);
  await using other = await fakeServer(answers);
  await hob(["login", server.url, "--username", "ann", "--password-stdin"], "x");
  expect((await hob(["plugin", "list"])).code).toBe(0);
  expect(server.asked.at(-1)?.headers.authorization).toBe("Bearer hob_t0ken");
  const elsewhere = await runCommandLine([], ["plugin", "list"], {
    env: { XDG_CONFIG_HOME: config, HOB_SERVER: other.url },
  });
  expect([elsewhere.code, other.asked]).toEqual([6, []]);
});

it("asks for nothing where nobody can answer", async () => {
  await using server = await fakeServer(answers);
  expect(await hob(["login", server.url])).toMatchObject({
    code: 2,
    stderr: "hob: There is no terminal to ask for the username on.\nGive it with --username NAME.\n",
  });
  expect(await hob(["login", server.url, "--username", "ann"])).toMatchObject({
    code: 2,
    stderr: "hob: There is no terminal to ask for the password on.\nGive it with --password-stdin.\n",
  });
});

it("revokes the token when it logs out, and forgets it", async () => {
  await using server = await fakeServer(answers);
  await hob(["login", server.url, "--username", "ann", "--password-stdin"], "x");
  expect(await hob(["logout"])).toMatchObject({ code: 0, stdout: `Logged out of ${server.url}.\n` });
  expect(server.asked.at(-1)).toMatchObject({
    line: "DELETE /api/tokens/k1",
    headers: { authorization: "Bearer hob_t0ken" },
  });
  await expect(saved()).rejects.toThrow("ENOENT");
});

it("forgets the token too when the server is gone, and says that it stays valid", async () => {
  {
    await using server = await fakeServer(answers);
    await hob(["login", server.url, "--username", "ann", "--password-stdin"], "x");
  }
  expect(await hob(["logout"])).toMatchObject({
    code: 0,
    stderr: "The server could not be told; the token 'k1' stays valid there.\n",
  });
  await expect(saved()).rejects.toThrow("ENOENT");
});

it.each(["hob.example", "ftp://hob.example", "http://"])("refuses '%s' as a server", async (address) => {
  expect(await hob(["login", address])).toMatchObject({
    code: 2,
    stderr: `hob: '${address}' is not a server's address.\nWrite it like http://127.0.0.1:9090 or https://hob.example.\n`,
  });
});

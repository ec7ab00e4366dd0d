import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit, definePlugin, notices, noticesService, setup, tasks, tasksService } from "@hob/plugin-api";
import { createClient } from "@hob/resources";
import { defineTask } from "@hob/tasks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog, createServer } from "./index.ts";
import { lampPlugin, lamps } from "./testing/lamps.fixture.ts";
import { readEvents, startTestServer } from "./testing/index.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-server-test-"));
});
afterEach(() => rm(directory, { recursive: true }));
const options = () => ({ dataDirectory: directory, plugins: [], port: 0, version: "1.2.3", log: createLog("silent") });

describe("the first start", () => {
  const tokenOf = (link: string | undefined) => link!.split("/setup#token=")[1]!;

  it("prints a link that makes the first administrator, once; each start makes a new one", async () => {
    const first = await createServer(options());
    await first.listen();
    expect(first.setupLink).toMatch(new RegExp(`^${first.address}/setup#token=[\\w-]{43}$`));
    expect(await createClient({ baseUrl: first.address })(setup).get()).toEqual({ needed: true, version: "1.2.3" });
    const old = tokenOf(first.setupLink);
    await first.close();

    const second = await createServer(options());
    await second.listen();
    const client = createClient({ baseUrl: second.address });
    const admin = { username: "ann", password: "long enough" };
    await expect(client(setup).create({ token: old, ...admin })).rejects.toMatchObject({
      code: "server.setup-link-invalid",
      kind: "denied",
    });
    const token = tokenOf(second.setupLink);
    const both = await Promise.allSettled([
      client(setup).create({ token, ...admin }),
      client(setup).create({ token, username: "eve", password: "long enough" }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await second.close();

    const third = await createServer(options());
    await third.listen();
    expect(third.setupLink).toBeUndefined();
    await third.close();
  });

  it("asks for a password that is worth the name", async () => {
    const server = await createServer(options());
    await server.listen();
    const client = createClient({ baseUrl: server.address });
    const short = client(setup).create({ token: tokenOf(server.setupLink), username: "ann", password: "short" });
    await expect(short).rejects.toThrow("'password' is 5 characters long");
    await server.close();
  });
});

describe("starting where it cannot", () => {
  it("names the port that is in use, and leaves nothing behind", async () => {
    const other = createTcpServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const server = await createServer({ ...options(), port });
    await expect(server.listen()).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use by another program.`);
    await server.close();
    other.close();
    await (await createServer(options())).close();
  });

  it("names an address that is not this machine's", async () => {
    const server = await createServer({ ...options(), address: "192.0.2.1" });
    await expect(server.listen()).rejects.toThrow(
      "cannot listen on 192.0.2.1 port 0: this machine does not have the address.",
    );
    await server.close();
  });

  it("refuses a data directory that another server uses", async () => {
    const first = await createServer(options());
    await expect(createServer(options())).rejects.toMatchObject({ code: "server.data-directory-in-use" });
    await first.close();
  });
});

it("stops in order: streams end, a running task ends first, no connection keeps it", async () => {
  const order: string[] = [];
  const work = Promise.withResolvers<void>();
  const slow = defineTask({
    kind: "slow.work",
    title: () => "Work slowly",
    steps: [
      {
        id: "work",
        title: "Work",
        execute: () => work.promise.then(() => void order.push("task ends")),
      },
    ],
  });
  const worker = definePlugin({
    id: "slow",
    title: "Slow",
    version: "1",
    description: "",
    needs: { tasks: tasksService },
    brings: { tasks: [() => slow] },
    start: ({ services }) => {
      setTimeout(() => void services.tasks.submit("slow.work", {}), 0);
      return { offers: {}, dispose: () => void order.push("plugin stops") };
    },
  });
  const test = await startTestServer({ plugins: [worker] });
  const stream = await readEvents(`${test.url}/api/events`, { cookie: test.cookie });
  void stream.ended.then(() => {
    order.push("stream ends");
    work.resolve();
  });
  await expect.poll(async () => (await test.client(tasks).list()).total).toBe(1);
  const started = performance.now();
  await Promise.all([test.close(), test.close()]);
  expect(order).toEqual(["stream ends", "task ends", "plugin stops"]);
  expect(performance.now() - started).toBeLessThan(3000);
});

it("keeps tasks and notices over a restart, and tells how they went", async () => {
  const needs = { notices: noticesService };
  const noter = definePlugin({
    id: "noter",
    title: "Noter",
    version: "1",
    description: "",
    needs,
    start: async ({ services }) => {
      await services.notices.raise({ key: "noter.full:x", severity: "warning", title: "Full", hint: "Empty it." });
      return { offers: {} };
    },
  });
  const first = await startTestServer({ plugins: [lampPlugin, noter], dataDirectory: directory });
  const task = await first.client(lamps).burn({ minutes: 3 });
  await expect.poll(async () => (await first.client(tasks).get(task.id)).state).toBe("succeeded");
  await first.close();
  await using second = await startTestServer({ plugins: [lampPlugin, noter], dataDirectory: directory });
  expect((await second.client(tasks).list({ query: { state: "succeeded" } })).items).toMatchObject([
    { id: task.id, input: { minutes: 3 }, progress: 1 },
  ]);
  await expect(second.client(tasks).cancel(task.id)).rejects.toMatchObject({ kind: "conflict" });
  await expect(second.client(tasks).get("none")).rejects.toMatchObject({ kind: "not-found" });
  const [notice] = (await second.client(notices).list()).items;
  expect(notice).toMatchObject({ id: "noter.full:x", severity: "warning", hint: "Empty it.", target: null, count: 2 });
  await second.client(notices).delete("noter.full:x");
  await expect(second.client(notices).delete("noter.full:x")).rejects.toMatchObject({ kind: "not-found" });
});

it("writes down who changed what, how it ended and from where, and no password", async () => {
  await using test = await startTestServer({ plugins: [lampPlugin] });
  await test.client(lamps).toggle("hall");
  await test
    .client(lamps)
    .toggle("cellar")
    .catch(() => undefined);
  await test.request("/api/lamps", { method: "POST", body: { id: "x", password: "hunter2!" } });
  await fetch(`${test.url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "mallory", password: "hunter2!" }),
  });
  await fetch(`${test.url}/api/lamps/hall/toggle`, { method: "POST" });
  await test.client(lamps).list();
  const { items, total } = await test.client(audit).list();
  expect(items.map(({ user, operation, target, status, code }) => [user, operation, target, status, code])).toEqual([
    ["mallory", "session.create", null, 401, "server.wrong-credentials"],
    ["admin", "lamps.create", null, 201, null],
    ["admin", "lamps.toggle", "cellar", 404, "lamps.not-found"],
    ["admin", "lamps.toggle", "hall", 200, null],
    ["admin", "setup.create", null, 204, null],
  ]);
  expect(items[0]).toMatchObject({ address: "127.0.0.1", at: expect.any(Number), requestId: expect.any(String) });
  expect([total, JSON.stringify(items).includes("hunter2")]).toEqual([5, false]);
  const page = await test.client(audit).list({ query: { limit: 2, operation: "lamps.toggle" } });
  expect([page.items.length, page.total, page.next]).toEqual([2, 2, undefined]);
  const first = await test.client(audit).list({ query: { limit: 3 } });
  const rest = await test.client(audit).list({ query: { limit: 3, cursor: first.next! } });
  expect([...first.items, ...rest.items]).toEqual(items);
});

describe("the web interface", () => {
  const build = async () => {
    await mkdir(join(directory, "web", "assets"), { recursive: true });
    await writeFile(join(directory, "web", "index.html"), "<title>Hob</title>");
    await writeFile(join(directory, "web", "assets", "app-1a2b3c.js"), "export {};");
    return join(directory, "web");
  };

  it("is served with its deep links; what carries a hash is kept for ever, the rest is asked for anew", async () => {
    await using test = await startTestServer({ plugins: [lampPlugin], webRoot: await build() });
    for (const path of ["/", "/vms/abc.def", "/setup"]) {
      const page = await fetch(`${test.url}${path}`);
      expect([page.status, await page.text()]).toEqual([200, "<title>Hob</title>"]);
      expect(page.headers.get("cache-control")).toBe("no-cache");
      expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    }
    const script = await fetch(`${test.url}/assets/app-1a2b3c.js`);
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await fetch(`${test.url}/assets/gone-4d5e6f.js`)).status).toBe(404);
    expect((await fetch(`${test.url}/api/none`)).headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect((await fetch(`${test.url}/vms`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${test.url}/..%2fhob.db`)).headers.get("content-type")).not.toMatch(/octet|sqlite/);
  });

  it("runs nothing that is not ours and stands in no other page", async () => {
    await using test = await startTestServer({ webRoot: await build() });
    const { headers } = await fetch(test.url);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'self'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("upgrade-insecure-requests");
    expect([headers.get("x-content-type-options"), headers.get("x-frame-options")]).toEqual(["nosniff", "DENY"]);
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("is not needed", async () => {
    await using test = await startTestServer();
    expect((await fetch(test.url)).status).toBe(404);
    expect(await (await fetch(`${test.url}/healthz`)).json()).toEqual({ status: "ok" });
  });
});

it("believes a proxy only when it is told to", async () => {
  await using direct = await startTestServer();
  const forwarded = {
    "x-forwarded-proto": "https",
    "x-forwarded-for": "198.51.100.7",
    "content-type": "application/json",
  };
  const logIn = (url: string, body: object) =>
    fetch(`${url}/api/session`, { method: "POST", headers: forwarded, body: JSON.stringify(body) });
  expect((await logIn(direct.url, direct.admin)).headers.get("set-cookie")).not.toContain("Secure");
  await using proxied = await startTestServer({ config: { trustedProxies: ["127.0.0.1"] } });
  const response = await logIn(proxied.url, proxied.admin);
  expect(response.headers.get("set-cookie")).toMatch(/^__Host-hob-session=.*; Secure$/);
  expect((await proxied.client(audit).list()).items[0]).toMatchObject({ address: "198.51.100.7" });
});

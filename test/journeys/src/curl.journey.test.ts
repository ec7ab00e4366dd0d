import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run, start, until } from "./run.ts";
import { type RunningHob, startHob } from "./start-hob.ts";

let bed: Bed;
let hob: RunningHob;
let directory: string;
let token = "";
const documented = new Set<string>();

beforeAll(async () => {
  bed = await startLibvirtd();
  hob = await startHob({ host: bed.uri });
  directory = await mkdtemp(join(tmpdir(), "hob-curl-"));
});
afterAll(async () => {
  await hob?.[Symbol.asyncDispose]();
  await bed?.stop();
  if (directory) await rm(directory, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly body: any;
}

/** One call by curl, of an operation that the API's own document lists. */
async function curl(method: string, path: string, body?: unknown, ...more: string[]): Promise<Answer> {
  if (documented.size > 0) expect(documented, "documented operations").toContain(templateOf(method, path));
  const { code, stdout, stderr } = await run("curl", [
    ...["-sS", "-X", method, "-w", "\n%{http_code}", "-H", "accept: application/json", "-H", "x-requested-by: curl"],
    ...(token ? ["-H", `authorization: Bearer ${token}`] : []),
    ...(body === undefined ? [] : ["-H", "content-type: application/json", "--data", JSON.stringify(body)]),
    ...more,
    `${hob.url}${path}`,
  ]);
  expect([code, stderr]).toEqual([0, ""]);
  const end = stdout.lastIndexOf("\n");
  const text = stdout.slice(0, end);
  return { status: Number(stdout.slice(end + 1)), body: text === "" ? undefined : JSON.parse(text) };
}

/** The operation as the document writes it: `POST /api/vms/{id}/start`. */
function templateOf(method: string, path: string): string {
  const [, api, resource, id, rest] = path.split("?")[0]!.split("/");
  const isKeyed = id !== undefined && !documented.has(`${method} /${api}/${resource}/${id}`);
  return `${method} /${[api, resource, ...(id === undefined ? [] : [isKeyed ? "{id}" : id]), ...(rest ? [rest] : [])].join("/")}`;
}

async function finished(task: { id: string }): Promise<any> {
  return await until(`task ${task.id} ends`, async () => {
    const { body } = await curl("GET", `/api/tasks/${task.id}`);
    return ["queued", "running"].includes(body.state) ? undefined : body;
  });
}

it("makes the administrator with the one-time link, and a token for programs", async () => {
  const setupToken = /token=([\w-]+)/.exec(hob.setupLink ?? "")?.[1];
  const jar = join(directory, "cookies");
  const account = { username: "admin", password: "correct horse battery" };
  expect((await curl("POST", "/api/setup", { token: "wrong", ...account })).status).toBeGreaterThanOrEqual(400);
  expect(await curl("POST", "/api/setup", { token: setupToken, ...account }, "-c", jar)).toMatchObject({ status: 204 });
  expect((await curl("POST", "/api/setup", { token: setupToken, ...account })).status).toBeGreaterThanOrEqual(400);

  const made = await curl("POST", "/api/tokens", { name: "curl" }, "-b", jar);
  expect(made.status).toBe(201);
  token = made.body.secret;

  const document = (await curl("GET", "/api/openapi.json")).body;
  expect(document.openapi).toBe("3.1.0");
  for (const [path, item] of Object.entries<object>(document.paths)) {
    for (const method of Object.keys(item)) documented.add(`${method.toUpperCase()} ${path}`);
  }
  expect(documented).toContain("POST /api/vms/{id}/start");
});

it("creates a VM, reads its boot messages, logs in there, sees its screen, shuts it down and deletes it", async () => {
  const image = await bootableImage();
  const created = await curl("POST", "/api/vms", {
    name: "curled",
    os: "debian11",
    memory: 512 * 1024 ** 2,
    vcpus: 1,
    source: { kind: "image", path: image },
  });
  expect(created.status, JSON.stringify(created.body)).toBe(202);
  expect(await finished(created.body)).toMatchObject({ state: "succeeded" });

  const vm = (await curl("GET", "/api/vms?search=curled")).body.items[0];
  expect(vm).toMatchObject({ name: "curled", state: "running" });

  const { body: console } = await curl("POST", `/api/vms/${vm.id}/console`, { kind: "serial" });
  const typed = await logInThrough(console.path);
  expect(typed).toContain("uid=0 ");

  const screen = await until("the screen shows something", async () => {
    const { body } = await curl("GET", `/api/vms/${vm.id}/screenshot`);
    return Buffer.from(body.base64, "base64").length > 1000 ? body : undefined;
  });
  expect(screen.type).toBe("image/png");

  const shutdown = await curl("POST", `/api/vms/${vm.id}/shutdown`, {});
  expect(await finished(shutdown.body)).toMatchObject({ state: "succeeded" });
  expect((await curl("GET", `/api/vms/${vm.id}`)).body.state).toBe("off");

  const removed = await curl("DELETE", `/api/vms/${vm.id}?disks=true`);
  expect(await finished(removed.body)).toMatchObject({ state: "succeeded" });
  expect((await curl("GET", `/api/vms/${vm.id}`)).status).toBe(404);
  expect((await bed.virsh("vol-list", "default")).trim()).not.toContain("curled");
});

/**
 * Opens the console's web socket with nothing but curl, logs in as root and asks who one is. After the upgrade curl hands
 * on what comes and sends what it is given: frames. Those to the server are masked with zeros, so they read as typed.
 */
async function logInThrough(path: string): Promise<string> {
  const upgrade = {
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    // The body is sent as it is: neither asked for nor chunked.
    Expect: "",
    "Transfer-Encoding": "",
  };
  const headers = Object.entries(upgrade).flatMap(([name, value]) => ["-H", `${name}:${value && ` ${value}`}`]);
  const child = start("curl", ["-sN", "--http1.1", "-X", "GET", "-T", ".", ...headers, `${hob.url}${path}`]);
  let received = Buffer.alloc(0);
  child.stdout.on("data", (chunk: Buffer) => (received = Buffer.concat([received, chunk])));
  const seen = () => payloadOf(received);
  const type = (text: string) =>
    child.stdin.write(Buffer.concat([Buffer.from([0x82, 0x80 + text.length, 0, 0, 0, 0]), Buffer.from(text)]));
  try {
    await until("the guest asks who logs in", () => seen().includes("login:"), 90_000);
    expect(seen(), "boot messages").toContain("Linux version");
    type("root\r");
    await until("the guest gives a shell", () => seen().includes("/root # "), 30_000);
    type("id\r");
    return await until("the shell answers", () => seen().includes("uid=") && seen(), 30_000);
  } finally {
    child.kill();
  }
}

/** The text in the frames of a web socket that have come so far. */
function payloadOf(frames: Buffer): string {
  const texts: Buffer[] = [];
  for (let at = 0; at + 2 <= frames.length;) {
    const short = frames[at + 1]! & 0x7f;
    const head = short === 126 ? 4 : 2;
    if (at + head > frames.length) break;
    const length = short === 126 ? frames.readUInt16BE(at + 2) : short;
    texts.push(frames.subarray(at + head, at + head + length));
    at += head + length;
  }
  return Buffer.concat(texts).toString();
}

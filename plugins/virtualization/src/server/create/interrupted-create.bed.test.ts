import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { setTimeout } from "node:timers/promises";
import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { tasks as taskResource } from "@hob/plugin-api";
import { createClient } from "@hob/resources";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { vms } from "../../model/index.ts";

let bed: Bed;
let dataDirectory: string;
beforeAll(async () => {
  bed = await startLibvirtd();
  await bed.virsh("pool-define-as", "default", "dir", "--target", bed.poolPath);
  await bed.virsh("pool-start", "default");
  dataDirectory = await mkdtemp(join(tmpdir(), "hob-killed-"));
});
afterAll(async () => {
  await bed?.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** A server in a process of its own, so that it can be killed. */
async function startServer() {
  const from = (path: string) => JSON.stringify(import.meta.resolve(path));
  const program = `
    const { startTestServer } = await import(${from("@hob/server/testing")});
    const plugins = await Promise.all(
      [${from("@hob/plugin-grid")}, ${from("@hob/plugin-kvm")}, ${from("../../plugin.ts")}].map((path) => import(path)),
    );
    const { url, cookie } = await startTestServer({
      dataDirectory: ${JSON.stringify(dataDirectory)},
      startOptions: { host: ${JSON.stringify(bed.uri)} },
      plugins: plugins.map((plugin) => plugin.default),
    });
    console.log(JSON.stringify({ url, cookie }));
  `;
  const child = spawn(process.execPath, ["--conditions=hob-source", "--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const { url, cookie } = JSON.parse(line) as { url: string; cookie: string };
  return {
    client: createClient({ baseUrl: url, headers: { cookie } }),
    async kill() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Serves a file slowly, so that a kill finds its download going on, and in parts. */
async function serveSlowly(path: string) {
  const bytes = await readFile(path);
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const [, from = "0", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    if (to === "") ranges.push(from);
    const part = bytes.subarray(Number(from), to === "" ? bytes.length : Number(to) + 1);
    const total = `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`;
    response.writeHead(206, { "content-range": total, "content-length": part.length });
    void (async () => {
      for (let at = 0; at < part.length && !response.destroyed; at += 262_144) {
        response.write(part.subarray(at, at + 262_144));
        await setTimeout(to === "" ? 60 : 0);
      }
      response.end();
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/image.qcow2`, ranges, close };
}

test.each([
  ["as soon as it is asked for", null],
  ["while the image is fetched", "allocate-disk"],
  ["while the guest is waited for", "wait-for-guest"],
])("a create whose server is killed %s goes on with the next one, and says so", async (_when, step) => {
  const image = await bootableImage();
  const server = await serveSlowly(image);
  onTestFinished(server.close);
  const name = `killed-${step ?? "early"}`;
  const first = await startServer();
  await expect.poll(() => first.client(vms).design({ name }).catch(String), { timeout: 20_000 }).toMatchObject({});
  const { id } = await first.client(vms).create({
    name,
    os: "debian11",
    memory: 256 * 2 ** 20,
    firmware: "bios",
    graphics: "none",
    source: { kind: "url", url: server.url, checksum: await digestOf(image) },
    wait: "address",
  });
  const running = async () =>
    (await first.client(taskResource).get(id)).steps.find(({ state }) => state === "running")?.id;
  if (step !== null) await expect.poll(running, { timeout: 60_000, interval: 20 }).toBe(step);
  await first.kill();

  const second = await startServer();
  const get = () => second.client(taskResource).get(id);
  await expect.poll(async () => (await get()).finishedAt, { timeout: 100_000 }).not.toBe(null);
  const task = await get();
  expect(task).toMatchObject({ state: "succeeded", error: null, result: { reached: true, name } });
  expect(task.log.map(({ message }) => message).join("\n")).toMatch(/The server had stopped; '.+' is gone on with\./);
  expect(await readdir(bed.poolPath)).toEqual([`${name}.qcow2`]);
  expect((await bed.virsh("list", "--name")).trim()).toBe(name);
  await second.client(vms).off(name);
  await bed.virsh("undefine", name);
  await bed.virsh("vol-delete", `${name}.qcow2`, "default");
  await second.kill();
});

const digestOf = async (path: string) =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");

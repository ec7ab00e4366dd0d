import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { setTimeout } from "node:timers/promises";
import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { tasks as taskResource } from "@hob/plugin-api";
import { createClient } from "@hob/resources";
import type { Task } from "@hob/tasks";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test("a create that is cut short by a kill at any moment leaves no volume and no guest behind", async () => {
  const source = { kind: "image" as const, path: await bootableImage() };
  const ends: Task["state"][] = [];
  for (const delayMs of [0, 60, 200]) {
    const name = `killed-after-${delayMs}`;
    const first = await startServer();
    await expect.poll(() => first.client(vms).design({ name }).catch(String), { timeout: 20_000 }).toMatchObject({});
    const { id } = await first.client(vms).create({ name, source, graphics: "none" });
    await setTimeout(delayMs);
    await first.kill();

    const second = await startServer();
    const get = () => second.client(taskResource).get(id);
    await expect.poll(async () => (await get()).finishedAt, { timeout: 30_000 }).not.toBe(null);
    const task = await get();
    ends.push(task.state);
    const left = (await readdir(bed.poolPath)).filter((file) => file.startsWith(name));
    const guests = (await bed.virsh("list", "--all", "--name")).split("\n").filter((guest) => guest === name);
    const pools = (await bed.virsh("pool-list", "--all", "--name")).split("\n").map((pool) => pool.trim());
    expect(pools.filter(Boolean), task.state).toEqual(["default"]);
    if (task.state === "succeeded") expect([left.length, guests.length]).toEqual([1, 1]);
    else expect([task.state, left, guests]).toEqual(["interrupted", [], []]);
    await second.kill();
  }
  expect(ends).toContain("interrupted");
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bed, startLibvirtd } from "@hob/beds";
import { tasks } from "@hob/plugin-api";
import { vms } from "@hob/plugin-virtualization/model";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { run, until } from "./run.ts";
import { clientOf, signIn } from "./sign-in.ts";
import { startHob } from "./start-hob.ts";

let bed: Bed;
beforeEach(async () => {
  bed = await startLibvirtd();
});
afterEach(() => bed?.stop());

/** An image that takes libvirt a second to copy, so that a kill can come in the middle of it. */
let images: string;
let image: string;
beforeAll(async () => {
  images = await mkdtemp(join(tmpdir(), "hob-images-"));
  image = join(images, "big.img");
  await run("dd", ["if=/dev/urandom", `of=${image}`, "bs=1M", "count=1200", "status=none"]);
});
afterAll(() => rm(images, { recursive: true }));

/** The steps at which the server is killed. The copy comes last of those that are sure to be interrupted. */
const moments = [
  { step: "prepare-pool", isSure: true },
  { step: "prepare-network", isSure: true },
  { step: "allocate-disk", isSure: true },
  { step: "define-guest", isSure: false },
  { step: "start-guest", isSure: false },
];

it.each(moments)("leaves nothing behind when it is killed once '$step' has begun", async ({ step, isSure }) => {
  await using first = await startHob({ host: bed.uri });
  const { client, token } = await signIn(first);
  const task = await client(vms).create({
    name: "doomed",
    memory: 256 * 1024 ** 2,
    source: { kind: "image", path: image },
    disk: { size: 20 * 1024 ** 3 },
  });
  await until("the step begins", async () => {
    const found = (await client(tasks).get(task.id)).steps.find(({ id }) => id === step);
    if (!found) throw new Error(`A create has no step '${step}'.`);
    return found.state !== "waiting";
  });
  await first.kill();
  const wasFinished = (await bed.virsh("list", "--all", "--name")).includes("doomed");

  await using second = await startHob({ host: bed.uri, dataDirectory: first.dataDirectory });
  const again = clientOf(second, token);
  const ended = await until("the task has ended", async () => {
    const found = await again(tasks).get(task.id);
    return found.state !== "running" && found.state !== "queued" && found;
  });
  // The last steps may be too quick for the kill: then the VM must be whole instead.
  if (!isSure && ended.state === "succeeded") {
    expect(wasFinished).toBe(true);
    return;
  }
  expect(ended.state).toBe("interrupted");
  expect(await bed.virsh("list", "--all", "--name")).not.toContain("doomed");
  const pools = (await bed.virsh("pool-list", "--all", "--name")).split("\n").filter(Boolean);
  expect(
    pools.filter((pool) => pool !== "default"),
    "pools borrowed for the copy",
  ).toEqual([]);
  for (const pool of pools) {
    await bed.virsh("pool-refresh", pool);
    expect(await bed.virsh("vol-list", pool)).not.toContain("doomed");
  }
});

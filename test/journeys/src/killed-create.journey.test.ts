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

/** The steps at which the server is killed. */
const moments = ["prepare-pool", "prepare-network", "allocate-disk", "define-guest", "start-guest"];

it.each(moments)("goes on when it is killed once '%s' has begun, and makes one VM", async (step) => {
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

  await using second = await startHob({ host: bed.uri, dataDirectory: first.dataDirectory });
  const again = clientOf(second, token);
  const ended = await until("the task has ended", async () => {
    const found = await again(tasks).get(task.id);
    return found.state !== "running" && found.state !== "queued" && found;
  });
  expect(ended).toMatchObject({ state: "succeeded", error: null });
  expect((await bed.virsh("list", "--name")).trim()).toBe("doomed");
  const pools = (await bed.virsh("pool-list", "--all", "--name")).split("\n").filter(Boolean);
  expect(pools, "pools borrowed for the copy").toEqual(["default"]);
  await bed.virsh("pool-refresh", "default");
  expect((await bed.virsh("vol-list", "default")).match(/doomed/g)).toHaveLength(2);

  await bed.virsh("destroy", "doomed");
  await bed.virsh("undefine", "doomed", "--nvram");
  await bed.virsh("vol-delete", "doomed.qcow2", "default");
});

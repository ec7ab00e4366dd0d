import { type Bed, bootableImage, startLibvirtd } from "@hob/beds";
import { tasks } from "@hob/plugin-api";
import { vms } from "@hob/plugin-virtualization/model";
import { afterEach, beforeEach, expect, it } from "vitest";
import { until } from "./run.ts";
import { clientOf, signIn } from "./sign-in.ts";
import { startHob } from "./start-hob.ts";

let bed: Bed;
beforeEach(async () => {
  bed = await startLibvirtd();
});
afterEach(() => bed?.stop());

/** How far a create may have come when the server is killed: each is a different thing to take back. */
const moments = ["pool", "network", "disk", "definition", "start"].map((name, step) => ({ name, step }));

it.each(moments)("leaves nothing behind when it is killed at the step of the $name", async ({ step }) => {
  const image = await bootableImage();
  await using first = await startHob({ host: bed.uri });
  const { client, token } = await signIn(first);
  const task = await client(vms).create({
    name: "doomed",
    memory: 256 * 1024 ** 2,
    source: { kind: "image", path: image },
    disk: { size: 20 * 1024 ** 3 },
  });
  await until("the step begins", async () => {
    const { steps, state } = await client(tasks).get(task.id);
    return steps[step]?.state !== "waiting" || state === "succeeded";
  });
  await first.kill();
  const wasFinished = (await bed.virsh("list", "--all", "--name")).includes("doomed");

  await using second = await startHob({ host: bed.uri, dataDirectory: first.dataDirectory });
  const again = clientOf(second, token);
  const ended = await until("the task has ended", async () => {
    const found = await again(tasks).get(task.id);
    return found.state !== "running" && found.state !== "queued" && found;
  });
  // It may have been too quick for the kill: then the VM must be whole instead.
  if (ended.state === "succeeded") {
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

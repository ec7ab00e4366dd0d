import { agentAnswers, agentGuest, run } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { rm } from "node:fs/promises";
import { expect, it } from "vitest";
import type { Progress } from "../../index.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { removedAfterTest } from "../../testing/removed-after-test.ts";
import { signedDisks } from "../../testing/signed-disks.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, define, exists, topOf } = signedDisks(on);

it("with memory tells how far it is, and lets the guest go on as before when it is given up", async () => {
  const disk = pathOf("slow.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, "16M"]);
  const options = { name: "slow", system: "agent", disks: [disk], network: false } as const;
  const guest = removedAfterTest(await on.host.defineGuest(await agentGuest(options)));
  await guest.start();
  await agentAnswers(on.bed, "slow");
  const before = await topOf(guest);
  // Somebody reads at 2.5 MB a second.
  const pipe = pathOf("pipe");
  await on.bed.inside("mkfifo", pipe);
  const sip = "dd bs=256k count=1 of=/dev/null 2> /dev/null; sleep 0.1";
  const reader = on.bed.inside("sh", "-c", `while [ -e ${pipe} ]; do ${sip}; done < ${pipe}`);
  const job = guest.snapshots.create({ name: "never", memory: { file: pipe } });
  const heard: Progress[] = [];
  job.onProgress((progress) => heard.push(progress));
  await expect.poll(() => heard.find(({ total }) => total > 0), { timeout: 20_000 }).toBeDefined();
  expect((await job.progress())?.total).toBeGreaterThan(0);
  await job.abort();
  await expect(job.done).rejects.toMatchObject({
    code: "virt.job-cancelled",
    message: "Taking a snapshot of guest 'slow' was given up.",
  });
  await rm(pipe, { force: true });
  await reader;
  expect(await job.progress()).toBeNull();
  expect(heard.every(({ ratio }) => ratio === null || ratio < 1)).toBe(true);
  expect(await guest.snapshots.list()).toEqual([]);
  expect(await topOf(guest)).toBe(before);
  expect((await guest.info()).state).toBe("running");
  await agentAnswers(on.bed, "slow");
}, 60_000);

it("that merges images when it is deleted tells how far it is, and is not given up half way", async () => {
  const guest = await define("heavy", { sizeMiB: 512 });
  const base = await topOf(guest);
  await guest.snapshots.create({ name: "then", kind: "external" }).done;
  const over = await topOf(guest);
  await run("qemu-io", ["-f", "qcow2", "-c", "write -P 3 0 512M", over]);
  await guest.start();
  const job = guest.snapshots.delete("then");
  await expect.poll(async () => (await job.progress())?.total, { interval: 10 }).toBe(mebibytes(512));
  const heard: Progress[] = [];
  job.onProgress((progress) => heard.push(progress));
  await expect(job.abort()).rejects.toMatchObject({
    code: "virt.job-unabortable",
    message:
      "Deleting snapshot 'then' of guest 'heavy' cannot be given up once it has begun: libvirt goes on to its end.",
  });
  await job.done;
  expect(heard[0]).toMatchObject({ total: mebibytes(512) });
  expect(await topOf(guest)).toBe(base);
  expect(await exists(over)).toBe(false);
  expect(await guest.snapshots.list()).toEqual([]);
}, 60_000);

it("that waits for another one is given up without that one being disturbed", async () => {
  const guest = await define("queue");
  await guest.start();
  const first = guest.snapshots.create({ name: "first" });
  const second = guest.snapshots.create({ name: "second" });
  await second.abort();
  await expect(second.done).rejects.toMatchObject({ code: "virt.job-cancelled" });
  expect(await first.done).toMatchObject({ name: "first", memory: true });
  expect((await guest.snapshots.list()).map(({ name }) => name)).toEqual(["first"]);
}, 60_000);

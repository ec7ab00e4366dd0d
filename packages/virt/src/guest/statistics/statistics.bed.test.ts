import { agentAnswers, agentDisk, agentGuest, type Bed, run, startLibvirtd } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Guest, type Host, openHost, ratesBetween } from "../../index.ts";

let bed: Bed;
let host: Host;
let guest: Guest;
beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
  const disk = join(bed.poolPath, "data.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", await agentDisk(), disk]);
  const devices = "<memballoon model='virtio'><stats period='1'/></memballoon>";
  const elements = "<iothreads>1</iothreads>";
  guest = await host.defineGuest(await agentGuest({ name: "busy", disks: [disk], vcpus: 2, devices, elements }));
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

it("knows the size of a guest that is off, and no counters of it", async () => {
  expect(await guest.statistics()).toMatchObject({
    state: "shutoff",
    cpu: { timeNs: null, userNs: null, systemNs: null },
    vcpus: [],
    memory: { current: mebibytes(192), maximum: mebibytes(192), resident: null },
    interfaces: [],
    iothreads: [],
  });
});

it("tells what a running guest uses, each processor, disk and card apart", async () => {
  await guest.start();
  await agentAnswers(bed, "busy");
  const before = await guest.statistics();
  expect(before).toMatchObject({
    state: "running",
    reason: "booted",
    cpu: { timeNs: expect.any(Number) as number, userNs: expect.any(Number) as number },
    vcpus: [
      { number: 0, state: "running", timeNs: expect.any(Number) as number },
      { number: 1, state: "running" },
    ],
    memory: { current: mebibytes(192), resident: expect.any(Number) as number },
    disks: [{ target: "vda", index: 1, capacity: expect.any(Number) as number }],
    interfaces: [{ name: expect.stringMatching(/^vnet/) as string, receiveErrors: 0 }],
    iothreads: [{ id: 1, pollMaximumNs: expect.any(Number) as number }],
  });
  expect(before.disks[0]?.path).toBe(join(bed.poolPath, "data.qcow2"));
  await guest.agent.run("/bin/sh", ["-c", "dd if=/dev/zero of=/data/zeros bs=1M count=4 conv=fsync"]);
  const after = await guest.statistics();
  const rates = ratesBetween(before, after);
  expect(rates?.cpu).toBeGreaterThan(0);
  expect((rates?.disks[0]?.writeBytes ?? 0) * (rates?.seconds ?? 0)).toBeGreaterThan(mebibytes(4) - 1);
  expect(rates?.disks[0]?.writeLatencyMs).toBeGreaterThan(0);
  expect(rates?.vcpus.map(({ number }) => number)).toEqual([0, 1]);
  for (const { busy } of rates?.vcpus ?? []) expect(busy).toBeLessThan(1.1);
});

it("tells what the guest's own system says of its memory", async () => {
  await expect.poll(async () => (await guest.statistics()).memory.updatedAt, { timeout: 10_000 }).not.toBeNull();
  const { memory } = await guest.statistics();
  expect(memory.available).toBeLessThan(mebibytes(192));
  expect(memory.unused).toBeLessThan(memory.available ?? 0);
  expect(memory.usable).toBeGreaterThan(0);
  expect(memory.minorFaults).toBeGreaterThan(0);
});

it("tells of the images below a disk when asked", async () => {
  const { disks } = await guest.statistics({ backing: true, noWait: true });
  expect(disks.map(({ target, index, path }) => [target, index, path])).toEqual([
    ["vda", 1, join(bed.poolPath, "data.qcow2")],
    ["vda", 2, await agentDisk()],
  ]);
});

it("says plainly that the guest is gone", async () => {
  await guest.destroy();
  await guest.undefine();
  await expect(guest.statistics()).rejects.toMatchObject({ code: "virt.guest-not-found" });
});

it("tells the little that a driver without bulk figures knows", async () => {
  const simulated = openHost({ uri: bed.testUri() });
  onTestFinished(() => simulated.close());
  await simulated.whenConnected({ timeoutMs: 10_000 });
  const { state, vcpus, disks } = await (await simulated.guest("test")).statistics();
  expect([state, vcpus, disks]).toEqual(["running", [], []]);
});

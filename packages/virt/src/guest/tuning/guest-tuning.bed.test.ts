import { agentGuest, run } from "@hob/beds";
import { bytes, gibibytes, kibibytes, mebibytes } from "@hob/units";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Guest, GuestTuning, Tunable } from "../../index.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";

const on = hostedBed({ cgroups: true });
let guest: Guest;
let tuning: GuestTuning;
const mac = "52:54:00:00:00:09";

beforeAll(async () => {
  const disk = join(on.bed.poolPath, "tuned.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, "1M"]);
  guest = await on.host.defineGuest(
    await agentGuest({
      name: "tuned",
      system: "none",
      vcpus: 2,
      maximumVcpus: 4,
      disks: [disk],
      network: false,
      devices: `<interface type='network'><mac address='${mac}'/><source network='default'/></interface>`,
    }),
  );
  tuning = guest.tuning;
  await guest.start();
});
afterAll(async () => {
  await guest?.destroy();
  await guest?.undefine();
});

const xmlOf = (of: "live" | "config") =>
  on.bed.virsh("dumpxml", ...(of === "config" ? ["--inactive"] : []), guest.uuid);

/** Changes something in both, and sees it in both. */
async function tunes<Value>(tunable: Tunable<Value>, change: Partial<Value>): Promise<void> {
  await tunable.set(change);
  for (const of of ["live", "config"] as const) expect(await tunable.get({ of })).toMatchObject(change);
}

it("weighs and limits processor time", async () => {
  await tunes(tuning.scheduler, { shares: 512, vcpuPeriodUs: 100_000, vcpuQuotaUs: 50_000 });
  await tunes(tuning.scheduler, { emulatorPeriodUs: 50_000, emulatorQuotaUs: 20_000, globalQuotaUs: -1 });
  expect(await xmlOf("config")).toContain("<quota>50000</quota>");
  expect((await tuning.scheduler.get()).shares).toBe(512);
});

it("limits memory only when it is told to, and takes the limit away again", async () => {
  const none = { hardLimit: "unlimited", softLimit: "unlimited" } as const;
  expect(await tuning.memory.get()).toMatchObject(none);
  await tunes(tuning.memory, { hardLimit: gibibytes(2), softLimit: gibibytes(1) });
  expect(await xmlOf("live")).toContain("<hard_limit unit='KiB'>2097152</hard_limit>");
  await tunes(tuning.memory, none);
});

it("weighs the use of block devices", async () => {
  await tuning.blockIo.set(
    { weight: 300, devices: [{ path: "/dev/null", readBytesSec: bytes(1000), weight: 200 }] },
    {
      target: "config",
    },
  );
  expect(await tuning.blockIo.get({ of: "config" })).toEqual({
    weight: 300,
    devices: [{ path: "/dev/null", readBytesSec: bytes(1000), weight: 200 }],
  });
  await tuning.blockIo.set({ devices: [{ path: "/dev/null", readBytesSec: bytes(0) }] }, { target: "config" });
  expect((await tuning.blockIo.get({ of: "config" })).devices).toEqual([{ path: "/dev/null", weight: 200 }]);
});

it("limits a disk's traffic, in bytes and requests, with bursts", async () => {
  const disk = tuning.disk("vda");
  expect(await disk.get()).toMatchObject({ totalBytesSec: 0, totalIopsSec: 0 });
  await tunes(disk, {
    readBytesSec: mebibytes(10),
    writeBytesSec: mebibytes(5),
    totalIopsSec: 1000,
    totalIopsSecMax: 2000,
    totalIopsSecMaxLengthSeconds: 10,
    groupName: "quiet",
  });
  expect(await on.bed.virsh("qemu-monitor-command", "tuned", '{"execute":"query-block"}')).toContain('"iops_max":2000');
  await expect(tuning.disk("vdz").get()).rejects.toMatchObject({ code: "libvirt.invalid-arg" });
});

it("limits an interface's traffic, in whole KiB, and takes the limit away", async () => {
  const link = tuning.interface(mac);
  const set = (change: Parameters<typeof link.set>[0]) => link.set(change, { target: "config" });
  await set({ inbound: { average: kibibytes(1000), peak: kibibytes(2000), burst: kibibytes(512) } });
  await set({ outbound: { average: bytes(1025) } });
  expect(await link.get({ of: "config" })).toEqual({
    inbound: { average: kibibytes(1000), peak: kibibytes(2000), burst: kibibytes(512) },
    outbound: { average: kibibytes(2) },
  });
  expect(await xmlOf("config")).toContain("<inbound average='1000' peak='2000' burst='512'/>");
  await set({ inbound: { average: bytes(0) } });
  expect((await link.get({ of: "config" })).inbound).toEqual({});
});

it("has the running guest's interface as it was when the host cannot limit it, and else as it was told", async () => {
  const link = tuning.interface(mac);
  const before = await link.get();
  const average = kibibytes(3000);
  // Whether the host's kernel has the queues is not for a test to say.
  const outcome = await link.set({ outbound: { average } }, { target: "live" }).catch((error: unknown) => error);
  if (outcome instanceof Error) expect(await link.get()).toEqual(before);
  else expect((await link.get()).outbound).toEqual({ average });
});

it("pins processors and the emulator to processors of the host", async () => {
  const { pins } = tuning;
  expect(await pins.vcpus()).toHaveLength(4);
  await pins.pinVcpu(1, [0]);
  await pins.pinEmulator([0]);
  for (const of of ["live", "config"] as const) {
    expect((await pins.vcpus({ of }))[1]).toEqual([0]);
    expect(await pins.emulator({ of })).toEqual([0]);
  }
  expect((await pins.vcpus({ of: "config" }))[0]).toContain(0);
  await expect(pins.pinVcpu(1, [])).rejects.toMatchObject({ kind: "invalid" });
});

it("adds IO threads, pins them, has them poll, and removes them", async () => {
  const { iothreads } = tuning;
  await iothreads.add(1);
  await iothreads.add(7, { target: "config" });
  await iothreads.pin(1, [0]);
  expect(await iothreads.list()).toEqual([{ id: 1, processors: [0] }]);
  expect((await iothreads.list({ of: "config" })).map(({ id }) => id)).toEqual([1, 7]);
  await iothreads.setPolling(1, { pollMaxNs: 20_000, pollGrow: 2 }, { target: "live" });
  expect(await on.bed.virsh("domstats", "--iothread", "tuned")).toContain("poll-max-ns=20000");
  await iothreads.setPolling(7, { threadPoolMin: 1, threadPoolMax: 8 }, { target: "config" });
  expect(await xmlOf("config")).toContain("thread_pool_max='8'");
  await iothreads.remove(1);
  expect(await iothreads.list()).toEqual([]);
});

it("plugs processors in by number", async () => {
  const { vcpus } = tuning;
  expect((await vcpus.list()).map(({ enabled }) => enabled)).toEqual([true, true, false, false]);
  await vcpus.enable([3]);
  for (const of of ["live", "config"] as const) {
    expect((await vcpus.list({ of })).map(({ enabled }) => enabled)).toEqual([true, true, false, true]);
  }
  await vcpus.disable([3], { target: "config" });
  expect((await vcpus.list({ of: "config" })).filter(({ enabled }) => enabled)).toHaveLength(2);
});

it("takes memory from cells of the host", async () => {
  await tuning.numa.set({ mode: "strict", cells: [0] }, { target: "config" });
  expect(await tuning.numa.get({ of: "config" })).toEqual({ mode: "strict", cells: [0] });
  await tuning.numa.set({ mode: "interleave" }, { target: "config" });
  expect(await tuning.numa.get({ of: "config" })).toMatchObject({ mode: "interleave" });
});

it("has the host's kernel count, or says that it cannot", async () => {
  await tuning.perf.set({ pageFaults: true, cpuClock: true }, { target: "config" });
  expect(await tuning.perf.get({ of: "config" })).toMatchObject({ pageFaults: true, cpuClock: true, cmt: false });
  await tuning.perf.set({ cpuClock: false }, { target: "config" });
  expect(await xmlOf("config")).toContain("<event name='cpu_clock' enabled='no'/>");
});

it("changes nothing of a guest's run that is off", async () => {
  const other = await on.host.defineGuest(await agentGuest({ name: "still", system: "none", network: false }));
  await other.tuning.scheduler.set({ shares: 100 });
  expect((await other.tuning.scheduler.get()).shares).toBe(100);
  await expect(other.tuning.scheduler.set({ shares: 1 }, { target: "live" })).rejects.toMatchObject({
    code: "virt.no-change-target",
  });
  await other.undefine();
});

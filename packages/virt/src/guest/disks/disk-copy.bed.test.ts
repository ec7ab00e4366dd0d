import { run } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { BlockJobProgress } from "../../index.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { diskChains } from "../../testing/disk-chains.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, passing, makeChain, start, paths, stored } = diskChains(on);

it("moves the running guest and its stored definition over, and tells how far it is", async () => {
  const [path] = await makeChain(64, 64, ["large.qcow2"]);
  const guest = await start("large", path!);
  const target = passing("large-moved.qcow2");
  const to = { format: "qcow2", source: { file: target } };
  const seen: BlockJobProgress[] = [];
  const job = await guest.disk("vda").copy(to, { speed: mebibytes(32) });
  job.onProgress((progress) => seen.push(progress));
  await job.ready;
  await job.done;
  expect(await job.progress()).toBeNull();
  expect(await paths(guest)).toEqual([target]);
  expect(await stored(guest)).toBe(target);
  expect(seen.length).toBeGreaterThan(2);
  const ratios = seen.map(({ ratio }) => ratio ?? 0);
  expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
  expect(seen.find(({ ratio }) => ratio && ratio > 0 && ratio < 0.99)).toMatchObject({ type: "copy", ready: false });
  expect(ratios.at(-1)).toBe(1);
  expect(ratios.slice(0, -1).every((ratio) => ratio < 1)).toBe(true);
  await guest.destroy();
  await run("qemu-img", ["compare", "-q", path!, target]);
});

it("that is given up leaves the guest where it was", async () => {
  const [path] = await makeChain(256, 256, ["kept.qcow2"]);
  const guest = await start("kept", path!);
  const target = passing("kept-copy.qcow2");
  const job = await guest.disk("vda").copy({ format: "qcow2", source: { file: target } }, { speed: mebibytes(1) });
  expect(await guest.disk("vda").jobProgress()).toMatchObject({ type: "copy", ready: false });
  const done = expect(job.done).rejects.toMatchObject({
    kind: "cancelled",
    message: "Copying disk 'vda' of guest 'kept' was given up.",
  });
  await expect(job.pivot()).rejects.toMatchObject({ code: "libvirt.block-copy-active" });
  await job.abort();
  await done;
  expect(await guest.disk("vda").jobProgress()).toBeNull();
  expect(await paths(guest)).toEqual([path]);
  await job.abort();
});

it("that stays is whole as of the moment at which it was ready", async () => {
  const [path] = await makeChain(64, 32, ["stays.qcow2"]);
  const guest = await start("stays", path!);
  const target = passing("stays-copy.raw");
  const job = await guest.disk("vda").copy({ format: "raw", source: { file: target } }, { end: "stay" });
  await job.done;
  expect(await paths(guest)).toEqual([path]);
  await guest.destroy();
  await run("qemu-img", ["compare", "-q", "-f", "qcow2", "-F", "raw", path!, target]);
});

it("that waits is found again, and ended when it is told", async () => {
  const [base, top] = await makeChain(64, 8, ["waits.qcow2", "waits.over"]);
  const guest = await start("waits", top!);
  const disk = guest.disk("vda");
  const target = passing("waits-copy.qcow2");
  expect(await disk.job()).toBeNull();
  const to = { format: "qcow2", source: { file: target } };
  const begun = await disk.copy(to, { end: "wait", shallow: true, granularity: mebibytes(1), buffer: mebibytes(4) });
  const job = await disk.job();
  await job!.ready;
  expect(await disk.jobProgress()).toMatchObject({ type: "copy", ready: true });
  await job!.pivot();
  await Promise.all([job!.done, begun.done]);
  expect(await paths(guest)).toEqual([target, base]);
});

it("that was to stay beside has failed when somebody else ends it, for all who watch it", async () => {
  const [path] = await makeChain(64, 64, ["cut.qcow2"]);
  const guest = await start("cut", path!);
  const target = passing("cut-copy.raw");
  const to = { format: "raw", source: { file: target } };
  const job = await guest.disk("vda").copy(to, { speed: mebibytes(1), end: "stay" });
  const found = await guest.disk("vda").job();
  const failed = { code: "virt.block-job-failed", message: /somebody gave it up/ };
  const done = Promise.all([job, found!].map((each) => expect(each.done).rejects.toMatchObject(failed)));
  await on.bed.virsh("blockjob", "cut", "vda", "--abort");
  await done;
});

it("fails with its reason when the guest ends meanwhile", async () => {
  const [path] = await makeChain(256, 256, ["ends.qcow2"]);
  const guest = await start("ends", path!);
  const target = passing("ends-copy.qcow2");
  const job = await guest.disk("vda").copy({ format: "qcow2", source: { file: target } }, { speed: mebibytes(1) });
  const done = expect(job.done).rejects.toMatchObject({
    code: "virt.block-job-failed",
    message: /the guest stopped/,
  });
  await guest.destroy();
  await done;
  await expect(job.ready).rejects.toMatchObject({ code: "virt.block-job-failed" });
  expect(await stored(guest)).toBe(path);
});

it("goes on while the host's daemon is away, and is found again", async () => {
  const [path] = await makeChain(64, 64, ["away.qcow2"]);
  const guest = await start("away", path!);
  const target = passing("away-copy.qcow2");
  const to = { format: "qcow2", source: { file: target } };
  const job = await guest.disk("vda").copy(to, { speed: mebibytes(1) });
  const done = expect(job.done).rejects.toMatchObject({ kind: "unavailable" });
  await on.bed.stopDaemon();
  await done;
  await on.bed.startDaemon();
  await on.host.whenConnected({ timeoutMs: 30_000 });
  const found = await guest.disk("vda").job();
  await found!.setSpeed(null);
  await found!.ready;
  await found!.pivot();
  await found!.done;
  expect(await paths(guest)).toEqual([target]);
  expect(await stored(guest)).toBe(target);
}, 60_000);

it("moves the guest to a server of the network", async () => {
  const [path] = await makeChain(16, 16, ["remote.qcow2"]);
  const guest = await start("remote", path!);
  const [target, socket, pid] = ["remote.raw", "nbd.sock", "nbd.pid"].map(pathOf);
  await run("qemu-img", ["create", "-q", "-f", "raw", target!, "16M"]);
  const server = ["-f", "raw", "-k", socket!, "-x", "disk", "--persistent", "--fork", `--pid-file=${pid}`, target!];
  await run("qemu-nbd", server);
  const end = async () => process.kill(Number(await readFile(pid!, "utf8")));
  const hosts = [{ transport: "unix", socket: socket! }] as const;
  const to = { type: "network", format: "raw", source: { protocol: "nbd", name: "disk", hosts } } as const;
  await (
    await guest.disk("vda").copy(to, { reuse: true })
  ).done;
  expect((await guest.disk("vda").chain()).images).toMatchObject([{ type: "network", path: null, format: "raw" }]);
  await guest.destroy();
  await end();
  await run("qemu-img", ["compare", "-q", "-F", "raw", path!, target!]);
});

it("into a file that is there is refused unless it is to be reused", async () => {
  const [path, other] = await makeChain(16, 1, ["there.qcow2", "there.over"]);
  const guest = await start("there", path!);
  await expect(guest.disk("vda").copy({ format: "qcow2", source: { file: other! } })).rejects.toThrow("already exists");
});

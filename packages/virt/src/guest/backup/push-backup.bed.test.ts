import { run } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { rm } from "node:fs/promises";
import { expect, it } from "vitest";
import type { BackupProgress } from "../../index.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { writtenGuests } from "../../testing/written-guests.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, exists, names, startWriter, startFull } = writtenGuests(on);

it("full and then twice incrementally is restored byte by byte as the disk was", async () => {
  const { guest, disk, write } = await startWriter("pushed");
  await write("first");
  const full = await guest.backup.push({
    disks: { vda: { path: pathOf("full.qcow2") } },
    checkpoint: { name: "monday", description: "The full one" },
    quiesce: true,
  });
  await full.done;
  expect(await guest.backup.lastOutcome()).toBe("completed");
  expect(await guest.backup.running()).toBeNull();

  await write("second");
  const written = await guest.checkpoints.written("monday");
  expect(written.get("vda")).toBeGreaterThanOrEqual(mebibytes(4));
  expect(written.get("vda")).toBeLessThan(mebibytes(16));
  const tuesday = {
    disks: { vda: { path: pathOf("tuesday.qcow2") } },
    since: "monday",
    checkpoint: { name: "tuesday" },
  };
  await (
    await guest.backup.push(tuesday)
  ).done;
  await write("third");
  await guest.suspend();
  const last = { disks: { vda: { path: pathOf("last.qcow2") } }, since: "tuesday" };
  await (
    await guest.backup.push(last)
  ).done;
  await guest.destroy();

  const { "actual-size": size } = JSON.parse(await run("qemu-img", ["info", "--output=json", pathOf("last.qcow2")]));
  expect(size).toBeLessThan(mebibytes(16));
  await run("qemu-img", ["rebase", "-u", "-F", "qcow2", "-b", pathOf("full.qcow2"), pathOf("tuesday.qcow2")]);
  await run("qemu-img", ["rebase", "-u", "-F", "qcow2", "-b", pathOf("tuesday.qcow2"), pathOf("last.qcow2")]);
  await run("qemu-img", ["convert", "-O", "raw", pathOf("last.qcow2"), pathOf("restored.raw")]);
  await run("qemu-img", ["convert", "-O", "raw", disk, pathOf("source.raw")]);
  await run("cmp", [pathOf("source.raw"), pathOf("restored.raw")]);
  expect(await names(guest)).toEqual(["monday", "tuesday"]);
  expect(await guest.checkpoints.get("tuesday")).toMatchObject({ parent: "monday", disks: ["vda"] });
}, 120_000);

it("tells how far it is", async () => {
  const guest = await startFull("large", 512);
  const seen: BackupProgress[] = [];
  const job = await guest.backup.push({ disks: { vda: { path: pathOf("large.copy"), format: "raw" } } });
  job.onProgress((progress) => seen.push(progress));
  expect((await guest.backup.running())?.disks).toMatchObject([{ name: "vda", backupmode: "full" }]);
  await job.done;
  expect(await job.progress()).toBeNull();
  expect(seen.find(({ done }) => done > 0)).toMatchObject({ total: mebibytes(512) });
  expect(seen.at(-1)?.ratio).toBe(1);
  expect(seen.slice(0, -1).every(({ ratio }) => ratio === null || ratio < 1)).toBe(true);
  await guest.destroy();
  await run("qemu-img", ["compare", "-q", "-F", "raw", pathOf("large.qcow2"), pathOf("large.copy")]);
}, 60_000);

it("that is given up leaves neither its files nor its checkpoint", async () => {
  const guest = await startFull("dropped", 1024);
  const target = pathOf("dropped.copy");
  const job = await guest.backup.push({ disks: { vda: { path: target } }, checkpoint: { name: "never" } });
  expect(await names(guest)).toEqual(["never"]);
  const done = expect(job.done).rejects.toMatchObject({
    kind: "cancelled",
    message: "The backup of guest 'dropped' was given up.",
  });
  await job.abort();
  await done;
  expect(await names(guest)).toEqual([]);
  expect(await exists(target)).toBe(false);
  expect(await guest.backup.lastOutcome()).toBe("cancelled");
  await job.abort();
  await rm(pathOf("dropped.qcow2"));
}, 60_000);

it("fails when the guest stops, and leaves no checkpoint that the next one would build on", async () => {
  const guest = await startFull("stopped", 1024);
  const target = pathOf("stopped.copy");
  const job = await guest.backup.push({ disks: { vda: { path: target } }, checkpoint: { name: "never" } });
  const done = expect(job.done).rejects.toMatchObject({ code: "virt.backup-failed" });
  await guest.destroy();
  await done;
  expect(await names(guest)).toEqual([]);
  await rm(pathOf("stopped.qcow2"));
}, 60_000);

it("is not taken for another one that begins as soon as it has ended", async () => {
  const guest = await startFull("follows", 1);
  const begin = (name: string) =>
    guest.backup.push({ disks: { vda: { path: pathOf(`follows.${name}`) } }, checkpoint: { name } });
  // libvirt remembers only the last: each ends while nobody looks at it, and the next one begins.
  const ends: Promise<unknown>[] = [];
  for (const name of ["one", "two", "three", "four"]) {
    await expect.poll(() => guest.backup.running(), { interval: 5 }).toBeNull();
    ends.push((await begin(name)).done);
  }
  await Promise.all(ends);
  expect(await names(guest)).toEqual(["one", "two", "three", "four"]);
});

it("is refused where it could not be restored, or where something is in its way", async () => {
  const guest = await startFull("refused", 1);
  const path = pathOf("refused.copy");
  await expect(guest.backup.push({ disks: { vdz: { path } } })).rejects.toMatchObject({
    code: "virt.disk-not-found",
  });
  const raw = { disks: { vda: { path, format: "raw" } }, since: "never" };
  await expect(guest.backup.push(raw)).rejects.toMatchObject({ code: "virt.disk-refused" });
  const since = { disks: { vda: { path } }, since: "never" };
  await expect(guest.backup.push(since)).rejects.toMatchObject({ code: "libvirt.no-domain-checkpoint" });
  await run("touch", [path]);
  await run("sh", ["-c", `echo something > ${path}`]);
  await expect(guest.backup.push({ disks: { vda: { path } } })).rejects.toThrow("exists");
  expect(await guest.backup.lastOutcome()).toBeNull();
});

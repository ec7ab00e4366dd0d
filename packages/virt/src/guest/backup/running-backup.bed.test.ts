import { run } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { rm } from "node:fs/promises";
import { expect, it } from "vitest";
import type { Guest } from "../../index.ts";
import { diskGuest } from "../../testing/disk-guest.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { openBedHost } from "../../testing/open-bed-host.ts";
import { removedAfterTest } from "../../testing/removed-after-test.ts";
import { writtenGuests } from "../../testing/written-guests.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, exists, names, startFull } = writtenGuests(on);

/** Has another process begin work on a guest, and be no more. */
async function beforeRestart(guest: Guest, begin: (guest: Guest) => Promise<unknown>): Promise<void> {
  const host = await openBedHost(on.bed.uri);
  await begin(await host.guest(guest.uuid));
  await host.close();
}

it("is found by a process that did not begin it, and watched to its end", async () => {
  const guest = await startFull("found", 1024);
  expect(await guest.backup.job()).toBeNull();
  const path = pathOf("found.copy");
  await beforeRestart(guest, ({ backup }) =>
    backup.push({ disks: { vda: { path, format: "raw" } }, checkpoint: { name: "kept" } }),
  );
  const job = await guest.backup.job({ checkpoint: "kept" });
  expect(job).toMatchObject({ mode: "push" });
  expect((await job?.progress())?.total).toBe(mebibytes(1024));
  await job?.done;
  expect(await guest.backup.job()).toBeNull();
  expect(await names(guest)).toEqual(["kept"]);
  await guest.destroy();
  await run("qemu-img", ["compare", "-q", "-F", "raw", pathOf("found.qcow2"), path]);
  await Promise.all([rm(path), rm(pathOf("found.qcow2"))]);
}, 60_000);

it("is given up by a process that did not begin it, with the checkpoint that it knows of", async () => {
  const guest = await startFull("given-up", 1024);
  const path = pathOf("given-up.copy");
  await beforeRestart(guest, ({ backup }) => backup.push({ disks: { vda: { path } }, checkpoint: { name: "never" } }));
  const job = await guest.backup.job({ checkpoint: "never" });
  await job?.abort();
  await expect(job?.done).rejects.toMatchObject({ code: "virt.job-cancelled" });
  expect(await names(guest)).toEqual([]);
  expect(await exists(path)).toBe(false);
  await rm(pathOf("given-up.qcow2"));
}, 60_000);

it("is still offered to a process that did not begin it, which says when all is copied", async () => {
  const guest = await startFull("offers", 4);
  await beforeRestart(guest, ({ backup }) => backup.pull({ checkpoint: { name: "kept" } }));
  const job = await guest.backup.job({ checkpoint: "kept" });
  if (job?.mode !== "pull") return expect.unreachable("it is offered");
  expect(job.exports).toMatchObject([{ disk: "vda", name: "vda", bitmap: null }]);
  const socket = /socket=(.*)$/.exec(job.exports[0]!.uri)![1]!;
  const said = await on.bed.inside("qemu-img", "info", "--output=json", `nbd+unix:///vda?socket=${socket}`);
  expect(JSON.parse(said)["virtual-size"]).toBe(mebibytes(4));
  await job.finish();
  await job.done;
  expect(await names(guest)).toEqual(["kept"]);
  expect(await guest.backup.running()).toBeNull();
});

it("is none of a guest that is off, which is told with a way out", async () => {
  const disk = pathOf("off.qcow2");
  await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, "1M"]);
  const guest = removedAfterTest(await on.host.defineGuest(diskGuest("off", [{ path: disk }])));
  const push = () => guest.backup.push({ disks: { vda: { path: pathOf("off.copy"), format: "raw" } } });
  const refusal = {
    code: "virt.backup-needs-running",
    kind: "unsupported",
    message: "No backup is made of guest 'off', which is off: only the emulator of a running guest makes them.",
    hint: expect.stringContaining("start({ paused: true })"),
  };
  await expect(push()).rejects.toMatchObject(refusal);
  await expect(guest.backup.pull()).rejects.toMatchObject(refusal);
  expect(await guest.backup.job()).toBeNull();
  await guest.start({ paused: true });
  await (
    await push()
  ).done;
  expect(await exists(pathOf("off.copy"))).toBe(true);
});

import { run } from "@hob/beds";
import { bytes, mebibytes } from "@hob/units";
import { expect, it } from "vitest";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { writtenGuests } from "../../testing/written-guests.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, exists, names, startWriter, startFull } = writtenGuests(on);

it("offers the disk as of its moment, and what was written since a checkpoint; its traces go at the end", async () => {
  const { guest, disk, write } = await startWriter("pulled");
  await write("first");
  const socket = pathOf("nbd.sock");
  const server = { transport: "unix", socket } as const;
  const scratchFolder = on.bed.directory;
  const full = await guest.backup.pull({ server, scratchFolder, checkpoint: { name: "monday" } });
  expect(full.exports).toEqual([{ disk: "vda", name: "vda", bitmap: null, uri: `nbd+unix:///vda?socket=${socket}` }]);
  await write("meanwhile");
  await expect.poll(async () => (await full.progress())?.temporary).toBeGreaterThan(bytes(0));
  await run("qemu-img", ["convert", "-O", "qcow2", full.exports[0]!.uri, pathOf("pulled-full.qcow2")]);
  await full.finish();
  await full.done;
  expect(await exists(socket)).toBe(false);
  expect((await run("ls", [on.bed.directory])).includes("pulled-vda.backup-")).toBe(false);
  expect(await names(guest)).toEqual(["monday"]);

  await write("second");
  await guest.suspend();
  const next = await guest.backup.pull({ server, since: "monday" });
  const [offered] = next.exports;
  expect(offered).toMatchObject({ disk: "vda", bitmap: "backup-vda" });
  const options = `driver=nbd,export=vda,server.type=unix,server.path=${socket},x-dirty-bitmap=qemu:dirty-bitmap:backup-vda`;
  const map: { start: number; length: number; data: boolean }[] = JSON.parse(
    await run("qemu-img", ["map", "--output=json", "--image-opts", options]),
  );
  const dirty = map.filter(({ data }) => !data);
  expect(dirty.length).toBeGreaterThan(0);
  const whole = pathOf("pulled-full.raw");
  await run("qemu-img", ["convert", "-O", "raw", pathOf("pulled-full.qcow2"), whole]);
  const everything = pathOf("pulled-now.raw");
  await run("qemu-img", ["convert", "-O", "raw", offered!.uri, everything]);
  for (const { start, length } of dirty) {
    const blocks = ["bs=64k", "iflag=skip_bytes,count_bytes", "oflag=seek_bytes", "conv=notrunc", "status=none"];
    await run("dd", [
      `if=${everything}`,
      `of=${whole}`,
      `skip=${start}`,
      `seek=${start}`,
      `count=${length}`,
      ...blocks,
    ]);
  }
  await next.finish();
  await guest.destroy();
  await run("qemu-img", ["compare", "-q", "-f", "qcow2", "-F", "raw", disk, whole]);
}, 120_000);

it("has a socket of its own where none is named, and is given up with its checkpoint", async () => {
  const guest = await startFull("offered", 4);
  const job = await guest.backup.pull({ checkpoint: { name: "never" }, disks: ["vda"] });
  const socket = /socket=(.*)$/.exec(job.exports[0]!.uri)![1]!;
  const said = await on.bed.inside("qemu-img", "info", "--output=json", `nbd+unix:///vda?socket=${socket}`);
  expect(JSON.parse(said)["virtual-size"]).toBe(mebibytes(4));
  const done = expect(job.done).rejects.toMatchObject({ kind: "cancelled" });
  await job.abort();
  await done;
  expect(await names(guest)).toEqual([]);
  expect((await run("ls", [on.bed.poolPath])).includes("offered.qcow2.backup-")).toBe(false);
});

it("fails when somebody else ends it, and its checkpoint goes", async () => {
  const guest = await startFull("ended", 1);
  const job = await guest.backup.pull({ checkpoint: { name: "never" } });
  const done = expect(job.done).rejects.toMatchObject({
    code: "virt.backup-failed",
    message: "The backup of guest 'ended' did not come to its end: Operation canceled.",
  });
  await on.bed.virsh("domjobabort", "ended");
  await done;
  expect(await names(guest)).toEqual([]);
});

it("may be over TCP", async () => {
  const guest = await startFull("remote", 1);
  const server = { transport: "tcp", name: on.bed.address, port: 10_809 } as const;
  const job = await guest.backup.pull({ server });
  expect(job.exports[0]?.uri).toBe(`nbd://${on.bed.address}:10809/vda`);
  await run("qemu-img", ["info", job.exports[0]!.uri]);
  await job.finish();
});

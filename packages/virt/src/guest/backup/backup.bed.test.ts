import { agentAnswers, agentDisk, agentGuest, run } from "@hob/beds";
import { bytes, mebibytes } from "@hob/units";
import { access, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BackupProgress, Guest } from "../../index.ts";
import { diskGuest } from "../../testing/disk-guest.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { removedAfterTest } from "../../testing/removed-after-test.ts";

const on = hostedBed({ defaultNetwork: false });

const pathOf = (name: string) => join(on.bed.poolPath, name);
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** A running guest with a disk of its own, on which it writes what the test wants. */
async function startWriter(
  name: string,
): Promise<{ guest: Guest; disk: string; write: (file: string) => Promise<void> }> {
  const disk = pathOf(`${name}.qcow2`);
  await run("qemu-img", ["convert", "-O", "qcow2", await agentDisk(), disk]);
  const guest = removedAfterTest(await on.host.defineGuest(await agentGuest({ name, disks: [disk], network: false })));
  await guest.start();
  await agentAnswers(on.bed, name);
  const agent = async (execute: string, parameters: object) => {
    const command = JSON.stringify({ execute, arguments: parameters });
    return JSON.parse(await on.bed.virsh("qemu-agent-command", name, command)).return;
  };
  return {
    guest,
    disk,
    async write(file) {
      const script = `dd if=/dev/urandom of=/data/${file} bs=64k count=64 && sync`;
      const { pid } = await agent("guest-exec", { path: "/bin/sh", arg: ["-c", script] });
      const status = () => agent("guest-exec-status", { pid });
      await expect.poll(status, { timeout: 20_000 }).toMatchObject({ exited: true, exitcode: 0 });
    },
  };
}

/** A guest without an operating system and with a disk full of data. */
async function startFull(name: string, sizeMiB: number): Promise<Guest> {
  const disk = pathOf(`${name}.qcow2`);
  await run("qemu-img", ["create", "-q", "-f", "qcow2", disk, `${sizeMiB}M`]);
  await run("qemu-io", ["-f", "qcow2", "-c", `write -P 5 0 ${sizeMiB}M`, disk]);
  const guest = removedAfterTest(await on.host.defineGuest(diskGuest(name, [{ path: disk }])));
  await guest.start();
  return guest;
}

const names = async (guest: Guest) => (await guest.checkpoints.list()).map(({ name }) => name);

describe("a backup that is pushed", () => {
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
});

describe("a backup that is pulled", () => {
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
});

describe("checkpoints", () => {
  it("follow one another, and what one noted goes to the one before it", async () => {
    const guest = await startFull("marked", 1);
    for (const name of ["one", "two", "three"]) await guest.checkpoints.create({ name });
    expect(await names(guest)).toEqual(["one", "two", "three"]);
    expect((await guest.checkpoints.get("three")).parent).toBe("two");
    await guest.checkpoints.delete("two");
    const { document, createdAt } = await guest.checkpoints.get("three");
    expect(document.parent).toBe("one");
    expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(60_000);
    const xml = await guest.checkpoints.xml("three", { secrets: true });
    await guest.checkpoints.delete("three", { metadataOnly: true });
    expect(await guest.checkpoints.redefine(xml)).toMatchObject({ name: "three", parent: "one" });
    await guest.checkpoints.delete("one", { children: "only" });
    expect(await names(guest)).toEqual(["one"]);
    await guest.checkpoints.delete("one", { children: "with" });
    expect(await names(guest)).toEqual([]);
    await expect(guest.checkpoints.get("one")).rejects.toMatchObject({ kind: "not-found" });
    await expect(guest.checkpoints.create({ disks: ["vdz"] })).rejects.toMatchObject({ code: "virt.disk-not-found" });
  });
});

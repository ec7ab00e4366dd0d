import { run } from "@hob/beds";
import { bytes, mebibytes } from "@hob/units";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { BlockJobProgress, Guest } from "../../index.ts";
import { diskGuest } from "../../testing/disk-guest.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { removedAfterTest } from "../../testing/removed-after-test.ts";

const on = hostedBed({ defaultNetwork: false });

const pathOf = (name: string) => join(on.bed.poolPath, name);
const image = (path: string) => run("qemu-img", ["info", "--output=json", path, "-U"]).then((text) => JSON.parse(text));

/** An image of so many MiB with data at its start, over others with data of their own. */
async function makeChain(sizeMiB: number, dataMiB: number, names: readonly string[]): Promise<readonly string[]> {
  const paths = names.map(pathOf);
  for (const [index, path] of paths.entries()) {
    const below = index === 0 ? [] : ["-F", "qcow2", "-b", paths[index - 1]!];
    await run("qemu-img", ["create", "-q", "-f", "qcow2", ...below, path, ...(index === 0 ? [`${sizeMiB}M`] : [])]);
    for (let written = 0; written < dataMiB; written += 512) {
      const length = Math.min(512, dataMiB - written);
      await run("qemu-io", ["-f", "qcow2", "-c", `write -P ${index + 1} ${index + written}M ${length}M`, path]);
    }
  }
  onTestFinished(async () => {
    for (const path of paths) await rm(path, { force: true });
  });
  return paths;
}

/** A guest without an operating system, whose disk lies over a chain. */
async function start(name: string, path: string, format = "qcow2"): Promise<Guest> {
  const guest = removedAfterTest(await on.host.defineGuest(diskGuest(name, [{ path, format }])));
  await guest.start();
  return guest;
}

const paths = async (guest: Guest) => (await guest.disk("vda").chain()).images.map(({ path }) => path);
const stored = async (guest: Guest) => /<source file='([^']*)'/.exec(await guest.xml({ inactive: true }))?.[1];

describe("a disk", () => {
  it("tells its sizes, its images with their formats, and what went through it", async () => {
    const [base, top] = await makeChain(64, 4, ["told.qcow2", "told.over"]);
    const guest = await start("told", top!);
    const disk = guest.disk("vda");
    expect(await disk.info()).toMatchObject({ capacity: mebibytes(64), allocation: expect.any(Number) });
    expect(await disk.chain()).toMatchObject({
      images: [
        { path: top, format: "qcow2", type: "file", index: expect.any(Number) },
        { path: base, format: "qcow2", type: "file", index: expect.any(Number) },
      ],
      complete: true,
    });
    await expect.poll(() => disk.statistics()).toMatchObject({ readRequests: expect.any(Number), writeBytes: 0 });
    expect(await disk.error()).toBeNull();
  });

  it("is peeked into where it is raw", async () => {
    const path = pathOf("peeked.raw");
    await writeFile(path, Buffer.concat([Buffer.alloc(4096), Buffer.from("a word"), Buffer.alloc(4090)]));
    onTestFinished(() => rm(path));
    const guest = await start("peeked", path, "raw");
    expect((await guest.disk("vda").peek(bytes(4096), 6)).toString()).toBe("a word");
  });

  it("says which disks there are when it is none of them", async () => {
    const [path] = await makeChain(1, 1, ["single.qcow2"]);
    const guest = await start("single", path!);
    await expect(guest.disk("vdz").chain()).rejects.toMatchObject({
      code: "virt.disk-not-found",
      message: "Guest 'single' has no disk 'vdz'; it has 'vda'.",
    });
  });

  it("knows its images also while the guest is off, as far as pools hold them", async () => {
    const [base, top] = await makeChain(8, 1, ["off.qcow2", "off.over"]);
    const guest = await start("off", top!);
    await guest.destroy();
    expect(await guest.disk("vda").chain()).toMatchObject({ images: [{ path: top }], complete: false });
    const pool = await on.host.createTransientPool(
      `<pool type='dir'><name>disks</name><target><path>${on.bed.poolPath}</path></target></pool>`,
    );
    expect(await guest.disk("vda").chain()).toMatchObject({
      images: [{ path: top }, { path: base, format: "qcow2" }],
      complete: true,
    });
    await guest.disk("vda").resize(mebibytes(16));
    expect((await image(top!))["virtual-size"]).toBe(mebibytes(16));
    await pool.destroy();
    await expect(guest.disk("vda").resize(mebibytes(32))).rejects.toMatchObject({ code: "virt.disk-refused" });
  });

  it("is made larger while the guest runs, and never smaller", async () => {
    const [path] = await makeChain(8, 1, ["grows.qcow2"]);
    const guest = await start("grows", path!);
    await guest.disk("vda").resize(mebibytes(24));
    expect((await guest.disk("vda").info()).capacity).toBe(mebibytes(24));
    await expect(guest.disk("vda").resize(mebibytes(8))).rejects.toMatchObject({
      code: "virt.disk-refused",
      message: "Making smaller disk 'vda' of guest 'grows' is refused: it has 24 MiB, and 8 MiB would cut its end off.",
    });
  });
});

describe("a copy", () => {
  it("of 2 GiB moves the running guest and its stored definition over, and tells how far it is", async () => {
    const [path] = await makeChain(2048, 2048, ["large.qcow2"]);
    const guest = await start("large", path!);
    const target = pathOf("large-moved.qcow2");
    onTestFinished(() => rm(target, { force: true }));
    const seen: BlockJobProgress[] = [];
    const job = await guest.disk("vda").copy({ format: "qcow2", source: { file: target } });
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
  }, 120_000);

  it("that is given up leaves the guest where it was", async () => {
    const [path] = await makeChain(256, 256, ["kept.qcow2"]);
    const guest = await start("kept", path!);
    const target = pathOf("kept-copy.qcow2");
    onTestFinished(() => rm(target, { force: true }));
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
    const target = pathOf("stays-copy.raw");
    onTestFinished(() => rm(target, { force: true }));
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
    const target = pathOf("waits-copy.qcow2");
    onTestFinished(() => rm(target, { force: true }));
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
    const target = pathOf("cut-copy.raw");
    onTestFinished(() => rm(target, { force: true }));
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
    const target = pathOf("ends-copy.qcow2");
    onTestFinished(() => rm(target, { force: true }));
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
    const target = pathOf("away-copy.qcow2");
    onTestFinished(() => rm(target, { force: true }));
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
    await expect(guest.disk("vda").copy({ format: "qcow2", source: { file: other! } })).rejects.toThrow(
      "already exists",
    );
  });
});

describe("a chain of images", () => {
  const names = ["base", "middle", "upper", "top"];
  let chain: readonly string[];
  beforeEach(async () => {
    chain = await makeChain(
      64,
      8,
      names.map((name) => `${name}.qcow2`),
    );
    await run("qemu-img", ["convert", "-O", "raw", chain.at(-1)!, pathOf("before.raw")]);
    onTestFinished(() => rm(pathOf("before.raw")));
  });
  /** What the guest sees must be what it saw before. */
  const isUnchanged = async (guest: Guest) => {
    const [top] = await paths(guest);
    await guest.destroy();
    await run("qemu-img", ["compare", "-q", "-f", "raw", "-F", "qcow2", pathOf("before.raw"), top!]);
  };

  it("is pulled into the image that is written to, whole", async () => {
    const guest = await start("pulled", chain[3]!);
    const job = await guest.disk("vda").pull({ speed: mebibytes(4) });
    await job.setSpeed(null);
    await job.done;
    expect(await paths(guest)).toEqual([chain[3]]);
    await isUnchanged(guest);
  });

  it("is pulled down to an image that stays", async () => {
    const guest = await start("rebased", chain[3]!);
    await (
      await guest.disk("vda").pull({ base: chain[0]! })
    ).done;
    expect(await paths(guest)).toEqual([chain[3], chain[0]]);
    await isUnchanged(guest);
  });

  it("is merged into the image below, which is then written to", async () => {
    const guest = await start("committed", chain[3]!);
    const [, below] = (await guest.disk("vda").chain()).images;
    await (
      await guest.disk("vda").commit({ base: below!.index! })
    ).done;
    expect(await paths(guest)).toEqual([chain[2], chain[1], chain[0]]);
    expect(await stored(guest)).toBe(chain[2]);
    await isUnchanged(guest);
  });

  it("is merged into the last one where none is named, and what was merged is deleted on request", async () => {
    const guest = await start("flat", chain[3]!);
    await (
      await guest.disk("vda").commit({ deleteMerged: true })
    ).done;
    expect(await paths(guest)).toEqual([chain[0]]);
    await expect(image(chain[3]!)).rejects.toThrow("No such file");
    await isUnchanged(guest);
  });

  it("is merged in its middle", async () => {
    const guest = await start("middle", chain[3]!);
    await (
      await guest.disk("vda").commitBelow({ top: chain[2]!, base: chain[1]! })
    ).done;
    expect(await paths(guest)).toEqual([chain[3], chain[1], chain[0]]);
    await isUnchanged(guest);
  });

  it("refuses an image that is not in it", async () => {
    const guest = await start("stranger", chain[3]!);
    await expect(guest.disk("vda").pull({ base: "/stranger.qcow2" })).rejects.toMatchObject({
      code: "virt.disk-refused",
      message:
        "Naming an image of disk 'vda' of guest 'stranger' is refused: '/stranger.qcow2' is none of the images that it lies over.",
    });
  });
});

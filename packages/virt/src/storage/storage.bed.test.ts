import { type Bed, startLibvirtd } from "@hob/beds";
import type { Hole } from "@hob/libvirt";
import { gibibytes, mebibytes } from "@hob/units";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Host, openHost, type Pool } from "../index.ts";

let bed: Bed;
let host: Host;
let pool: Pool;
beforeAll(async () => {
  bed = await startLibvirtd();
  host = openHost({ uri: bed.uri, name: "bed" });
  await host.whenConnected({ timeoutMs: 30_000 });
  pool = await host.definePool(xmlOfPool("default", bed.poolPath));
  await pool.build();
  await pool.start();
});
afterAll(async () => {
  await host.close();
  await bed.stop();
});

function xmlOfPool(name: string, path: string): string {
  return `<pool type='dir'><name>${name}</name><target><path>${path}</path></target></pool>`;
}
function xmlOfVolume(name: string, mib: number, format = "raw"): string {
  return `<volume><name>${name}</name><capacity unit='MiB'>${mib}</capacity><allocation>0</allocation><target><format type='${format}'/></target></volume>`;
}

it("tells a pool's state and room", async () => {
  expect((await host.pools()).map(({ name }) => name)).toEqual(["default"]);
  await pool.setAutostart(true);
  const info = await (await host.pool("default")).info();
  expect(info).toMatchObject({ state: "running", persistent: true, autostart: true });
  expect(info.capacity).toBeGreaterThan(info.available);
  expect(await pool.xml()).toContain(`<path>${bed.poolPath}</path>`);
});

it("makes, grows, finds and deletes a volume", async () => {
  const volume = await pool.createVolume(xmlOfVolume("a.qcow2", 10, "qcow2"));
  expect(volume).toMatchObject({ pool: "default", name: "a.qcow2", path: `${bed.poolPath}/a.qcow2` });
  expect(await volume.info()).toMatchObject({ type: "file", capacity: mebibytes(10) });
  await volume.resize(gibibytes(3));
  expect((await volume.info()).capacity).toBe(gibibytes(3));
  expect((await host.volumeByPath(volume.path)).key).toBe(volume.key);
  expect((await pool.volumes()).map(({ name }) => name)).toContain("a.qcow2");
  await volume.delete();
  await expect(pool.volume("a.qcow2")).rejects.toMatchObject({ code: "libvirt.no-storage-vol", kind: "not-found" });
});

it("refuses a second volume of one name", async () => {
  const volume = await pool.createVolume(xmlOfVolume("twice", 1));
  await expect(pool.createVolume(xmlOfVolume("twice", 1))).rejects.toMatchObject({ kind: "conflict" });
  await volume.delete();
});

it("carries a volume's bytes both ways and clones them", async () => {
  const bytes = Buffer.alloc(5_000_001, "every byte counts; ");
  const volume = await pool.createVolume(xmlOfVolume("bytes", 8));
  await pipeline(Readable.from([bytes.subarray(0, 3_000_000), bytes.subarray(3_000_000)]), await volume.upload());
  expect((await buffer(await volume.download({ length: mebibytes(1) }))).equals(bytes.subarray(0, 1024 ** 2))).toBe(
    true,
  );
  const copy = await pool.cloneVolume(xmlOfVolume("copy", 8), volume);
  expect((await buffer(await copy.download())).subarray(0, bytes.length).equals(bytes)).toBe(true);
  await Promise.all([volume.delete(), copy.delete()]);
});

it("reads a volume only as fast as it is read, while other calls go on", async () => {
  const volume = await pool.createVolume(xmlOfVolume("slow", 64));
  const stream = await volume.download();
  await new Promise((resolve) => stream.once("readable", resolve));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((stream as Readable).readableLength).toBeLessThan(mebibytes(4));
  expect((await host.facts()).hostname).toBe(bed.hostname);
  expect((await buffer(stream)).length).toBe(mebibytes(64));
  await volume.delete();
});

it("gives up an upload half way without harm", async () => {
  const volume = await pool.createVolume(xmlOfVolume("half", 8));
  const stream = await volume.upload();
  stream.write(Buffer.alloc(100_000));
  const closed = new Promise((resolve) => stream.once("close", resolve));
  stream.destroy();
  await closed;
  expect((await volume.info()).capacity).toBe(mebibytes(8));
  await volume.delete();
});

it("says what is wrong when more is uploaded than there is room for", async () => {
  const volume = await pool.createVolume(xmlOfVolume("small", 1));
  const stream = await volume.upload({ length: mebibytes(1) });
  await expect(pipeline(Readable.from([Buffer.alloc(4 * 1024 ** 2)]), stream)).rejects.toMatchObject({
    code: expect.stringMatching(/^libvirt\./),
  });
  await volume.delete();
});

it("reaches files outside of pools through a transient pool, which leaves them when it is destroyed", async () => {
  const transient = await host.createTransientPool(xmlOfPool("passing", `${bed.poolPath}/deep`), { build: true });
  expect(await transient.info()).toMatchObject({ state: "running", persistent: false });
  const volume = await transient.createVolume(xmlOfVolume("kept", 1));
  await transient.destroy();
  await expect(host.pool("passing")).rejects.toMatchObject({ kind: "not-found" });
  expect(await bed.inside("ls", "-1", `${bed.poolPath}/deep`)).toContain("kept");
  await expect(volume.info()).rejects.toMatchObject({ kind: "not-found" });
});

it("carries holes as such, both ways", async () => {
  const source = await pool.createVolume(xmlOfVolume("sparse", 64));
  const upload = (await source.uploadSparse()).getWriter();
  await upload.write(Buffer.from("begin"));
  await upload.write({ hole: BigInt(mebibytes(60)) - 5n });
  await upload.write(Buffer.from("end"));
  await upload.close();
  const { allocation } = await source.info();
  expect(allocation).toBeLessThan(mebibytes(2));

  const copy = await pool.createVolume(xmlOfVolume("sparse-copy", 64));
  let sent = 0;
  const counted = new TransformStream<Uint8Array | Hole, Uint8Array | Hole>({
    transform(piece, controller) {
      if (!("hole" in piece)) sent += piece.length;
      controller.enqueue(piece);
    },
  });
  await (await source.downloadSparse()).pipeThrough(counted).pipeTo(await copy.uploadSparse());
  expect(sent).toBeLessThan(mebibytes(2));
  expect((await copy.info()).allocation).toBeLessThan(mebibytes(2));
  expect((await buffer(await copy.download())).equals(await buffer(await source.download()))).toBe(true);

  const given = (await source.downloadSparse()).getReader();
  await given.read();
  await given.cancel();
  await Promise.all([source.delete(), copy.delete()]);
});

it("shrinks only when it is told to, allocates at once, and tells a file's own size", async () => {
  const volume = await pool.createVolume(xmlOfVolume("size", 8));
  await expect(volume.resize(mebibytes(4))).rejects.toMatchObject({
    kind: expect.stringMatching(/^(invalid|conflict)$/),
  });
  await volume.resize(mebibytes(4), { shrink: true });
  expect((await volume.info()).capacity).toBe(mebibytes(4));
  expect(await volume.physicalSize()).toBe(mebibytes(4));
  await volume.resize(mebibytes(6), { allocate: true });
  expect((await volume.info()).allocation).toBeGreaterThanOrEqual(mebibytes(2));
  await volume.delete();
});

it("overwrites a volume so that nothing of it is left", async () => {
  const volume = await pool.createVolume(xmlOfVolume("secret", 1));
  await pipeline(Readable.from([Buffer.alloc(1024 ** 2, "secret")]), await volume.upload());
  await volume.wipe();
  expect((await buffer(await volume.download())).equals(Buffer.alloc(1024 ** 2))).toBe(true);
  const scrubbed = await volume.wipe("nnsa").catch((error: unknown) => error);
  // The other ways need a program on the host, which says itself when it is missing.
  if (scrubbed !== undefined) expect(scrubbed).toMatchObject({ code: expect.stringMatching(/^libvirt\./) });
  await volume.delete();
});

it("tells which pools and formats there can be, and of what pools could be made", async () => {
  const { pools } = await host.storageCapabilities();
  expect(pools.find(({ type }) => type === "dir")).toMatchObject({
    supported: true,
    volOptions: { targetFormats: expect.arrayContaining(["qcow2", "raw"]) },
  });
  expect(await host.storageCapabilities()).toBe(await host.storageCapabilities());
  await expect(host.findPoolSources("dir")).rejects.toMatchObject({
    kind: expect.stringMatching(/unsupported|invalid/),
  });
  const exports = await host
    .findPoolSources("netfs", { hosts: [{ name: "127.0.0.1" }], devices: [] })
    .catch((error: unknown) => error);
  if (!Array.isArray(exports)) expect(exports).toMatchObject({ code: expect.stringMatching(/^libvirt\./) });
});

it("finds pools by UUID and target, and volumes by key; builds and deletes what a pool stands for", async () => {
  expect((await host.pool(pool.uuid)).name).toBe("default");
  expect((await host.poolByTarget(bed.poolPath)).uuid).toBe(pool.uuid);
  const volume = await pool.createVolume(xmlOfVolume("keyed", 1));
  expect((await host.volumeByKey(volume.key)).name).toBe("keyed");
  await volume.delete();

  const built = await host.definePool(xmlOfPool("built", `${bed.poolPath}/built`));
  await built.build();
  expect(await built.xml({ inactive: true })).toContain("built");
  await built.delete();
  await expect(built.start()).rejects.toMatchObject({ code: expect.stringMatching(/^libvirt\./) });
  await built.undefine();
});

it("makes a qcow2 whose tables are written at once", async () => {
  const [lazy, prepared] = await Promise.all([
    pool.createVolume(xmlOfVolume("lazy", 1024, "qcow2")),
    pool.createVolume(xmlOfVolume("prepared", 1024, "qcow2"), { preallocateMetadata: true }),
  ]);
  expect(await prepared.physicalSize()).toBeGreaterThan(await lazy.physicalSize());
  await Promise.all([lazy.delete(), prepared.delete()]);
});

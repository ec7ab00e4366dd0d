import { bytes, mebibytes } from "@hob/units";
import { rm, writeFile } from "node:fs/promises";
import { expect, it, onTestFinished } from "vitest";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { diskChains } from "../../testing/disk-chains.ts";

const on = hostedBed({ defaultNetwork: false });
const { pathOf, makeChain, start, image } = diskChains(on);

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

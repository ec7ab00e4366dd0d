import { run } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { beforeEach, expect, it } from "vitest";
import type { Guest } from "../../index.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { diskChains } from "../../testing/disk-chains.ts";

const on = hostedBed({ defaultNetwork: false });
const { passing, makeChain, start, paths, stored, image } = diskChains(on);

const names = ["base", "middle", "upper", "top"];
let chain: readonly string[];
let before: string;
beforeEach(async () => {
  chain = await makeChain(
    64,
    8,
    names.map((name) => `${name}.qcow2`),
  );
  before = passing("before.raw");
  await run("qemu-img", ["convert", "-O", "raw", chain.at(-1)!, before]);
});
/** What the guest sees must be what it saw before. */
const isUnchanged = async (guest: Guest) => {
  const [top] = await paths(guest);
  await guest.destroy();
  await run("qemu-img", ["compare", "-q", "-f", "raw", "-F", "qcow2", before, top!]);
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

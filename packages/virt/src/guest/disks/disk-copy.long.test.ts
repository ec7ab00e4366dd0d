import { run } from "@hob/beds";
import { expect, it } from "vitest";
import type { BlockJobProgress } from "../../index.ts";
import { hostedBed } from "../../testing/hosted-bed.ts";
import { diskChains } from "../../testing/disk-chains.ts";

const on = hostedBed({ defaultNetwork: false });
const { passing, makeChain, start, paths, stored } = diskChains(on);

it("of 2 GiB moves the running guest and its stored definition over, and tells how far it is", async () => {
  const [path] = await makeChain(2048, 2048, ["large.qcow2"]);
  const guest = await start("large", path!);
  const target = passing("large-moved.qcow2");
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

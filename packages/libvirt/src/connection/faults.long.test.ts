import { type Bed, type FaultyProxy, startFaultyProxy, startLibvirtd } from "@hob/beds";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, type TestContext } from "vitest";
import { runFaultCycles } from "../testing/fault-cycles.ts";
import { countRemains, noteRejections } from "../testing/fault-remains.ts";
import { troubleDaemon } from "../testing/fault-troubles.ts";
import { daemonTroubles } from "../testing/faulty-daemon.ts";
import { steppedCalls, steppedDownload, steppedUpload } from "../testing/faulty-steps.ts";
import { type FaultyVolume, makeFaultyVolumes } from "../testing/faulty-volume.ts";
import { faultyCalls, faultyStreams } from "../testing/faulty-works.ts";

/** Of faults at some byte, for calls and for streams. */
const cycles = 10_000;
/** Of a real daemon's troubles, of each kind for each kind of work. */
const rounds = 50;

let bed: Bed;
let lanes: readonly { readonly proxy: FaultyProxy; readonly volume: FaultyVolume }[];
beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
  const volumes = await makeFaultyVolumes(bed, 4);
  lanes = await Promise.all(volumes.map(async (volume) => ({ volume, proxy: await startFaultyProxy(bed) })));
});
afterAll(async () => {
  await Promise.all(lanes.map(({ proxy }) => proxy.close()));
  await bed.stop();
});

let rejections: ReturnType<typeof noteRejections>;
beforeEach(() => {
  rejections = noteRejections();
});
afterEach(() => {
  rejections[Symbol.dispose]();
  expect(rejections.noted).toEqual([]);
});

/** Fulfilled when the proxies have closed all connections: a daemon that was not told of an end finds out by its own pings. */
async function disconnected(): Promise<void> {
  const open = () => lanes.map(({ proxy }) => proxy.connections);
  await expect.poll(open, { timeout: 60_000 }).toEqual(lanes.map(() => 0));
}

/** Has something happen often after it happened for a while, and looks at what is left of it. */
async function expectNothingLeft(
  { annotate }: TestContext,
  awhile: () => Promise<unknown>,
  often: () => Promise<unknown>,
): Promise<void> {
  await awhile();
  await disconnected();
  const before = await countRemains();
  const began = performance.now();
  await often();
  const seconds = Math.round((performance.now() - began) / 1000);
  await disconnected();
  const after = await countRemains();
  const [heap, outside] = [after.heap - before.heap, after.outside - before.outside];
  await annotate(`${seconds} s; the heap grew by ${heap} bytes, what it holds outside by ${outside}`);
  expect(after.handles).toEqual(before.handles);
  expect(heap).toBeLessThan(1_000_000);
  expect(outside).toBeLessThan(1_000_000);
}

it.for([
  ["a call", () => faultyCalls],
  ["a stream", ({ ref }: FaultyVolume) => faultyStreams(ref)],
] as const)("survives ten thousand faults at any point of %s, and keeps nothing of them", async ([, work], context) => {
  const run = async (from: number, to: number) => {
    const count = to - from;
    const { happened, succeeded, failed, crashed } = await runFaultCycles(
      bed,
      lanes.map(({ proxy, volume }) => ({ proxy, work: work(volume) })),
      { from, to },
    );
    const codes = [...failed].map(([code, times]) => `${code} ${times}`).join(", ");
    await context.annotate(
      `${count} cycles: ${happened} faults happened, ${succeeded} succeeded; ${codes}; libvirtd crashed in ${crashed}`,
    );
    expect(crashed).toBeLessThanOrEqual(count / 100);
    expect(happened).toBeGreaterThanOrEqual(count * 0.9);
    expect(succeeded).toBeGreaterThanOrEqual(count / 6);
  };
  await expectNothingLeft(
    context,
    () => run(0, cycles / 5),
    () => run(cycles / 5, cycles),
  );
});

it.for([
  ["a call", () => steppedCalls],
  ["an upload", steppedUpload],
  ["a download", steppedDownload],
] as const)("survives a daemon that dies or hangs at any point of %s, and keeps nothing", async ([, work], context) => {
  const [{ volume }] = lanes as [(typeof lanes)[number]];
  const run = async (from: number, to: number) => {
    let crashed = 0;
    for (const trouble of Object.values(daemonTroubles)) {
      for (let seed = from; seed < to; seed += 1) {
        if (await troubleDaemon(bed, work(volume), trouble, seed)) crashed += 1;
      }
    }
    const troubled = (to - from) * Object.keys(daemonTroubles).length;
    await context.annotate(`${troubled} troubles; libvirtd crashed after ${crashed}`);
    expect(crashed).toBeLessThanOrEqual(Math.max(1, troubled / 20));
  };
  await expectNothingLeft(
    context,
    () => run(0, rounds / 5),
    () => run(rounds / 5, rounds),
  );
});

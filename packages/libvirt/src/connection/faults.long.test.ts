import { type Bed, type FaultyProxy, startFaultyProxy, startLibvirtd } from "@hob/beds";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openConnection, storagePoolCreateXml, storageVolumeCreateXml, type StorageVolumeRef } from "../index.ts";
import { runFaultCycles } from "../testing/fault-cycles.ts";
import { faultyCalls, faultyStreams } from "../testing/faulty-works.ts";

const cycles = 10_000;

let bed: Bed;
let proxy: FaultyProxy;
let volume: StorageVolumeRef;
beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
  proxy = await startFaultyProxy(bed);
  const connection = await openConnection(bed.uri);
  const xml = `<pool type='dir'><name>bytes</name><target><path>${bed.poolPath}</path></target></pool>`;
  const { pool } = await connection.call(storagePoolCreateXml, { xml });
  ({ volume } = await connection.call(storageVolumeCreateXml, {
    pool,
    xml: "<volume><name>v</name><capacity unit='MiB'>1</capacity></volume>",
  }));
  await connection.close();
});
afterAll(async () => {
  await proxy.close();
  await bed.stop();
});

/** What is left of the heap when all that can go is gone. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

it.each([
  ["a call", () => faultyCalls],
  ["a stream", () => faultyStreams(volume)],
])("survives ten thousand faults at any point of %s, and keeps nothing of them", async (_name, work) => {
  await runFaultCycles(proxy, proxy.uri, work(), 100);
  await expect.poll(() => proxy.connections).toBe(0);
  const before = heap();
  const resources = process.getActiveResourcesInfo().length;
  const { succeeded } = await runFaultCycles(proxy, proxy.uri, work(), cycles);
  expect(succeeded).toBeGreaterThanOrEqual(cycles / 6);
  await expect.poll(() => proxy.connections).toBe(0);
  await expect.poll(() => process.getActiveResourcesInfo().length).toBeLessThanOrEqual(resources);
  expect(heap() - before).toBeLessThan(5_000_000);
});

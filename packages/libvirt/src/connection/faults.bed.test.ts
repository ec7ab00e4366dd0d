import { type Bed, type FaultyProxy, startFaultyProxy, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openConnection, storagePoolCreateXml, storageVolumeCreateXml, type StorageVolumeRef } from "../index.ts";
import { runFaultCycles } from "../testing/fault-cycles.ts";
import { faultyCalls, faultyStreams } from "../testing/faulty-works.ts";

const cycles = 60;

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

it.each([
  ["a call", () => faultyCalls],
  ["a stream", () => faultyStreams(volume)],
])("survives a daemon that dies, hangs, fills up or talks nonsense at any point of %s", async (_name, work) => {
  const { succeeded, failed } = await runFaultCycles(proxy, proxy.uri, work(), cycles);
  expect(succeeded).toBeGreaterThanOrEqual(cycles / 6);
  expect([...failed.keys()]).toContain("libvirt.connection-lost");
  await expect.poll(() => proxy.connections).toBe(0);
});

it("survives a libvirtd that is killed in the middle of a call or a stream", async () => {
  for (const work of [faultyCalls, faultyStreams(volume)]) {
    const connection = await openConnection(bed.uri);
    const working = (async () => {
      for (;;) await work.run(connection);
    })();
    const [failure] = await Promise.all([working.catch((error: unknown) => error), bed.stopDaemon("SIGKILL")]);
    expect(failure).toMatchObject({ code: "libvirt.connection-lost", kind: "unavailable" });
    expect(await connection.closed).toMatchObject({ reason: expect.stringMatching(/^(end-of-file|error)$/) });
    await bed.startDaemon();
  }
});

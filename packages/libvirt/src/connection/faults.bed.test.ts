import { type Bed, type FaultyProxy, startFaultyProxy, startLibvirtd } from "@hob/beds";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectGetHostname, openConnection } from "../index.ts";
import { runFaultCycles } from "../testing/fault-cycles.ts";
import { troubleDaemon } from "../testing/fault-troubles.ts";
import { daemonTroubles } from "../testing/faulty-daemon.ts";
import { steppedCalls, steppedDownload, steppedUpload } from "../testing/faulty-steps.ts";
import { type FaultyVolume, makeFaultyVolumes } from "../testing/faulty-volume.ts";
import { faultyCalls, faultyStreams } from "../testing/faulty-works.ts";

const cycles = 42;

let bed: Bed;
let proxy: FaultyProxy;
let volume: FaultyVolume;
beforeAll(async () => {
  bed = await startLibvirtd({ defaultNetwork: false });
  proxy = await startFaultyProxy(bed);
  [volume] = (await makeFaultyVolumes(bed, 1)) as [FaultyVolume];
});
afterAll(async () => {
  await proxy.close();
  await bed.stop();
});

it.each([
  ["a call", () => faultyCalls],
  ["a stream", () => faultyStreams(volume.ref)],
])("survives bytes that end, stop, are lost or changed at any point of %s", async (_name, work) => {
  const { happened, succeeded, failed } = await runFaultCycles(bed, [{ proxy, work: work() }], { to: cycles });
  expect(happened).toBeGreaterThanOrEqual(cycles * 0.9);
  expect(succeeded).toBeGreaterThanOrEqual(cycles / 6);
  expect([...failed.keys()]).toContain("libvirt.connection-lost");
  // A daemon that was not told of an end finds out by its own pings.
  await expect.poll(() => proxy.connections, { timeout: 60_000 }).toBe(0);
});

describe.each(Object.entries(daemonTroubles))("a libvirtd that is %s", (_name, trouble) => {
  it.each([
    ["a call", () => steppedCalls],
    ["an upload", () => steppedUpload(volume)],
    ["a download", () => steppedDownload(volume)],
  ])("is survived by %s", async (_work, work) => {
    await troubleDaemon(bed, work(), trouble, trouble.told === null ? 1 : 2);
  });
});

it("says of a daemon that hangs when a connection is opened that it says nothing", async () => {
  await bed.pauseDaemon();
  try {
    const opening = openConnection(bed.uri, { signal: AbortSignal.timeout(300) });
    await expect(opening).rejects.toMatchObject({
      code: "libvirt.connect-timeout",
      message: expect.stringContaining("takes the connection, and the daemon says nothing"),
    });
  } finally {
    bed.resumeDaemon();
  }
  const connection = await openConnection(bed.uri);
  expect(await connection.call(connectGetHostname, {})).toMatchObject({ hostname: bed.hostname });
  await connection.close();
});

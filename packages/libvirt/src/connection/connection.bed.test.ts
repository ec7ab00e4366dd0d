import { type Bed, startLibvirtd, testNode } from "@hob/beds";
import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import {
  type Connection,
  connectDomainEventCallbackRegisterAny,
  connectGetAllDomainStats,
  connectGetCapabilities,
  connectGetHostname,
  connectGetLibVersion,
  connectGetType,
  connectGetUri,
  connectListAllDomains,
  connectListAllNetworks,
  domainCreateXml,
  domainDestroyFlags,
  domainEventId,
  domainEventLifecycle,
  domainGetMetadata,
  domainGetXmlDesc,
  domainModificationImpact,
  domainInterfaceAddresses,
  domainInterfaceAddressesSource,
  domainMetadataType,
  domainOpenConsole,
  domainScreenshot,
  domainSetMetadata,
  domainStats,
  domainStatsFlag,
  networkGetDhcpLeases,
  nodeGetInfo,
  openConnection,
  storagePoolCreateXml,
  storageVolumeCreateXml,
  storageVolumeDownload,
  storageVolumeUpload,
} from "../index.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

async function open(uri = bed.uri, readOnly = false): Promise<Connection> {
  const connection = await openConnection(uri, { readOnly });
  onTestFinished(() => connection.close());
  return connection;
}

const xmlOfTiny = (name: string) =>
  `<domain type='qemu'><name>${name}</name><memory unit='MiB'>16</memory><os><type machine='pc'>hvm</type></os>
  <devices><serial type='pty'/><video><model type='vga'/></video><interface type='network'><source network='default'/></interface></devices></domain>`;

it("asks a daemon what it is", async () => {
  const connection = await open();
  const answers = await Promise.all([
    connection.call(connectGetType, {}),
    connection.call(connectGetUri, {}),
    connection.call(connectGetHostname, {}),
    connection.call(nodeGetInfo, {}),
  ]);
  expect(answers).toMatchObject([
    { type: "QEMU" },
    { uri: "qemu:///system" },
    { hostname: bed.hostname },
    { model: "x86_64" },
  ]);
  const { version } = await connection.call(connectGetLibVersion, {});
  const text = `${version / 1_000_000n}.${(version / 1000n) % 1000n}.${version % 1000n}`;
  expect(await bed.virsh("version", "--daemon")).toContain(`libvirt ${text}`);
});

it("reads byte for byte what virsh reads", async () => {
  const connection = await open();
  const { capabilities } = await connection.call(connectGetCapabilities, {});
  expect(capabilities.trimEnd()).toBe((await bed.virsh("capabilities")).trimEnd());
});

it("opens a read-only connection on which changes are refused", async () => {
  const connection = await open(bed.uri, true);
  await expect(connection.call(domainCreateXml, { xml: xmlOfTiny("no") })).rejects.toMatchObject({
    code: "libvirt.operation-denied",
    kind: "denied",
  });
});

it("says what libvirt says when a driver does not open", async () => {
  await expect(openConnection(`nonesuch+unix:///system?socket=${bed.socket}`)).rejects.toMatchObject({
    code: expect.stringMatching(/^libvirt\./),
    details: { procedure: "connectOpen (1)" },
  });
});

it("runs a guest: events, figures, notes, picture and console over one connection", async () => {
  const connection = await open();
  const events: number[] = [];
  connection.onEvent(domainEventLifecycle, ({ event }) => events.push(event));
  await connection.call(connectDomainEventCallbackRegisterAny, { eventId: domainEventId.lifecycle });
  const { dom } = await connection.call(domainCreateXml, { xml: xmlOfTiny("runs") });
  // The daemon sends events from its main loop: they may come after the answer.
  await expect.poll(() => events).toContain(2);

  const { records } = await connection.call(connectGetAllDomainStats, {
    domains: [dom],
    stats: domainStats.state | domainStats.interface,
    flags: domainStatsFlag.noWait,
  });
  expect(records[0]?.parameters.toObject()).toMatchObject({ "state.state": 1, "net.count": 1, "net.0.name": "vnet0" });

  const metadata = { dom, type: domainMetadataType.element, uri: "urn:hob-test", flags: domainModificationImpact.live };
  await connection.call(domainSetMetadata, { ...metadata, key: "hob", metadata: "<note>ä</note>" });
  expect((await connection.call(domainGetMetadata, metadata)).metadata).toBe("<note>ä</note>");

  const addresses = { dom, source: domainInterfaceAddressesSource.lease };
  expect(await connection.call(domainInterfaceAddresses, addresses)).toEqual({ interfaces: [] });
  const { networks } = await connection.call(connectListAllNetworks, { needResults: true });
  const network = networks.find(({ name }) => name === "default");
  expect(network).toBeDefined();
  expect(
    await connection.call(networkGetDhcpLeases, { network: network ?? { name: "", uuid: "" }, needResults: true }),
  ).toEqual({
    leases: [],
    count: 0,
  });

  const { result, stream } = await connection.openStream(domainScreenshot, { dom, screen: 0 });
  expect(result.mime).toBe("image/png");
  expect((await buffer(stream)).subarray(1, 4).toString()).toBe("PNG");

  const console = (await connection.openStream(domainOpenConsole, { dom, device: null })).stream;
  console.resume();
  console.write("x");
  console.end();
  await finished(console);

  await connection.call(domainDestroyFlags, { dom });
  await expect.poll(() => events).toContain(5);
});

it("carries bytes into a volume and out of it unchanged", async () => {
  const connection = await open();
  const { pool } = await connection.call(storagePoolCreateXml, {
    xml: `<pool type='dir'><name>bytes</name><target><path>${bed.poolPath}</path></target></pool>`,
  });
  const { volume } = await connection.call(storageVolumeCreateXml, {
    pool,
    xml: "<volume><name>v</name><capacity unit='MiB'>4</capacity></volume>",
  });
  const bytes = Buffer.from(Array.from({ length: 3_000_003 }, (_, index) => index % 251));
  const upload = (await connection.openStream(storageVolumeUpload, { volume, offset: 0n, length: 0n })).stream;
  upload.end(bytes);
  await finished(upload);
  const length = BigInt(bytes.length);
  const download = (await connection.openStream(storageVolumeDownload, { volume, offset: 0n, length })).stream;
  expect((await buffer(download)).equals(bytes)).toBe(true);
});

it("lists thousands of simulated guests and reads the XML of all, many calls in flight", async () => {
  const connection = await open(bed.testUri(await testNode(2000)));
  const { domains, count } = await connection.call(connectListAllDomains, { needResults: true });
  expect([domains.length, count]).toEqual([2000, 2000]);
  const xml = await Promise.all(domains.map((dom) => connection.call(domainGetXmlDesc, { dom })));
  for (const [index, { name, uuid }] of domains.entries()) {
    expect(xml[index]?.xml).toContain(`<name>${name}</name>`);
    expect(xml[index]?.xml).toContain(`<uuid>${uuid}</uuid>`);
  }
});

import { type Bed, startLibvirtd } from "@hob/beds";
import { kibibytes } from "@hob/units";
import { parseXml } from "@hob/xml";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  coverage,
  type Element,
  hostInterface,
  type Network,
  network,
  type NetworkPort,
  networkPort,
  nodeDevice,
  nwfilter,
  read,
  secret,
  storagePool,
  storagePoolCapabilities,
  write,
} from "./index.ts";

let directory: string;
let bed: Bed;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "hob-host-documents-"));
  bed = await startLibvirtd();
});
afterAll(async () => {
  await bed.stop();
  await rm(directory, { recursive: true });
});

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/${name}.xml`, "utf8");

async function file(xml: string): Promise<string> {
  const path = join(directory, "document.xml");
  await writeFile(path, xml);
  return path;
}

/** What libvirt's test driver, which keeps nothing from call to call, answers to several commands. */
async function testDriver(...commands: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("virsh", ["-q", "-c", "test:///default", commands.join("; ")]);
  return stdout;
}

/** The value of a document, of which nothing may be unknown. */
function readWhole<T extends object>(declared: Element<T>, told: string): T {
  const xml = told.slice(told.indexOf(`<${declared.name}`));
  const { untyped } = coverage(declared as Element<object>, parseXml(xml).root);
  expect(untyped.filter((path) => !path.includes("/metadata/"))).toEqual([]);
  return read(declared, xml);
}

/** A network without libvirt's own notes of a running one. */
function asStored({ connections: _connections, forward, ...value }: Network): Network {
  const stored = <T extends { readonly connections?: number }>({ connections: _connections, ...each }: T) => each;
  if (!forward) return value;
  const { addresses, interfaces, ...way } = forward;
  return {
    ...value,
    forward: { ...way, interfaces: interfaces.map(stored), ...(addresses && { addresses: addresses.map(stored) }) },
  };
}

const lines = (told: string) => told.split("\n").flatMap((line) => line.trim().split(/\s{2,}/)[0] || []);

test("every device of this host is known whole, by one capability", async () => {
  const names = lines(await bed.virsh("nodedev-list"));
  expect(names).toContain("computer");
  for (const name of names) {
    const device = readWhole(nodeDevice, await bed.virsh("nodedev-dumpxml", name));
    const { name: told, path: _path, devnodes: _devnodes, parent: _parent, driver: _driver, ...capabilities } = device;
    expect(told).toBe(name);
    expect(Object.keys(capabilities), name).toHaveLength(1);
  }
});

test("libvirt makes the device that is asked for, and tells of it", async () => {
  const wanted = {
    parent: "scsi_host1",
    scsiHost: { host: 0, fcHost: { wwnn: "2000000012341234", wwpn: "1000000012341234" } },
  };
  const told = await testDriver(
    "nodedev-dumpxml scsi_host1",
    `nodedev-create ${await file(write(nodeDevice, { name: "new", ...wanted }))}`,
    "nodedev-dumpxml scsi_host12",
  );
  const [parent = "", made = ""] = told.match(/<device>[^]*?<\/device>/g) ?? [];
  expect(readWhole(nodeDevice, parent).scsiHost?.vportOps).toEqual({ maxVports: 0, vports: 0 });
  expect(readWhole(nodeDevice, made)).toMatchObject({
    name: "scsi_host12",
    parent: "scsi_host1",
    scsiHost: { fcHost: wanted.scsiHost.fcHost },
  });
});

test("what pools a host can have is known whole", async () => {
  const { pools } = readWhole(storagePoolCapabilities, await bed.virsh("pool-capabilities"));
  const pool = (type: string) => pools.find((each) => each.type === type);
  expect(pool("dir")).toMatchObject({ supported: true, volOptions: { defaultFormat: "raw" } });
  expect(pool("dir")?.volOptions?.targetFormats).toContain("qcow2");
  expect(pool("netfs")?.poolOptions).toEqual({
    defaultFormat: "auto",
    sourceFormats: ["auto", "nfs", "glusterfs", "cifs"],
  });
});

test.each(["btrfs", "nfs", "partitions", "logical", "adapter", "adapter-stable", "adapter-fibre", "iscsi"])(
  "libvirtd takes a pool as it is written here, and tells the same of it: %s",
  async (name) => {
    const {
      capacity: _c,
      allocation: _a,
      available: _v,
      ...value
    } = read(storagePool, fixture(`storage-pool-${name}`));
    await bed.virsh("pool-define", await file(write(storagePool, value)), "--validate");
    const told = readWhole(storagePool, await bed.virsh("pool-dumpxml", value.name ?? ""));
    const { capacity, allocation, available, source, ...rest } = told;
    expect([capacity, allocation, available]).toEqual([0, 0, 0]);
    // Where there is room is found anew by a pool that runs.
    const devices = value.source?.devices.map(({ freeExtents: _freeExtents, ...device }) => device);
    expect({ ...rest, ...(value.source && { source }) }).toEqual({
      ...value,
      ...(value.source && { source: { ...value.source, devices } }),
    });
    await bed.virsh("pool-undefine", value.name ?? "");
  },
);

test.each(["named", "lab"])(
  "libvirtd takes a network as it is written here, and tells the same of it: %s",
  async (name) => {
    const value = read(network, fixture(`network-${name}`));
    await bed.virsh("net-define", await file(write(network, value)), "--validate");
    const told = readWhole(network, await bed.virsh("net-dumpxml", "--inactive", value.name));
    expect(told).toEqual(asStored(value));
    await bed.virsh("net-undefine", value.name);
  },
);

// This host has no virtual functions and no such switch, and the test driver does not look for them.
test.each(["functions", "physical-function", "switched"])(
  "libvirt takes a network as it is written here, and tells the same of it: %s",
  async (name) => {
    const value = read(network, fixture(`network-${name}`));
    const told = await testDriver(`net-define ${await file(write(network, value))}`, `net-dumpxml ${value.name}`);
    expect(readWhole(network, told)).toEqual(asStored(value));
  },
);

test("a port of a network is made as it is written here, and told the same", async () => {
  // Of a network with NAT, which cannot do the rest.
  const { uuid, owner, mac, isolated, trustGuestRxFilters } = read(networkPort, fixture("network-port-bridged"));
  const bandwidth = { inbound: { average: kibibytes(1000), peak: kibibytes(2000), burst: kibibytes(64) } };
  const value: NetworkPort = {
    uuid,
    owner,
    mac,
    bandwidth,
    isolated: isolated ?? true,
    trustGuestRxFilters: trustGuestRxFilters ?? true,
  };
  await bed.virsh("net-port-create", "default", await file(write(networkPort, value)), "--validate");
  const told = readWhole(networkPort, await bed.virsh("net-port-dumpxml", "default", value.uuid));
  const bridge = (await bed.virsh("net-dumpxml", "default")).match(/<bridge name='([^']+)'/)?.[1];
  expect(told).toEqual({ ...value, plug: { type: "network", bridge } });
  expect(lines(await bed.virsh("net-port-list", "default"))).toEqual([value.uuid]);
  await bed.virsh("net-port-delete", "default", value.uuid);
});

test("the filters that libvirt brings are known whole", async () => {
  const names = (await bed.virsh("nwfilter-list")).split("\n").flatMap((line) => line.trim().split(/\s+/)[1] ?? []);
  expect(names).toContain("clean-traffic");
  for (const name of names) expect(readWhole(nwfilter, await bed.virsh("nwfilter-dumpxml", name)).name).toBe(name);
});

test.each(["ethernet", "packets", "connections", "unvalidated"])(
  "libvirtd takes a filter as it is written here, and tells the same of it: %s",
  async (name) => {
    const value = read(nwfilter, fixture(`nwfilter-${name}`));
    await bed.virsh("nwfilter-define", await file(write(nwfilter, value)));
    expect(readWhole(nwfilter, await bed.virsh("nwfilter-dumpxml", value.name))).toEqual(value);
    await bed.virsh("nwfilter-undefine", value.name);
  },
);

test.each(["luks", "ceph", "iscsi"])(
  "libvirtd takes a secret as it is written here, and tells the same of it: %s",
  async (name) => {
    const value = read(secret, fixture(`secret-${name}`));
    await bed.virsh("secret-define", await file(write(secret, value)), "--validate");
    expect(readWhole(secret, await bed.virsh("secret-dumpxml", value.uuid ?? ""))).toEqual(value);
    await bed.virsh("secret-undefine", value.uuid ?? "");
  },
);

test.each(["bridge", "bond", "ethernet"])(
  "libvirt takes an interface as it is written here, and tells the same of it: %s",
  async (name) => {
    const value = read(hostInterface, fixture(`interface-${name}`));
    const path = await file(write(hostInterface, value));
    const told = await testDriver("iface-begin", `iface-define ${path} --validate`, `iface-dumpxml ${value.name}`);
    expect(readWhole(hostInterface, told)).toEqual(value);
  },
);

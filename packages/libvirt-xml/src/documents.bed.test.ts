import { type Bed, startLibvirtd } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Controller,
  documentKinds,
  type Domain,
  domain,
  edit,
  network,
  read,
  storagePool,
  storageVolume,
  write,
} from "./index.ts";
import { installedSchemas, validated } from "./testing/index.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/${name}.xml`, "utf8");

/** libvirt orders controllers anew at each definition. */
function ordered(value: Domain): Domain {
  const key = ({ type, index = 0, address }: Controller) => `${type} ${index} ${address?.slot} ${address?.function}`;
  const controllers = value.devices.controllers.toSorted((a, b) => key(a).localeCompare(key(b)));
  return { ...value, devices: { ...value.devices, controllers } };
}

async function file(text: string): Promise<string> {
  const path = join(bed.directory, "document.xml");
  await writeFile(path, text);
  return path;
}

test.each(["linux", "windows"])(
  "libvirtd takes a guest as it is written here, and tells the same of it: %s",
  async (name) => {
    const value = read(domain, fixture(`domain-${name}`).replaceAll('"', "'"));
    await bed.virsh("define", await file(write(domain, value)), "--validate");
    const told = read(domain, (await bed.virsh("dumpxml", "--inactive", value.name)).replaceAll('"', "'"));
    expect(ordered(told)).toEqual(ordered(value));
  },
);

test("libvirtd takes an edited guest, and tells of the change and of nothing else", async () => {
  const before = fixture("domain-windows");
  const after = edit(before, domain, (value) => ({
    ...value,
    name: "desk-2",
    uuid: "6f1c1c6e-5a0c-4c39-9a54-1d7f0f6f0a22",
    memory: mebibytes(5120),
    currentMemory: mebibytes(5120),
    devices: { ...value.devices, disks: value.devices.disks.filter(({ device }) => device !== "cdrom") },
  }));
  await bed.virsh("define", await file(after), "--validate");
  expect(read(domain, await bed.virsh("dumpxml", "--inactive", "desk-2"))).toEqual(read(domain, after));
});

test("libvirtd takes a network as it is written here, and tells the same of it", async () => {
  const value = read(network, fixture("network-lab").replaceAll('"', "'"));
  await bed.virsh("net-define", await file(write(network, value)), "--validate");
  expect(read(network, (await bed.virsh("net-dumpxml", "lab")).replaceAll('"', "'"))).toEqual(value);
});

test("libvirtd takes a pool and a volume as they are written here", async () => {
  const pool = { type: "dir", name: "disks", target: { path: bed.poolPath, permissions: { mode: "0711" } } };
  await bed.virsh("pool-define", await file(write(storagePool, pool)), "--validate");
  await bed.virsh("pool-start", "disks");
  const told = read(storagePool, await bed.virsh("pool-dumpxml", "disks"));
  expect(told).toMatchObject({ ...pool, target: { path: bed.poolPath } });
  expect(told.available).toBeGreaterThan(0);
  const volume = { name: "a.qcow2", capacity: mebibytes(64), target: { format: "qcow2", compat: "1.1" } };
  await bed.virsh("vol-create", "disks", await file(write(storageVolume, volume)));
  expect(read(storageVolume, await bed.virsh("vol-dumpxml", "a.qcow2", "disks"))).toMatchObject(volume);
});

// Debian's libvirtd itself tells capabilities that its schema does not accept.
const beyondSchema = /-(newer|unvalidated|rare)\.xml$|^capabilities-debian\.xml$/;

test.each(documentKinds.filter(({ schema }) => schema !== undefined))(
  "libvirt's schema accepts the fixtures, but for those that go beyond it: $name",
  async ({ name, schema = "" }) => {
    const directory = join(import.meta.dirname, "../fixtures");
    const longest = documentKinds.map((kind) => kind.name).toSorted((a, b) => b.length - a.length);
    const own = readdirSync(directory).filter((entry) => longest.find((each) => entry.startsWith(`${each}-`)) === name);
    const accepted = await validated(
      own.map((entry) => join(directory, entry)),
      join(installedSchemas, schema),
    );
    expect(accepted.map((path) => basename(path))).toEqual(own.filter((entry) => !beyondSchema.test(entry)));
  },
);

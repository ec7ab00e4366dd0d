import { type Bed, startLibvirtd } from "@hob/beds";
import { mebibytes } from "@hob/units";
import { parseXml } from "@hob/xml";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  coverage,
  type Domain,
  domain,
  domainBackup,
  domainCheckpoint,
  type DomainSnapshot,
  domainSnapshot,
  type Element,
  noDevices,
  read,
  storageVolume,
  write,
} from "./index.ts";

let bed: Bed;
const guest = "moments";

beforeAll(async () => {
  bed = await startLibvirtd();
  await bed.virsh("pool-create-as", "disks", "dir", "--target", bed.poolPath);
  const volume = { name: "disk.qcow2", capacity: mebibytes(64), target: { format: "qcow2", compat: "1.1" } };
  await bed.virsh("vol-create", "disks", await file(write(storageVolume, volume)));
  const value: Domain = {
    type: "qemu",
    name: guest,
    memory: mebibytes(64),
    os: { type: { name: "hvm", arch: "x86_64", machine: "q35" }, boot: [] },
    devices: {
      ...noDevices,
      disks: [
        {
          type: "file",
          driver: { name: "qemu", type: "qcow2" },
          source: { file: join(bed.poolPath, "disk.qcow2") },
          target: { dev: "vda", bus: "virtio" },
        },
      ],
    },
    seclabels: [],
  };
  await bed.virsh("define", await file(write(domain, value)), "--validate");
  await bed.virsh("start", "--paused", guest);
});
afterAll(() => bed.stop());

async function file(xml: string): Promise<string> {
  const path = join(bed.directory, "moment.xml");
  await writeFile(path, xml);
  return path;
}

/** The value of a document, of which nothing may be unknown. */
function readWhole<T extends object>(declared: Element<T>, xml: string): T {
  expect(coverage(declared as Element<object>, parseXml(xml).root).untyped).toEqual([]);
  return read(declared, xml);
}

test("a backup that is copied by a client tells of its server and its disks while it runs", async () => {
  const socket = join(bed.directory, "backup.sock");
  const scratch = { file: join(bed.poolPath, "scratch.qcow2") };
  const backup = {
    mode: "pull",
    server: { transport: "unix", socket },
    disks: [{ name: "vda", backup: true, type: "file", exportname: "data", driver: "qcow2", scratch }],
  };
  const checkpoint = { name: "monday", description: "The full one", disks: [{ name: "vda", checkpoint: "bitmap" }] };
  const note = join(bed.directory, "checkpoint.xml");
  await writeFile(note, write(domainCheckpoint, checkpoint));
  await bed.virsh("backup-begin", guest, await file(write(domainBackup, backup)), note);
  const told = readWhole(domainBackup, await bed.virsh("backup-dumpxml", guest));
  expect(told).toMatchObject(backup);
  await bed.virsh("domjobabort", guest);

  const kept = readWhole(domainCheckpoint, await bed.virsh("checkpoint-dumpxml", guest, "monday", "--size"));
  expect(kept).toMatchObject({ name: "monday", description: "The full one" });
  expect(kept.disks).toEqual([{ name: "vda", checkpoint: "bitmap", bitmap: "monday", size: 0 }]);
  expect(kept.domain?.name).toBe(guest);
  expect(kept.creationTimeSeconds).toBeGreaterThan(1_700_000_000);
  await bed.virsh("checkpoint-create-as", guest, "tuesday");
  expect(read(domainCheckpoint, await bed.virsh("checkpoint-dumpxml", guest, "tuesday")).parent).toBe("monday");
  for (const name of ["tuesday", "monday"]) await bed.virsh("checkpoint-delete", guest, name);
});

test("a snapshot with memory is taken as it is written here, told whole, and redefined from what was told", async () => {
  const wanted: DomainSnapshot = {
    name: "before",
    memory: { snapshot: "external", file: join(bed.poolPath, "before.memory") },
    disks: [
      {
        name: "vda",
        snapshot: "external",
        type: "file",
        driver: { type: "qcow2" },
        source: { file: join(bed.poolPath, "before.qcow2") },
      },
    ],
  };
  await bed.virsh("snapshot-create", guest, await file(write(domainSnapshot, wanted)), "--validate");
  const told = readWhole(domainSnapshot, await bed.virsh("snapshot-dumpxml", guest, "before"));
  expect(told).toMatchObject({ ...wanted, state: "paused" });
  expect(told.domain?.devices.disks[0]?.source?.file).toBe(join(bed.poolPath, "disk.qcow2"));
  expect(told.inactiveDomain?.name).toBe(guest);
  expect(told.cookie?.cpu?.features).not.toEqual([]);

  await bed.virsh("snapshot-delete", guest, "before", "--metadata");
  await bed.virsh("snapshot-create", guest, await file(write(domainSnapshot, told)), "--redefine", "--validate");
  expect(readWhole(domainSnapshot, await bed.virsh("snapshot-dumpxml", guest, "before"))).toEqual(told);
});

import { type Bed, startLibvirtd, testNode } from "@hob/beds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBedHost } from "../testing/open-bed-host.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

const openSimulated = async () => (await openBedHost(bed.testUri(await testNode(3, { devices: true })))).nodeDevices;

it("lists devices by what they can do, and what each is part of", async () => {
  const devices = await openSimulated();
  const all = await devices.list();
  expect(all.map(({ name }) => name)).toContain("pci_0000_01_00_0");
  expect(await devices.list("usb-device")).toHaveLength(1);
  expect(await devices.list("usb-device", "usb", "drm")).toHaveLength(3);
  expect(await devices.list("vdpa")).toEqual([]);
  const [disk] = await devices.describe("storage");
  expect(disk?.device.storage).toBeDefined();
  const device = await devices.device(disk?.name ?? "");
  expect(await device.parent()).toBe(disk?.device.parent);
  expect((await device.document()).name).toBe(device.name);
  const real = (await openBedHost(bed.uri)).nodeDevices;
  expect(await (await real.device("computer")).parent()).toBeNull();
  await expect(devices.device("pci_ffff_00_00_0")).rejects.toMatchObject({ kind: "not-found" });
});

it("tells of PCI devices which go together, and virtual functions from physical ones", async () => {
  const devices = await (await openSimulated()).pciDevices();
  expect(devices).toHaveLength(7);
  const graphics = devices.find(({ name }) => name === "pci_0000_01_00_0");
  expect(graphics).toMatchObject({ address: "0000:01:00.0", iommuGroup: 11, physicalFunction: null });
  expect(graphics?.together).toHaveLength(1);
  const card = devices.find(({ name }) => name === "pci_0000_02_00_0");
  expect(card).toMatchObject({ mostVirtualFunctions: 7, physicalFunction: null });
  const function0 = devices.find(({ name }) => name === "pci_0000_02_10_0");
  expect(function0).toMatchObject({ physicalFunction: "pci_0000_02_00_0", virtualFunctions: [] });
  expect(card?.virtualFunctions).toContain("pci_0000_02_10_0");
});

it("tells what devices can be divided into, and how often", async () => {
  const devices = await openSimulated();
  const types = await devices.mediatedTypes();
  expect(types.map(({ id, availableInstances }) => [id, availableInstances])).toEqual([
    ["nvidia-222", 16],
    ["nvidia-231", 0],
  ]);
  expect(new Set(types.map(({ parent }) => parent))).toEqual(new Set(["pci_0000_01_00_0"]));
  const [mediated] = await devices.describe("mdev");
  expect(mediated?.device.mdev?.type).toBe("nvidia-222");
});

it("makes and destroys a virtual Fibre Channel adapter", async () => {
  const devices = await openSimulated();
  const adapter = await devices.create(
    `<device><parent>scsi_host11</parent><capability type='scsi_host'><capability type='fc_host'>
      <wwnn>2001001b32a9aaaa</wwnn><wwpn>2101001b32a9aaaa</wwpn></capability></capability></device>`,
  );
  expect((await adapter.document()).scsiHost).toBeDefined();
  await adapter.destroy();
  await expect(devices.device(adapter.name)).rejects.toMatchObject({ code: "libvirt.no-node-device" });
  const real = (await openBedHost(bed.uri)).nodeDevices;
  await expect(real.scsiHost("2001001b32a9aaaa", "2101001b32a9aaaa")).rejects.toMatchObject({
    code: expect.stringMatching(/^libvirt\./),
  });
});

it("keeps a mediated device's definition, and says what the machine lacks when it is started", async () => {
  const { nodeDevices } = await openBedHost(bed.uri);
  const [parent] = await nodeDevices.pciDevices();
  const uuid = "1c2d7a60-7a11-4d5a-8a35-7f2f3f1f7a01";
  const device = await nodeDevices.define(
    `<device><parent>${parent?.name}</parent><capability type='mdev'><type id='nvidia-222'/><uuid>${uuid}</uuid></capability></device>`,
  );
  expect(device.name).toContain(uuid.replaceAll("-", "_"));
  await expect
    .poll(async () => (await nodeDevices.list("mdev")).map(({ name }) => name), { timeout: 10_000 })
    .toEqual([device.name]);
  await device.setAutostart(true);
  expect(await device.info()).toEqual({ active: false, persistent: true, autostart: true });
  await expect(device.start()).rejects.toThrow("Unable to create mediated device");
  await device.undefine();
  await expect.poll(() => nodeDevices.list("mdev"), { timeout: 10_000 }).toEqual([]);
});

it("refuses to detach what the host does not let go, and says why", async () => {
  const { nodeDevices } = await openBedHost(bed.uri);
  const net = (await nodeDevices.list("net"))[0];
  await expect(net?.detach({ driver: "vfio" })).rejects.toMatchObject({ code: expect.stringMatching(/^libvirt\./) });
  await expect(net?.reattach()).rejects.toMatchObject({ code: expect.stringMatching(/^libvirt\./) });
  await expect(net?.reset()).rejects.toMatchObject({ code: expect.stringMatching(/^libvirt\./) });
});

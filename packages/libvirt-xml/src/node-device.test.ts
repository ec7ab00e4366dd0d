import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { edit, nodeDevice, read, write } from "./index.ts";

const fixture = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/node-device-${name}.xml`, "utf8");

test("a device is known by the capability that it has", () => {
  const { pci, net, storage } = read(nodeDevice, fixture("nic"));
  expect(pci).toMatchObject({ class: 0x020000, vendor: { id: 0x15b3, name: "Mellanox Technologies" }, numaNode: 0 });
  expect([net, storage]).toEqual([undefined, undefined]);
});

test("capabilities inside a capability are not taken for the device's own", () => {
  const xml =
    "<device><name>a</name><capability type='scsi_host'><host>1</host><capability type='fc_host'><wwnn>1</wwnn><wwpn>2</wwpn></capability></capability></device>";
  expect(read(nodeDevice, xml)).toEqual({ name: "a", scsiHost: { host: 1, fcHost: { wwnn: "1", wwpn: "2" } } });
});

test("addresses on a PCI bus are numbers", () => {
  const { pci } = read(nodeDevice, fixture("nic"));
  expect(pci?.virtFunctions).toEqual({
    maxCount: 16,
    addresses: [
      { domain: 0, bus: 0x42, slot: 0, function: 3 },
      { domain: 0, bus: 0x42, slot: 0, function: 4 },
    ],
  });
});

test("a device that can have virtual functions and has none is told from one that cannot", () => {
  const xml = fixture("nic").replace(/ maxCount='16'>[^]*?<\/capability>/, "/>");
  expect(read(nodeDevice, xml).pci?.virtFunctions).toEqual({ addresses: [] });
  expect(read(nodeDevice, fixture("graphics")).pci?.virtFunctions).toBeUndefined();
});

test("a part of a device is asked for in a few lines", () => {
  const uuid = "d2441d39-495e-4243-ad9f-beb3f14c23d9";
  expect(write(nodeDevice, { parent: "pci_0000_06_00_0", mdev: { type: "nvidia-11", uuid } })).toBe(
    [
      "<device>",
      "  <parent>pci_0000_06_00_0</parent>",
      "  <capability type='mdev'>",
      "    <type id='nvidia-11'/>",
      `    <uuid>${uuid}</uuid>`,
      "  </capability>",
      "</device>",
      "",
    ].join("\n"),
  );
});

test("settings of a part of a device keep their order", () => {
  const xml = fixture("mdev");
  const [first, second] = read(nodeDevice, xml).mdev?.attributes ?? [];
  const after = edit(xml, nodeDevice, (value) => {
    if (!value.mdev || !first || !second) throw new Error("The fixture has two settings.");
    return { ...value, mdev: { ...value.mdev, attributes: [second, first] } };
  });
  expect(after.indexOf("vgpu_params")).toBeLessThan(after.indexOf("frame_rate_limiter"));
  expect(after.split("\n").toSorted()).toEqual(xml.split("\n").toSorted());
});

test("a parent is named, or told by its world wide names", () => {
  expect(read(nodeDevice, fixture("hba")).parent).toBe("pci_0000_10_00_0");
  expect(read(nodeDevice, fixture("vport"))).toMatchObject({
    parentWwnn: "2001001b32a9da4e",
    parentWwpn: "2101001b32a9da4e",
  });
  expect(read(nodeDevice, fixture("vport-fabric")).parentFabricWwn).toBe("2001000dec9877c1");
});

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bed, startLibvirtd } from "./libvirtd-bed.ts";
import { run } from "./run.ts";
import { testNode } from "./test-node.ts";

let bed: Bed;
beforeAll(async () => {
  bed = await startLibvirtd();
});
afterAll(() => bed.stop());

describe("a simulated node with devices", () => {
  let uri: string;
  beforeAll(async () => {
    uri = bed.testUri(await testNode(3, { devices: true }));
  });
  const virsh = async (...args: string[]) => (await run("virsh", ["-q", "-c", uri, ...args])).trim();

  test.each([
    ["pci", 7],
    ["mdev_types", 1],
    ["mdev", 1],
    ["net", 1],
    ["scsi_host", 1],
    ["fc_host", 1],
    ["vports", 1],
    ["scsi_target", 1],
    ["scsi", 1],
    ["storage", 1],
    ["usb_device", 1],
    ["usb", 1],
    ["drm", 1],
  ])("has devices that can do %s: %i", async (capability, count) => {
    // virsh always asks for devices that are active too, which the test driver does not understand.
    const list = "import libvirt, sys; print(len(libvirt.open(sys.argv[1]).listDevices(sys.argv[2])))";
    expect(Number(await run("/usr/bin/python3", ["-c", list, uri, capability]))).toBe(count);
  });

  test("describes IOMMU groups and virtual functions", async () => {
    const graphics = await virsh("nodedev-dumpxml", "pci_0000_01_00_0");
    expect(graphics.match(/<iommuGroup number='11'>(.*?)<\/iommuGroup>/s)?.[1]!.match(/<address /g)).toHaveLength(2);
    expect(await virsh("nodedev-dumpxml", "pci_0000_02_00_0")).toContain(
      "<capability type='virt_functions' maxCount='7'>",
    );
    expect(await virsh("nodedev-dumpxml", "pci_0000_02_10_0")).toContain("<capability type='phys_function'>");
  });

  test("makes a virtual Fibre Channel adapter", async () => {
    const file = join(bed.poolPath, "vport.xml");
    await writeFile(
      file,
      `<device><parent>scsi_host11</parent><capability type='scsi_host'><capability type='fc_host'>
        <wwnn>2001001b32a9aaaa</wwnn><wwpn>2101001b32a9aaaa</wwpn></capability></capability></device>`,
    );
    expect(await virsh(`nodedev-create ${file}; nodedev-dumpxml scsi_host12`)).toContain(
      "<wwpn>2101001b32a9aaaa</wwpn>",
    );
  });
});

test("a real node keeps definitions of mediated devices, and cannot start what the machine does not have", async () => {
  const [parent = ""] = (await bed.virsh("nodedev-list", "--cap", "pci")).split("\n");
  const uuid = "c9e7d6bd-45d1-4f1a-9b7f-3f4a6f3a3c11";
  const file = join(bed.poolPath, "mdev.xml");
  await writeFile(
    file,
    `<device><parent>${parent}</parent><capability type='mdev'><type id='nvidia-222'/><uuid>${uuid}</uuid></capability></device>`,
  );
  await bed.virsh("nodedev-define", file);
  const list = () => bed.virsh("nodedev-list", "--inactive");
  const name = `${parent.replace("pci", `mdev_${uuid.replaceAll("-", "_")}`)}`;
  await expect.poll(list, { timeout: 10_000 }).toBe(name);
  await bed.virsh("nodedev-autostart", name);
  expect(await bed.virsh("nodedev-info", name)).toMatch(/Active: +no\nPersistent: +yes\nAutostart: +yes/);
  await expect(bed.virsh("nodedev-start", name)).rejects.toThrow("Unable to create mediated device");
  await bed.virsh("nodedev-undefine", name);
  await expect.poll(list, { timeout: 10_000 }).toBe("");
});
